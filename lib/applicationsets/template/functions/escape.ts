import { TemplateFault } from '../fault';
import { takesMany, type Functions } from './function';
import type { Value } from '../value';
import { spaced } from './printf';

/** What text/template itself has to escape with. */
export const escapes: Functions = {
  html: takesMany([], 'any', (...values) => shown(values).replace(/[\0"'&<>]/g, (char) => HTML[char]!)),
  js: takesMany([], 'any', (...values) => Array.from(shown(values), forScript).join('')),
  urlquery: takesMany([], 'any', (...values) =>
    encodeURIComponent(shown(values))
      .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+'),
  ),
  call: takesMany([], 'any', () => {
    throw new TemplateFault('call is given no function', 'no parameter of a set is one');
  }),
};

/** As an action shows them. */
function shown(values: readonly Value[]): string {
  return spaced(values.map((value) => value ?? '<no value>'));
}

const HTML: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

function forScript(char: string): string {
  if (/[\\'"]/.test(char)) return `\\${char}`;
  if (/[<>&=\0-\x1f]/.test(char)) return unicode(char);
  const isPrinted = char <= '\x7f' || /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(char);
  return isPrinted ? char : unicode(char);
}

function unicode(char: string): string {
  return `\\u${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
