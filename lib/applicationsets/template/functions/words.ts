import { isLower, isSpace, isUpper, lowerOf, titleOf, upperOf } from '../text/letters';
import { takes, type Functions } from './function';
import { bytesOf } from '../text/bytes';
import { camelcase, hyphenated } from '../text/cases';

/** Functions of Sprig on words. Sources: github.com/Masterminds/goutils, github.com/huandu/xstrings. */
export const words: Functions = {
  title: takes(['string'], title),
  untitle: takes(['string'], (text) => first(text, lowerOf)),
  swapcase: takes(['string'], swapped),
  initials: takes(['string'], initials),
  camelcase: takes(['string'], camelcase),
  snakecase: takes(['string'], (text) => hyphenated(text, '_')),
  kebabcase: takes(['string'], (text) => hyphenated(text, '-')),
};

/** The first letter of each word changed; words are what spaces separate. */
function first(text: string, change: (char: string) => string): string {
  let isFirst = true;
  return Array.from(text, (char) => {
    const changed = isFirst && !isSpace(char) ? change(char) : char;
    isFirst = isSpace(char);
    return changed;
  }).join('');
}

/** Go's strings.Title, for which whatever is no letter, digit or underscore separates words, but an ASCII one always. */
function title(text: string): string {
  let before = ' ';
  return Array.from(text, (char) => {
    const begins = isSeparator(before);
    before = char;
    return begins ? titleOf(char) : char;
  }).join('');
}

function isSeparator(char: string): boolean {
  if (char <= '\x7f') return !/\w/.test(char);
  return !/[\p{L}\p{Nd}]/u.test(char) && isSpace(char);
}

function swapped(text: string): string {
  let isFirst = true;
  return Array.from(text, (char) => {
    if (isUpper(char) || /\p{Lt}/u.test(char)) {
      isFirst = false;
      return lowerOf(char);
    }
    if (!isLower(char)) {
      isFirst = isSpace(char);
      return char;
    }
    const changed = isFirst ? titleOf(char) : upperOf(char);
    isFirst = false;
    return changed;
  }).join('');
}

/** Sprig looks at bytes here, each as if it were a character. */
function initials(text: string): string {
  let isFirst = true;
  let found = '';
  for (const byte of bytesOf(text)) {
    const char = String.fromCharCode(byte);
    if (isSpace(char)) isFirst = true;
    else if (isFirst) {
      found += char;
      isFirst = false;
    }
  }
  return found;
}
