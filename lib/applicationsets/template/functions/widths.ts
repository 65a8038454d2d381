import { bounded, MOST_CHARACTERS } from '../limits';
import { bytesOf, cut, length, textOf } from '../text/bytes';
import { takes, type Functions } from './function';

/** Functions of Sprig that fit text into a width. Source: github.com/Masterminds/goutils. */
export const widths: Functions = {
  abbrev: takes(['int', 'string'], (width, text) => abbreviated(text, 0, Number(width))),
  abbrevboth: takes(['int', 'int', 'string'], (offset, width, text) =>
    width < 4n || (offset > 0n && width < 7n) ? text : abbreviated(text, Number(offset), Number(width)),
  ),
  wrap: takes(['int', 'string'], (width, text) => wrapped(text, Number(width), '\n', false)),
  wrapWith: takes(['int', 'string', 'string'], (width, separator, text) =>
    wrapped(text, Number(width), separator === '' ? '\n' : separator, true),
  ),
};

function abbreviated(text: string, offset: number, width: number): string {
  const size = length(text);
  if (width < 4 || size <= width) return text;
  const from = Math.min(offset, size, Math.max(size - (width - 3), -Infinity));
  if (from <= 4) return `${cut(text, 0, width - 3)}...`;
  if (width < 7) return '';
  if (from + width - 3 < size) return `...${abbreviated(cut(text, from, size), 0, width - 3)}`;
  return `...${cut(text, size - (width - 3), size)}`;
}

/** Words are what blanks separate; one that is longer than a line is cut, where that is wanted. */
function wrapped(text: string, wanted: number, separator: string, cutsWords: boolean): string {
  const bytes = bytesOf(text);
  const width = Math.max(1, wanted);
  const parts: string[] = [];
  const line = (from: number, to: number) => {
    parts.push(textOf(bytes.slice(from, to), `to wrap '${text}' within a character`));
    bounded('wrap', parts.length * separator.length, MOST_CHARACTERS);
  };
  let at = 0;
  while (bytes.length - at > width) {
    if (bytes[at] === BLANK) {
      at++;
      continue;
    }
    const blank = bytes.slice(at, at + width + 1).lastIndexOf(BLANK);
    const next = blank === -1 && !cutsWords ? bytes.indexOf(BLANK, at + width) : at + blank;
    if (blank === -1 && cutsWords) {
      line(at, at + width);
      at += width;
    } else if (next === -1) {
      break;
    } else {
      line(at, next);
      at = next + 1;
    }
  }
  line(at, bytes.length);
  return parts.join(separator);
}

const BLANK = 0x20;
