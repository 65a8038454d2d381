import { veiled } from '../credentials/veiled';

/** Longer words are values, and nobody reads them to the end. */
const LONGEST_WORD = 200;
/** The length that is kept of a word that is cut; dots follow. */
const SHOWN = 60;
/** Longer texts hide the messages around them. */
const LONGEST_TEXT = 2000;
/** Longer texts are read up to here alone. */
const LONGEST_KNOWN = 10 * LONGEST_TEXT;

/**
 * Text of somebody else as a terminal may show it: on one line, without a character that moves the cursor, colours or
 * turns text around, without what is probably secret, and of a length that can be read. What is left out is told by its
 * length.
 */
export function printable(text: string): string {
  // Before it is cut: the form of a secret may be in what is left out. Nobody reads a text of that length to the end.
  const known = veiled(text.length > LONGEST_KNOWN ? text.slice(0, LONGEST_KNOWN) : text);
  const whole = text.length > LONGEST_TEXT ? cut(known, LONGEST_TEXT, text.length) : known;
  const long = new RegExp(`[^\\s]{${LONGEST_WORD + 1},}`, 'g');
  return whole
    .replace(long, (word) => cut(word, SHOWN))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escaped);
}

function cut(text: string, length: number, all = text.length): string {
  return `${text.slice(0, length)}… (${all} characters)`;
}

/** As TypeScript, JSON and YAML write it. */
function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
