import { Unwritable } from './word';

/**
 * How one string is written so that every decoder reads back that string and nothing else.
 *
 * The decoders are YAML 1.1 (js-yaml), YAML 1.2 core (yaml) and Kubernetes' own (sigs.k8s.io/yaml,
 * on go-yaml 2 and 3). They disagree on which bare words are booleans, numbers and dates, so a
 * string stays bare only when none of them could take it for anything else. In doubt, it is quoted.
 */

/** A boolean or null to at least one decoder. In any case, because YAML 1.1 decoders differ on it. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const LONGEST_RESERVED = 5;

/** An exponent without digits before it, which the yaml package reads as NaN under YAML 1.1. */
const EXPONENT = /^e[-+]?[0-9]+$/i;

/** A first character that starts no number, date or indicator. `./` may pass: no float has a slash. */
const BARE_START = /^(?:[A-Za-z_/$(]|\.\.?\/)/;

/**
 * Finds what ends a bare string or changes it: a colon that ends a key, a comment, a space that comes last,
 * and all but printable ASCII. A search for it, as an expression that matches the whole string would
 * overflow the stack on one of many megabytes.
 */
const NOT_BARE = /[^ -~]|:(?: |$)| (?:#|$)/;

/** A Kubernetes quantity or duration such as 100m, 128Mi or 30s: no decoder has a number like it. */
const QUANTITY = /^[0-9]+(?:[hmskMGT]|[KMGT]i)$/;

/**
 * Not printable in YAML, or a line break or blank to some decoder, or unseen by a reviewer (as zero
 * width and bidirectional marks are). Such a character is only ever written as an escape.
 */
const UNSEEN = /(?![ \t\n])[\p{Cc}\p{Cf}\p{Z}\p{Noncharacter_Code_Point}]/u;
const EVERY_UNSEEN = new RegExp(UNSEEN, 'gu');

/** Nearly no text has these, and they are much faster to look for than UNSEEN. */
const NOT_ASCII_TEXT = /[^ -~\t\n]/;

/** Under the u flag a paired surrogate is one character, so this finds only a lone one. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Text a literal block cannot hold safely: a first line that is empty or indented hides where the
 * block's own indentation ends, and decoders trim a line of nothing but blanks differently.
 */
const NOT_LITERAL = /^[ \t\n]|\n[ \t]+(?:\n|$)/;

/** The strings of a fleet repeat. The bound keeps a long run from growing. */
const CACHED_STRINGS = 20_000;
const CACHED_LENGTH = 40;
const cache = new Map<string, string>();

/**
 * A string as one line of YAML, bare or double-quoted, for a key or a value.
 *
 * @throws Unwritable for a lone surrogate: UTF-8 has no bytes for it (RFC 3629, section 3).
 */
export function lineString(text: string): string {
  if (text.length > CACHED_LENGTH) return isBare(text) ? text : quoted(text);
  const known = cache.get(text);
  if (known !== undefined) return known;
  const line = isBare(text) ? text : quoted(text);
  if (cache.size >= CACHED_STRINGS) cache.clear();
  cache.set(text, line);
  return line;
}

/**
 * A string as a value: a literal block when it has several lines and a block can hold them, else one
 * line. `indent` is the line break and spaces that start each line of the block.
 *
 * @throws Unwritable for a lone surrogate, as lineString does.
 */
export function valueString(text: string, indent: string): string {
  if (!text.includes('\n') || NOT_LITERAL.test(text) || !isPrintable(text)) return lineString(text);
  return literal(text, indent);
}

function isBare(text: string): boolean {
  if (!BARE_START.test(text)) return QUANTITY.test(text);
  if (text.length <= LONGEST_RESERVED && RESERVED.test(text)) return false;
  return !NOT_BARE.test(text) && !EXPONENT.test(text);
}

function isPrintable(text: string): boolean {
  return !NOT_ASCII_TEXT.test(text) || !(UNSEEN.test(text) || LONE_SURROGATE.test(text));
}

/** The chomping sign says how many of the last line breaks are text: none (-), one, or all (+). */
function literal(text: string, indent: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  const breaks = text.length - end;
  const sign = breaks === 0 ? '|-' : breaks === 1 ? '|' : '|+';
  // An empty line takes no indentation: trailing blanks are noise in a diff.
  const lines = text.slice(0, end).replace(/\n(?!\n)/g, indent);
  return sign + indent + lines + '\n'.repeat(Math.max(0, breaks - 1));
}

/** JSON's escapes are all YAML escapes, but JSON leaves more characters raw than YAML may. */
function quoted(text: string): string {
  const json = JSON.stringify(text);
  if (LONE_SURROGATE.test(text)) {
    throw new Unwritable(`the string ${json} holds half of a surrogate pair; give the whole character`);
  }
  return json.replace(EVERY_UNSEEN, escape);
}

function escape(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
