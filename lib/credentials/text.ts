import { decoded, isEncrypted } from './encrypted';
import { drawnAtRandom } from './entropy';
import { FORMATS } from './formats';
import { meaningOf, WORD, type KeyMeaning } from './keys';
import { isExpression, isNameLike, isReference } from './references';

/** A credential in a text: what it is, and the characters that are secret. */
export interface InText {
  /** As messages say it: 'an access key of AWS'. */
  readonly what: string;
  readonly index: number;
  readonly length: number;
  /** Whether it is one by a key and a colon before it. @default false */
  readonly isAfterColon?: boolean;
}

/** Shorter texts have no form. */
export const SHORTEST = 8;
/** Shorter texts without a form are of no interest. */
const SHORTEST_RANDOM = 16;
/** Whatever has a form has one of these in it: most texts have none, and are not looked at further. */
const HINTS = new RegExp(
  [...new Set(FORMATS.flatMap(({ hints }) => hints))]
    .map((hint) => hint.replace(/[$?.{]/g, '\\$&'))
    .concat('pass', 'pwd', 'secret', 'token', 'credential', 'dsn', 'key', 'connection', 'enc\\[')
    .join('|'),
  'i',
);

/** Every credential in the text, by its form: in the order in which they are looked for. */
export function credentialsInText(given: string): InText[] {
  if (given.length < SHORTEST) return [];
  const isHinted = HINTS.test(given);
  if (!isHinted && given.length < SHORTEST_RANDOM) return [];
  const text = isHinted && given.includes('ENC[') ? withoutEncrypted(given) : given;
  const byLook = text.length < SHORTEST_RANDOM ? [] : [...random(text), ...inBase64(text)];
  return isHinted ? [...formed(text), ...posing(text), ...assigned(text), ...byLook] : byLook;
}

function withoutEncrypted(text: string): string {
  return text.replace(SOPS, (found) => (isEncrypted(found) ? ' '.repeat(found.length) : found));
}

const SOPS = /ENC\[[A-Z0-9_]+,[^\]\n]*(?:\]|$)/gm;
export const RANDOM = 'a token or key, drawn at random';

function* random(text: string): Generator<InText> {
  for (const { index, length } of drawnAtRandom(text)) yield { what: RANDOM, index, length };
}

function* formed(text: string): Generator<InText> {
  const lower = text.toLowerCase();
  for (const { what, hints, form } of FORMATS) {
    if (!hints.some((hint) => lower.includes(hint))) continue;
    for (const { 0: match, index, groups } of text.matchAll(form)) {
      const { before = '', after = '' } = groups ?? {};
      const secret = match.slice(before.length, match.length - after.length);
      if (!isReference(secret) && !/^(?:\$\{|\$\(|<|\{)/.test(secret))
        yield { what, index: index + before.length, length: secret.length };
    }
  }
}

/** Text that has the look of what SOPS made: what it did make is left out by now. */
function* posing(text: string): Generator<InText> {
  for (const { 0: match, index } of text.matchAll(SOPS))
    yield { what: 'text that poses as encrypted by SOPS', index, length: match.length };
}

const ASSIGNED_SECRET = 'a password or key, by what stands before it';
const VALUE = `(?:"(?<double>(?:[^"\\\\\\n]|\\\\.)+)"|'(?<single>[^'\\n]+)'|\`(?<tick>[^\`\\n]+)\`|(?<bare>\\$+\\{[^}\\n]*\\}[^\\s"',;&]*|[^\\s"',;&\`{}\\[\\]()<>|][^\\s"',;&\`}]*))`;
/** `password: x`, `"password": "x"`, `password = "x"`, `Password=x;`, `${PASSWORD:=x}`, `--password x`. */
const ASSIGNED: readonly RegExp[] = [
  new RegExp(
    `(?<![\\w.-])(?<before>(?<key>[\\w.-]{0,80}(?:${WORD}|pass))["']?[ \\t]*(?<sign>:?=|:-?)[ \\t]*)${VALUE}(?<rest>[ \\t]*\\S?)`,
    'gi',
  ),
  new RegExp(
    `(?<![\\w-])(?<before>(?<key>--?[\\w-]{0,80}(?:${WORD}))(?<sign>[ \\t]+))${VALUE}(?<rest>)`,
    'gi',
  ),
];

function* assigned(text: string): Generator<InText> {
  for (const form of ASSIGNED)
    for (const { 0: match, index, groups } of text.matchAll(form)) {
      const { before = '', key = '', sign = '', double, single, tick, bare, rest = '' } = groups!;
      const secret = double ?? single ?? tick ?? bare ?? '';
      const meaning = meaningOf(key);
      if (!meaning || !isSecretText(secret, meaning) || (bare !== undefined && isExpression(bare))) continue;
      // Prose goes on after a word: `the token: see below`.
      const isProse =
        bare !== undefined && !sign.includes('=') && (sign.trim() === '' || /[ \t]\w/.test(rest));
      if (isProse && !isMixed(secret)) continue;
      const start = index + match.indexOf(secret, before.length);
      yield { what: ASSIGNED_SECRET, index: start, length: secret.length, isAfterColon: sign.trim() === ':' };
    }
}

function isMixed(text: string): boolean {
  return text.length >= 6 && /[A-Za-z]/.test(text) && /\d/.test(text);
}

/** Whether text under a key of that meaning is secret. */
export function isSecretText(text: string, meaning: KeyMeaning): boolean {
  if (text === '' || isReference(text)) return false;
  return meaning === 'password' || (text.length >= SHORTEST && !/\s/.test(text) && !isNameLike(text));
}

const BASE64 = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{16,20000}={0,2}(?![A-Za-z0-9+/=])/g;

/** Credentials that were put into Base64: all of it counts. */
function* inBase64(text: string): Generator<InText> {
  for (const { 0: match, index } of text.matchAll(BASE64)) {
    if (match.length % 4 !== 0 || !/[A-Z]/.test(match) || !/[a-z]/.test(match)) continue;
    const inner = decoded(match);
    if (inner === undefined || !/^[\t\n\r -~]+$/.test(inner)) continue;
    const [found] = inner.length < SHORTEST ? [] : [...formed(inner), ...assigned(inner), ...random(inner)];
    if (found) yield { what: `${found.what}, in Base64`, index, length: match.length };
  }
}
