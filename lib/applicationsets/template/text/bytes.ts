import { TemplateFault, uncertain } from '../fault';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Go counts bytes of UTF-8 where JavaScript counts code units. */
export function length(text: string): number {
  return encoder.encode(text).length;
}

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** @throws TemplateFault where they are no text */
export function textOf(bytes: Uint8Array, what: string): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw uncertain(`${what} gives bytes that are no text`);
  }
}

/**
 * `text[from:to]` of Go.
 *
 * @throws TemplateFault where it is out of range, or within a character
 */
export function cut(text: string, from: number, to: number): string {
  const bytes = encoder.encode(text);
  if (from < 0 || to < from || to > bytes.length)
    throw new TemplateFault(
      `'${text}' is cut from ${from} to ${to}`,
      `it has ${bytes.length} bytes: stay within them`,
    );
  return textOf(bytes.slice(from, to), `to cut '${text}' within a character`);
}
