import { error, type Issue } from '../issues/issue';

/** The languages of files that are passed on as they are; and YAML that is read and written anew, of which nothing is passed on. */
export type PassedText = 'YAML' | 'HCL' | 'authored YAML';

/**
 * Characters that may not stand unescaped in it. YAML: all but printable ASCII and line feeds. Some decoders end a line,
 * and with it a comment, where others read on: at U+0085, U+2028 and U+2029, which YAML 1.1 has for line breaks and YAML 1.2 has not,
 * and at a carriage return (YAML 1.2.2, section 5.4). HCL has one decoder, and comments in any language, so there it is
 * what hides from a reviewer what the file does: control characters, line breaks of other writings, what turns the
 * direction of text (Unicode, UAX #9), and tags, which nobody sees. In YAML that is written anew it is both.
 */
const HIDING = /\r(?!\n)|(?![\t\n\r])\p{Cc}|[\u2028-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;
const REFUSED: Readonly<Record<PassedText, RegExp>> = {
  YAML: /[^ -~\n]/gu,
  HCL: HIDING,
  'authored YAML': HIDING,
};

const WHY: Readonly<Record<PassedText, string>> = {
  YAML: 'decoders of YAML read alike printable ASCII and line feeds alone',
  HCL: 'it hides from reviewers what the file does',
  'authored YAML': 'it hides from reviewers what the file says, or ends a line for some decoders alone',
};

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x9, 'a tab'],
  [0xd, 'a carriage return'],
  [0x85, 'a next line'],
  [0xa0, 'a no-break space'],
  [0x2028, 'a line separator'],
  [0x2029, 'a paragraph separator'],
  [0x202e, 'a right-to-left override'],
  [0xfeff, 'a byte order mark'],
]);

/** The one place that decides what text may pass as it is: says where the first character stands that may not. */
export function issuesOfPassedText(text: string, file: string, writtenIn: PassedText): Issue[] {
  const refused = [...text.matchAll(REFUSED[writtenIn])];
  const [first] = refused;
  if (!first) return [];
  const lineStart = text.lastIndexOf('\n', first.index - 1) + 1;
  const line = text.slice(0, lineStart).split('\n').length;
  const code = first[0].codePointAt(0)!;
  const name = NAMES.get(code);
  const more = refused.length > 1 ? ` (and ${refused.length - 1} more like it)` : '';
  const problem = `${codePoint(code)}${name === undefined ? '' : `, ${name},`} stands here unescaped${more}: ${WHY[writtenIn]}`;
  return [error({ file, line, column: first.index - lineStart + 1 }, problem, fixOf(code))];
}

function codePoint(code: number): string {
  return `U+${hex(code, 4).toUpperCase()}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function fixOf(code: number): string {
  if (code === 0xfeff) return 'remove it: save the file as UTF-8 without a byte order mark';
  if (code === 0xd) return 'end lines with a line feed alone';
  // YAML and HCL have the same escapes for it.
  const escape = code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  return `remove it, or write it as ${escape} within double quotes`;
}
