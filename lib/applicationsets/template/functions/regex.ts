import { uncertain } from '../fault';
import { ascii } from './bytes';
import { takes, type Functions } from './function';

/** Regular expressions of Sprig, as far as RE2 and JavaScript read them alike. */
export const expressions: Functions = {
  regexMatch: takes(['string', 'string'], (pattern, text) => compiled(pattern).test(subject(text))),
  regexFind: takes(['string', 'string'], (pattern, text) => compiled(pattern).exec(subject(text))?.[0] ?? ''),
  regexReplaceAll: takes(['string', 'string', 'string'], (pattern, text, by) => {
    const expanded = replacement(by);
    return replaced(pattern, text, expanded);
  }),
  regexReplaceAllLiteral: takes(['string', 'string', 'string'], (pattern, text, by) =>
    replaced(pattern, text, () => by),
  ),
  regexQuoteMeta: takes(['string'], (text) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
};

/** Refuses what the two read differently: groups with a question mark, classes of POSIX and Unicode, rare escapes. */
function compiled(pattern: string, flags = ''): RegExp {
  const odd =
    /\(\?(?!:)|\[\[:|\\[^dDwWsSbBnrtfv.+*?()|[\]{}^$\\/-]|[*+?}][+]|\{(?!\d+(,\d*)?\})|[^\x20-\x7e]/.exec(
      pattern,
    );
  if (odd) throw uncertain(`the regular expression '${pattern}' has '${odd[0]}'`);
  try {
    return new RegExp(pattern, flags);
  } catch {
    throw uncertain(`'${pattern}' is no regular expression`);
  }
}

function subject(text: string): string {
  if (/[\r\v]/.test(text)) throw uncertain('a regular expression reads a text with \\r or \\v');
  return ascii('a regular expression', text);
}

function replaced(pattern: string, text: string, by: (groups: readonly string[]) => string): string {
  return subject(text).replace(compiled(pattern, 'g'), (...found: unknown[]) => {
    const groups = found.slice(
      0,
      found.findIndex((item) => typeof item === 'number'),
    ) as string[];
    // After a match, Go skips an empty one where JavaScript does not.
    if (groups[0] === '') throw uncertain(`'${pattern}' matches the empty string`);
    return by(groups);
  });
}

/** `$1` and `${1}`; a name, which `$1x` is too, stands for nothing that is known here. */
function replacement(by: string): (groups: readonly string[]) => string {
  const named = /\$(?:\{(?!\d+\})|(?!\{|\$)\w*[A-Za-z_])/.exec(by.replaceAll('$$', ''));
  if (named) throw uncertain(`the replacement '${by}' names a group`);
  return (groups) =>
    by.replace(/\$(?:\$|\{(\d+)\}|(\d+))/g, (_, braced?: string, bare?: string) => {
      const number = braced ?? bare;
      return number === undefined ? '$' : (groups[Number(number)] ?? '');
    });
}
