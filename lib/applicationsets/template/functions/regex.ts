import { RE2JS, RE2JSException } from 're2js';
import { TemplateFault, uncertain } from '../fault';
import { listOf, nilList, type Value } from '../value';
import { takes, type Functions, withMust } from './function';

/** Regular expressions of Sprig, read by a port of RE2, which is what Go has. */
export const expressions: Functions = {
  ...withMust({
    regexMatch: takes(['string', 'string'], (pattern, text) => compiled(pattern).matcher(text).find()),
    regexFind: takes(['string', 'string'], (pattern, text) => found(pattern, text)[0]?.groups[0] ?? ''),
    regexFindAll: takes(['string', 'string', 'int'], (pattern, text, most) => {
      const all = found(pattern, text, Number(most));
      return all.length === 0
        ? nilList('string')
        : listOf(
            'string',
            all.map(({ groups }) => groups[0]!),
          );
    }),
    regexReplaceAll: takes(['string', 'string', 'string'], (pattern, text, by) => {
      const names = compiled(pattern).namedGroups();
      return replaced(text, found(pattern, text), (groups) => expanded(by, groups, names));
    }),
    regexReplaceAllLiteral: takes(['string', 'string', 'string'], (pattern, text, by) =>
      replaced(text, found(pattern, text), () => by),
    ),
    regexSplit: takes(['string', 'string', 'int'], (pattern, text, most) =>
      split(pattern, text, Number(most)),
    ),
  }),
  // Without must, what cannot be read matches nothing.
  regexMatch: takes(['string', 'string'], (pattern, text) => {
    const expression = read(pattern);
    return expression instanceof RE2JS && expression.matcher(text).find();
  }),
  regexQuoteMeta: takes(['string'], (text) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
};

function read(pattern: string): RE2JS | RE2JSException {
  try {
    return RE2JS.compile(pattern);
  } catch (fault) {
    if (fault instanceof RE2JSException) return fault;
    throw fault;
  }
}

function compiled(pattern: string): RE2JS {
  const expression = read(pattern);
  if (expression instanceof RE2JS) return expression;
  if (expression.message.includes('duplicate')) throw uncertain(`'${pattern}' has two groups of one name`);
  throw new TemplateFault(
    `'${pattern}' is no regular expression: ${expression.message}`,
    'write it as RE2 reads it, which has neither backreferences nor lookaround',
  );
}

interface Match {
  readonly start: number;
  readonly end: number;
  /** The whole, then what stands in parentheses. */
  readonly groups: readonly string[];
}

/** All matches, or as many as are wanted. After a match, Go takes no empty one that touches it. */
function found(pattern: string, text: string, most = -1): Match[] {
  const expression = compiled(pattern);
  const matcher = expression.matcher(text);
  const all: Match[] = [];
  let last = -1;
  while ((most < 0 || all.length < most) && matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    if (start === end && start === last) continue;
    const groups = Array.from(
      { length: expression.groupCount() + 1 },
      (_, index) => matcher.group(index) ?? '',
    );
    all.push({ start, end, groups });
    last = end;
  }
  return all;
}

function replaced(text: string, all: readonly Match[], by: (groups: readonly string[]) => string): string {
  let at = 0;
  let made = '';
  for (const { start, end, groups } of all) {
    made += text.slice(at, start) + by(groups);
    at = end;
  }
  return made + text.slice(at);
}

/** `$1`, `${1}`, `$name` and `${name}`; what is no group stands for nothing, and `$$` for a dollar. */
function expanded(by: string, groups: readonly string[], names: Readonly<Record<string, number>>): string {
  return by.replace(
    /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu,
    (_, braced?: string, bare?: string) => {
      const name = braced ?? bare;
      if (name === undefined) return '$';
      const index = /^(0|[1-9]\d{0,8})$/.test(name)
        ? Number(name)
        : Object.hasOwn(names, name)
          ? names[name]!
          : -1;
      return groups[index] ?? '';
    },
  );
}

function split(pattern: string, text: string, most: number): Value {
  if (most === 0) return nilList('string');
  if (pattern !== '' && text === '') return listOf('string', ['']);
  const parts: string[] = [];
  let [at, end] = [0, 0];
  for (const match of found(pattern, text, most)) {
    if (most > 0 && parts.length === most - 1) break;
    end = match.start;
    if (match.end !== 0) parts.push(text.slice(at, end));
    at = match.end;
  }
  if (end !== text.length) parts.push(text.slice(at));
  return listOf('string', parts);
}
