import { isSpace, isUpper, lowerOf, upperOf } from './letters';

/** Characters that stand between words. */
function isConnector(char: string): boolean {
  return char === '-' || char === '_' || isSpace(char);
}

/** `HTTPServer` of `http_server`: what stands between words goes, and each word begins with a capital. */
export function camelcase(text: string): string {
  const chars = Array.from(text);
  const from = chars.findIndex((char) => !isConnector(char));
  // What separates alone is kept, and its last character written again.
  if (from === -1) return text + (chars.at(-1) ?? '');
  const isCapital = isUpper(chars[from]!);
  let last = upperOf(chars[from]!);
  let made = chars.slice(0, from).join('');
  let wasCapital = isCapital;
  for (const char of chars.slice(from + 1)) {
    let next = char;
    if (isConnector(char) && isConnector(last)) {
      made += last;
    } else if (isConnector(last)) {
      wasCapital = isUpper(char);
      next = upperOf(char);
    } else {
      if (wasCapital && isUpper(char)) next = lowerOf(char);
      else wasCapital = false;
      made += last;
    }
    last = next;
  }
  return made + last;
}

type Kind = 'connector' | 'punctuation' | 'upper' | 'letters' | 'number' | 'other';

interface Word {
  readonly kind: Kind;
  readonly text: string;
}

/** `http_server` of `HTTPServer`: words with the connector between them, in lower case. */
export function hyphenated(text: string, connector: string): string {
  const rest = wordsOf(text);
  let made = '';
  let word = rest.shift();
  while (word && rest.length > 0) {
    const { kind } = word;
    if (kind !== 'connector') made += lowered(word, connector);
    const last = word;
    word = rest.shift();
    if (kind === 'connector') made += lowered(last, connector);
    else if (kind === 'number') word = joined(word, connector);
    else if (kind !== 'punctuation' && word?.kind !== 'number') made += between(word, connector);
    else if (kind !== 'punctuation' && word && rest.length > 0) {
      const number = word;
      word = rest.shift();
      // A number belongs to the word before it, unless small letters follow.
      if (word?.kind !== 'letters') made += lowered(number, connector) + between(word, connector);
      else {
        made += connector + lowered(number, connector);
        word = joined(word, connector);
      }
    }
  }
  return word ? made + lowered(word, connector) : made;

  /** Writes letters and numbers that belong together, and gives what comes after them. */
  function joined(from: Word | undefined, by: string): Word | undefined {
    let next = from;
    while (next?.kind === 'letters' || next?.kind === 'number') {
      made += lowered(next, by);
      next = rest.shift();
    }
    made += between(next, by);
    return next;
  }
}

function between(word: Word | undefined, connector: string): string {
  return !word || word.kind === 'connector' || word.kind === 'punctuation' ? '' : connector;
}

function lowered({ kind, text }: Word, connector: string): string {
  if (kind !== 'upper' && kind !== 'connector') return text;
  return Array.from(text, (char) => {
    if (isConnector(char)) return connector;
    return isUpper(char) ? lowerOf(char) : char;
  }).join('');
}

const isPunctuation = (char: string) => /\p{P}/u.test(char);
const isNumber = (char: string) => /\p{N}/u.test(char);
const isLetter = (char: string) =>
  /\p{L}/u.test(char) && !/[\u3400-\u4d85\u4e00-\u9fcc\u{20000}-\u{2b81d}]/u.test(char);

function wordsOf(text: string): Word[] {
  const chars = Array.from(text);
  const found: Word[] = [];
  for (let at = 0; at < chars.length;) {
    const [kind, end] = wordAt(chars, at);
    found.push({ kind, text: chars.slice(at, end).join('') });
    at = end;
  }
  return found;
}

function wordAt(chars: readonly string[], at: number): readonly [Kind, number] {
  const char = chars[at]!;
  const up = (from: number, belongs: (char: string) => boolean) => {
    let end = from;
    while (end < chars.length && belongs(chars[end]!)) end++;
    return end;
  };
  if (isConnector(char)) return ['connector', up(at, isConnector)];
  if (isPunctuation(char)) return ['punctuation', up(at, isPunctuation)];
  if (isUpper(char)) {
    const end = up(at, isUpper);
    const next = chars[end];
    // Of `HTTPStatus`, the `S` belongs to what comes after it.
    if (end - at > 1) return ['upper', next !== undefined && isLetter(next) ? end - 1 : end];
    return ['upper', up(end, (each) => isLetter(each) && !isUpper(each))];
  }
  if (isLetter(char)) return ['letters', up(at, (each) => isLetter(each) && !isUpper(each))];
  if (isNumber(char)) return ['number', up(at, isNumber)];
  const isOther = (each: string) =>
    !isConnector(each) && !isLetter(each) && !isNumber(each) && !isPunctuation(each);
  return ['other', up(at + 1, isOther)];
}
