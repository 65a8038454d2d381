import { lineString, valueString } from './string';
import { bareWord, Unwritable } from './word';

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One YAML document in block style, without a leading `---`, ending in a line break.
 *
 * Keys keep the order given, a shared reference is written in full each time (there are no anchors),
 * and no line is folded. The same value always gives the same bytes.
 *
 * @throws TypeError naming the path of a value JSON cannot hold: undefined, a function, a symbol, a
 * bigint, NaN, an infinity, an integer beyond 2^53, an object of a class (Date, Map), a cycle, or a
 * string with half of a surrogate pair.
 */
export function toYaml(value: Json): string {
  return new Document('').text(value);
}

/**
 * Several YAML documents, separated by a line of `---`. No values give the empty string.
 *
 * @throws TypeError as toYaml does; the path begins with the document's index, as in `[2].spec`.
 */
export function toYamlDocuments(values: readonly Json[]): string {
  return values.map((value, index) => new Document(`[${index}]`).text(value)).join('---\n');
}

/** A decoder need not look for a key's colon past this many characters (YAML 1.2.2, section 7.4.2). */
const LONGEST_KEY = 1024;

/** The line break and the spaces that start a line, by depth: two spaces a level. */
const indents: string[] = [];

function indentAt(depth: number): string {
  return (indents[depth] ??= `\n${'  '.repeat(depth)}`);
}

/** One document while it is written. It is used once. */
class Document {
  private out = '';
  /** The containers being written, outermost first, and the key or index each has reached. */
  private readonly open: object[] = [];
  private readonly reached: (string | number)[] = [];

  /** `name` begins the paths in messages. */
  public constructor(private readonly name: string) {}

  public text(root: unknown): string {
    try {
      this.value(root, '', '');
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
      throw new TypeError(`${this.path(this.open.length)}: ${error.message}`, { cause: error });
    }
    return `${this.out}\n`;
  }

  /** `gap` comes before a value that stays on the line, `lead` before the first entry of one that does not. */
  private value(value: unknown, gap: string, lead: string): void {
    if (typeof value === 'string') {
      // A block at the root is indented too, or a line of `---` in it would end the document.
      this.out += gap + valueString(value, indentAt(this.open.length || 1));
    } else if (typeof value !== 'object' || value === null) {
      this.out += gap + bareWord(value);
    } else if (Array.isArray(value)) {
      if (value.length === 0) this.out += `${gap}[]`;
      else this.list(value, lead);
    } else {
      const keys = Object.keys(plainObject(value));
      if (keys.length === 0) this.out += `${gap}{}`;
      else this.map(value as Readonly<Record<string, unknown>>, keys, lead);
    }
  }

  private list(items: readonly unknown[], lead: string): void {
    const depth = this.enter(items);
    this.out += lead;
    // By index: forEach would skip a hole in the list, and a hole is an undefined to refuse.
    for (let index = 0; index < items.length; index++) {
      this.reached[depth] = index;
      this.out += index === 0 ? '- ' : `${indentAt(depth)}- `;
      this.value(items[index], '', '');
    }
    this.open.pop();
  }

  private map(map: Readonly<Record<string, unknown>>, keys: readonly string[], lead: string): void {
    const depth = this.enter(map);
    const indent = indentAt(depth);
    this.out += lead;
    let before = '';
    for (const key of keys) {
      this.reached[depth] = key;
      const line = lineString(key);
      this.out += before + (line.length < LONGEST_KEY ? line : `? ${line}${indent}`) + ':';
      this.value(map[key], ' ', indentAt(depth + 1));
      before = indent;
    }
    this.open.pop();
  }

  /** The depth of a container, which is open from here on. */
  private enter(container: object): number {
    // A scan beats a Set here: manifests are some ten levels deep.
    const cycle = this.open.indexOf(container);
    if (cycle >= 0) {
      throw new Unwritable(`a reference back to ${this.path(cycle)} makes a cycle; give a copy without it`);
    }
    return this.open.push(container) - 1;
  }

  private path(depth: number): string {
    const steps = this.reached.slice(0, depth).map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    });
    return (this.name + steps.join('')).replace(/^\./, '') || 'the document';
  }
}

/**
 * Refuses an object of a class: it would be written without what makes it one. A plain object's
 * prototype is null or has none itself, in whichever realm (vm context) the object was made.
 */
function plainObject(value: object): object {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return value;
  throw new Unwritable(`an object of class ${value.constructor.name} is not plain data; give its JSON form`);
}
