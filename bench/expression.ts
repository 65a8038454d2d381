import { marked } from './marked';

export type Fact = keyof typeof marked;

/** How a language writes data that has facts of a customer in it. Keys and texts without facts are written as JSON has them. */
export interface Language {
  /** A fact as it is. */
  readonly fact: (fact: Fact) => string;
  /** Several texts that are one: each is a string, or a fact. */
  readonly text: (parts: readonly string[]) => string;
  readonly list: (items: readonly string[]) => string;
  readonly map: (entries: readonly (readonly [key: string, value: string])[]) => string;
}

/** What stands where a fact does that is no text: its key among values, and the fact itself. */
const byKey: Readonly<Record<string, Fact>> = { replicaCount: 'replicas', export: 'exports' };

const texts = Object.entries(marked).filter(([, mark]) => typeof mark === 'string') as [Fact, string][];
const anyText = new RegExp(`(${texts.map(([, mark]) => mark).join('|')})`);

/** A source text that gives the value for any customer. */
export function expression(value: unknown, language: Language, key = ''): string {
  if (Array.isArray(value)) return language.list(value.map((item) => expression(item, language)));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return language.map(
      entries.map(([name, each]) => [JSON.stringify(name), expression(each, language, name)]),
    );
  }
  const fact = byKey[key];
  if (fact !== undefined && value === marked[fact]) return language.fact(fact);
  if (typeof value !== 'string') return JSON.stringify(value);
  const parts = value.split(anyText).filter((part) => part !== '');
  return parts.length < 2 ? part(value, language) : language.text(parts.map((each) => part(each, language)));
}

function part(text: string, { fact }: Language): string {
  const found = texts.find(([, mark]) => mark === text);
  return found ? fact(found[0]) : JSON.stringify(text);
}
