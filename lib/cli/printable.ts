/** Longer words are values, and nobody reads them to the end. */
const LONGEST_WORD = 200;
/** What stands before the dots of a word that is cut. */
const SHOWN = 60;
/** Longer texts hide the messages around them. */
const LONGEST_TEXT = 2000;

/**
 * Text of somebody else as a terminal may show it: on one line, without a character that moves the cursor, colours or
 * turns text around, and of a length that can be read. What is left out is told by its length.
 */
export function printable(text: string): string {
  const whole = text.length > LONGEST_TEXT ? cut(text, LONGEST_TEXT) : text;
  const long = new RegExp(`[^\\s]{${LONGEST_WORD + 1},}`, 'g');
  return whole
    .replace(long, (word) => cut(word, SHOWN))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escaped);
}

function cut(text: string, length: number): string {
  return `${text.slice(0, length)}… (${text.length} characters)`;
}

/** As TypeScript, JSON and YAML write it. */
function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
