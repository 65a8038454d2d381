import { uncertain } from '../fault';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Go counts bytes of UTF-8 where JavaScript counts code units. */
export function length(text: string): number {
  return encoder.encode(text).length;
}

/** `text[from:to]` of Go. */
export function cut(text: string, from: number, to: number): string {
  try {
    return decoder.decode(encoder.encode(text).slice(from, to));
  } catch {
    throw uncertain(`'${text}' is cut within a character`);
  }
}

export function base64(text: string): string {
  return btoa(String.fromCharCode(...encoder.encode(text)));
}

/** @throws TemplateFault where it is no text in base64 */
export function fromBase64(text: string): string {
  try {
    return decoder.decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
  } catch {
    throw uncertain(`'${text}' is no text in base64`);
  }
}

/** Refuses a text whose characters Go and JavaScript treat differently in the function. */
export function ascii(name: string, text: string): string {
  if (/[^\x00-\x7f]/.test(text))
    throw uncertain(`${name} of '${text}' depends on characters outside of ASCII`);
  return text;
}
