import { uncertain } from '../fault';

/** Go changes characters one by one, whatever stands beside them, and into one character each. */
export function upper(text: string): string {
  return Array.from(text, upperOf).join('');
}

export function lower(text: string): string {
  return Array.from(text, lowerOf).join('');
}

export function upperOf(char: string): string {
  return alone(char, char.toUpperCase());
}

export function lowerOf(char: string): string {
  // The one character that becomes two in JavaScript, and in Go another one.
  return char === 'İ' ? 'i' : alone(char, char.toLowerCase());
}

/** As at the beginning of a title: some characters have a form of their own for it. */
export function titleOf(char: string): string {
  if (/[\u01c4-\u01cc\u01f1-\u01f3\u10d0-\u10ff]/.test(char))
    throw uncertain(`a title begins with '${char}'`);
  return upperOf(char);
}

function alone(char: string, changed: string): string {
  if (Array.from(changed).length === 1) return changed;
  if (/[\u1f80-\u1fff]/.test(char)) throw uncertain(`the case of '${char}' is changed`);
  return char;
}

export const isUpper = (char: string) => /\p{Lu}/u.test(char);
export const isLower = (char: string) => /\p{Ll}/u.test(char);
/** What Go's unicode.IsSpace takes for a space. */
export const isSpace = (char: string) =>
  /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(char);

export function trimSpace(text: string): string {
  const all = Array.from(text);
  const from = all.findIndex((char) => !isSpace(char));
  return from === -1 ? '' : all.slice(from, all.findLastIndex((char) => !isSpace(char)) + 1).join('');
}
