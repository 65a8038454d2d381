import { sortedKeys, type PlainMap } from './keys';
import { sharedTexts } from './shared';
import { lineString, valueString } from './string';
import { bareWord, Unwritable } from './word';

/** A decoder need not look for a key's colon past this many characters (YAML 1.2.2, section 7.4.2). */
const LONGEST_KEY = 1024;

/** The line break and the spaces that start a line, by depth: two spaces a level. */
const indents: string[] = [];

function indentAt(depth: number): string {
  return (indents[depth] ??= `\n${'  '.repeat(depth)}`);
}

/** What an object is: before all else. */
const HEAD: readonly string[] = ['apiVersion', 'kind', 'metadata'];

interface Options {
  /** Begins the paths in messages. @default - nothing */
  readonly name?: string;
  /** Whether keys are sorted, without those of null and undefined, and what is shared is written once. @default false */
  readonly isSorted?: boolean;
}

/** One document while it is written. It is used once. */
export class Document {
  private out = '';
  /** The containers being written, outermost first, and the key or index each has reached. */
  private readonly open: object[] = [];
  private readonly reached: (string | number)[] = [];

  private readonly name: string;
  private readonly isSorted: boolean;

  public constructor({ name = '', isSorted = false }: Options = {}) {
    this.name = name;
    this.isSorted = isSorted;
  }

  public text(root: unknown): string {
    return this.written(() => this.value(root, '', ''));
  }

  /** A Kubernetes object. */
  public manifest(object: PlainMap, metadata: object): string {
    const fields = sortedKeys(object).filter((key) => !HEAD.includes(key));
    return this.written(() => this.map({ ...object, metadata }, [...HEAD, ...fields], ''));
  }

  private written(write: () => void): string {
    try {
      write();
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
    } else {
      this.container(value, gap, lead);
    }
  }

  private container(value: object, gap: string, lead: string): void {
    const texts = this.isSorted ? sharedTexts(value) : undefined;
    if (!texts) {
      this.fresh(value, gap, lead);
      return;
    }
    // All that its text depends on: how deep it is, and whether in a list or in a map.
    const place = 2 * this.open.length + gap.length;
    const before = this.out;
    if (texts[place] === undefined) {
      this.out = '';
      this.fresh(value, gap, lead);
      texts[place] = this.out;
    }
    this.out = before + texts[place];
  }

  private fresh(value: object, gap: string, lead: string): void {
    if (Array.isArray(value)) {
      if (value.length === 0) this.out += `${gap}[]`;
      else this.list(value, lead);
      return;
    }
    const map = plainObject(value);
    const keys = this.isSorted ? sortedKeys(map) : Object.keys(map);
    if (keys.length === 0) this.out += `${gap}{}`;
    else this.map(map, keys, lead);
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

  private map(map: PlainMap, keys: readonly string[], lead: string): void {
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
function plainObject(value: object): PlainMap {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return value as PlainMap;
  throw new Unwritable(`an object of class ${value.constructor.name} is not plain data; give its JSON form`);
}
