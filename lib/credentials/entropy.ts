import { decoded } from './encrypted';

/** Shorter texts have too little entropy to tell. */
const SHORTEST = 24;
/** Longer ones are certificates, pictures and archives. */
const LONGEST = 200;
const WORD = new RegExp(
  `(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{${SHORTEST},${LONGEST}}={0,2}(?![A-Za-z0-9+/=_-])`,
  'g',
);

/**
 * The least entropy of a text, as a part of what is possible at its length. Of texts drawn at random of letters and digits, one in
 * a thousand has less.
 */
const LEAST = 0.8;

/** The most characters on average of a capital with small letters, of capitals and of digits, one after another. Words have more. */
const LONGEST_RUN = 3.2;

/** A part of a name between separators: a few words, and digits after them. */
const NAME = /^(?:[A-Z]?[a-z]*(?:[A-Z][a-z]+)*|[A-Z]*)\d{0,4}[a-z]?$/;

/** What is public, and looks as if it were drawn at random. */
const PUBLIC = new RegExp(
  [
    /^[A-Z]?[\da-f]+$/i, // Digests, commits, UUIDs.
    /^AAAA[BCEG][23N]/, // Public keys of SSH.
    /^(?:MFkwEwYH|MIIBIjAN|MCowBQYDK2V|MHYwEAYH|LS0tLS1CRUdJTi)/, // Public keys, and certificates in Base64.
    /^age1|^sha(?:256|384|512)-/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
/** What stands before a digest in Base64, and before a part of an address. */
const BEFORE_PUBLIC = /(?:sha(?:256|384|512):|SHA256:|\bh1:|\bzh:|base64,)$/;
const BLOCKS = /-----BEGIN (?![A-Z0-9 ]*PRIVATE KEY)([A-Z0-9 ]+)-----[^]*?-----END \1-----/g;
const URL = /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s'"<>?#]*/gi;

/** Where texts stand that were probably drawn at random: their positions. */
export function drawnAtRandom(text: string): { readonly index: number; readonly length: number }[] {
  if (text.length < SHORTEST) return [];
  const found: { index: number; length: number }[] = [];
  let blank: string | undefined;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!isDrawn(word) || BEFORE_PUBLIC.test(text.slice(Math.max(0, index - 8), index))) continue;
    // Addresses have identifiers of documents in them, and certificates are no secret.
    blank ??= text.replace(BLOCKS, blanked).replace(URL, blanked);
    if (blank.slice(index, index + word.length) === word) found.push({ index, length: word.length });
  }
  return found;
}

function blanked(text: string): string {
  return ' '.repeat(text.length);
}

function isDrawn(word: string): boolean {
  // What joins names is of one kind in each part, as in `Reports-7d9f8b6c5d`.
  if (!word.split(/[-_]/).some(isMixed)) return false;
  if (PUBLIC.test(word) || isName(word) || isPath(word)) return false;
  const bare = word.replace(/=+$/, '');
  const runs = bare.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g)?.length ?? 1;
  if (bare.replace(/[-+_/]/g, '').length > LONGEST_RUN * runs) return false;
  if (entropyOf(bare) < LEAST * Math.log2(Math.min(bare.length, 64))) return false;
  const text = decoded(bare.replace(/-/g, '+').replace(/_/g, '/'));
  // Text in Base64 is judged by what it says.
  return text === undefined || !/^[\t\n\r -~]*$/.test(text);
}

function isMixed(part: string): boolean {
  return /\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part);
}

function isName(word: string): boolean {
  const parts = word.split(/[-_/]+/);
  return parts.length > 1 && parts.every((part) => NAME.test(part));
}

/** Folders of which one has a short suffix that was drawn at random, as temporary ones do. Base64 has slashes too, and few names between them. */
function isPath(word: string): boolean {
  const parts = word.split('/');
  if (parts.length === 1) return false;
  if (parts[0] === '') return parts.every((part) => part.length < SHORTEST || !isDrawn(part));
  return parts.filter((part) => part !== '' && !NAME.test(part)).join('/').length < SHORTEST;
}

function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
