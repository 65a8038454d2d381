import { sha1 } from '@noble/hashes/legacy';
import { sha256, sha512 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { uncertain } from '../fault';
import { bytesOf, textOf } from '../text/bytes';
import { takes, type Functions } from './function';

/** Checksums, and bytes as text, of Sprig. */
export const hashes: Functions = {
  b64enc: takes(['string'], (text) => btoa(String.fromCharCode(...bytesOf(text)))),
  b64dec: takes(['string'], fromBase64),
  b32enc: takes(['string'], toBase32),
  b32dec: takes(['string'], fromBase32),
  sha1sum: takes(['string'], (text) => bytesToHex(sha1(bytesOf(text)))),
  sha256sum: takes(['string'], (text) => bytesToHex(sha256(bytesOf(text)))),
  sha512sum: takes(['string'], (text) => bytesToHex(sha512(bytesOf(text)))),
  adler32sum: takes(['string'], adler32),
};

function fromBase64(text: string): string {
  const bare = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(bare))
    throw uncertain(`'${text}' is no base64`);
  return textOf(
    Uint8Array.from(atob(bare), (char) => char.charCodeAt(0)),
    'b64dec',
  );
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function toBase32(text: string): string {
  const bits = Array.from(bytesOf(text), (byte) => byte.toString(2).padStart(8, '0')).join('');
  const chars = (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]!);
  return chars.join('').padEnd(Math.ceil(chars.length / 8) * 8, '=');
}

function fromBase32(text: string): string {
  const bare = text.replace(/[\r\n]/g, '');
  if (bare.length % 8 !== 0 || !/^[A-Z2-7]*(?:={6}|={4}|={3}|=)?$/.test(bare))
    throw uncertain(`'${text}' is no base32`);
  const bits = Array.from(bare.replace(/=+$/, ''), (char) =>
    BASE32.indexOf(char).toString(2).padStart(5, '0'),
  ).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
  return textOf(Uint8Array.from(bytes), 'b32dec');
}

/** Source: RFC 1950, "Adler-32 checksum". */
function adler32(text: string): string {
  let [a, b] = [1, 0];
  for (const byte of bytesOf(text)) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return String(b * 65536 + a);
}
