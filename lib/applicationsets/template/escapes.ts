import { TemplateFault, uncertain } from './fault';

const CONTROLS: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * What a string in double quotes, or a character in single ones, stands for in Go.
 *
 * @throws TemplateFault
 */
export function unquoted(text: string, quote: '"' | "'"): string {
  if (!text.includes('\\')) return text;
  const bytes: number[] = [];
  const pieces = text.matchAll(
    /\\(?:x([\da-fA-F]{2})|([0-7]{3})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))|[^\\]+/gsu,
  );
  for (const [piece, hex, octal, short, long, char] of pieces) {
    if (hex !== undefined) bytes.push(parseInt(hex, 16));
    else if (octal !== undefined) bytes.push(byteOf(octal, text));
    else if (short !== undefined || long !== undefined) bytes.push(...encoded(short ?? long!, text));
    else if (char === undefined) bytes.push(...encoder.encode(piece));
    else if (char === '\\' || char === quote) bytes.push(char.charCodeAt(0));
    else if (Object.hasOwn(CONTROLS, char)) bytes.push(CONTROLS[char]!);
    else throw unknownEscape(char, text);
  }
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    throw uncertain(`"${text}" is bytes that are no text`);
  }
}

function byteOf(octal: string, text: string): number {
  const byte = parseInt(octal, 8);
  if (byte > 255) throw unknownEscape(octal, text);
  return byte;
}

function encoded(hex: string, text: string): Uint8Array {
  const code = parseInt(hex, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) throw unknownEscape(`u${hex}`, text);
  return encoder.encode(String.fromCodePoint(code));
}

function unknownEscape(escape: string, text: string): TemplateFault {
  return new TemplateFault(`unknown escape \\${escape} in "${text}"`, 'write the string in `backquotes`');
}
