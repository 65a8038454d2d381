const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};

/** Go's `%q` of a string. */
export function quoted(text: string): string {
  return `"${Array.from(text, (char) => (char === '"' ? '\\"' : escaped(char))).join('')}"`;
}

/** Go's `%q` of a number that stands for a character. */
export function quotedChar(char: string): string {
  return `'${char === "'" ? "\\'" : escaped(char)}'`;
}

function escaped(char: string): string {
  if (ESCAPES[char]) return ESCAPES[char];
  if (char === ' ' || /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(char)) return char;
  const code = char.codePointAt(0)!;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
