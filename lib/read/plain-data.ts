import { runInThisContext } from 'node:vm';

/**
 * The next mark, text, word or number, after space and comments. These are in a lookahead, which is not entered again: what
 * stands in a comment never counts as something else.
 */
const TOKEN =
  /(?=((?:\s+|\/\/.*|\/\*[^]*?\*\/)*))\1(?:([{}[\],:])|('(?:[^'\\\n\r]|\\[^])*'|"(?:[^"\\\n\r]|\\[^])*")|([A-Za-z_$][\w$]*)|(-?(?:0|[1-9]\d*(?:_\d+)*)(?:\.\d+)?))/y;

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** No chart's values come near it, and a walk of that depth ends. */
const DEEPEST = 100;

/**
 * What a literal of maps, lists, text, numbers, `true`, `false` and `null` comes to in JavaScript, frozen.
 *
 * @returns undefined for everything else, and for what has a mistake
 */
export function plainData(text: string): object | undefined {
  try {
    return new Reader(text).whole();
  } catch {
    return undefined;
  }
}

class Reader {
  private at = 0;
  private depth = 0;
  private token: RegExpExecArray | null = null;

  constructor(private readonly text: string) {
    this.next();
  }

  whole(): object {
    const value = this.value();
    if (this.token || this.at !== this.text.length) throw new SyntaxError('more than one value');
    return value as object;
  }

  private next(): void {
    TOKEN.lastIndex = this.at;
    this.token = TOKEN.exec(this.text);
    if (this.token) this.at = TOKEN.lastIndex;
  }

  private value(): unknown {
    const token = this.taken();
    const [, , mark, quoted, word, number] = token;
    if (quoted !== undefined) return unquoted(quoted);
    if (number !== undefined) return Number(number.replaceAll('_', ''));
    if (word !== undefined && WORDS.has(word)) return WORDS.get(word);
    if (this.depth === DEEPEST) throw new SyntaxError('too deep');
    this.depth++;
    const value = mark === '{' ? this.map() : mark === '[' ? this.list() : undefined;
    if (value === undefined) throw new SyntaxError(`no value begins with '${token[0]}'`);
    this.depth--;
    return Object.freeze(value);
  }

  private list(): unknown[] {
    const items: unknown[] = [];
    while (!this.takes(']')) {
      items.push(this.value());
      if (!this.takes(',')) this.mustBe(']');
    }
    return items;
  }

  private map(): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    while (!this.takes('}')) {
      const [, , , quoted, word] = this.taken();
      const key = quoted === undefined ? word : unquoted(quoted);
      // In a literal it stands for something else than a key.
      if (key === undefined || key === '__proto__') throw new SyntaxError('no key');
      if (!this.takes(':')) throw new SyntaxError(`no value of '${key}'`);
      map[key] = this.value();
      if (!this.takes(',')) this.mustBe('}');
    }
    return map;
  }

  private taken(): RegExpExecArray {
    const { token } = this;
    if (!token) throw new SyntaxError('it ends, or goes on with what is no data');
    this.next();
    return token;
  }

  private takes(mark: string): boolean {
    if (this.token?.[2] !== mark) return false;
    this.next();
    return true;
  }

  private mustBe(mark: string): void {
    if (this.token?.[2] !== mark) throw new SyntaxError(`no '${mark}'`);
  }
}

function unquoted(quoted: string): string {
  // Escapes are JavaScript's to read.
  return quoted.includes('\\')
    ? (runInThisContext(`'use strict';(${quoted})`) as string)
    : ofItsOwn(quoted.slice(1, -1));
}

/** From this length on, V8 takes a piece of a text to be a view of it, and keeps the whole text as long as the piece. */
const VIEW = 13;

/** The same text, which keeps no other one in memory. */
function ofItsOwn(text: string): string {
  return text.length < VIEW ? text : (JSON.parse(JSON.stringify(text)) as string);
}
