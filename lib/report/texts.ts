/** Stands in a text for the name of its customer: so what customers have alike is kept once. No name holds it. */
const NAME = '\u0001';
/** Before a text in which such a sign is its own. */
const AS_IS = '\u0002';

/** Texts, each kept once. */
export class Texts {
  /** By index; the first is for what has none. */
  readonly all: string[] = [''];
  private readonly known = new Map<string, number>();

  /** @param customer whose name may stand in it, and does not count */
  index(text: string | undefined, customer?: string): number {
    if (text === undefined) return 0;
    const kept = shortened(text, customer);
    const known = this.known.get(kept);
    if (known !== undefined) return known;
    this.known.set(kept, this.all.length);
    return this.all.push(kept) - 1;
  }
}

function shortened(text: string, customer: string | undefined): string {
  if (text.includes(NAME) || text.startsWith(AS_IS)) return AS_IS + text;
  return customer === undefined ? text : text.replaceAll(customer, NAME);
}

/** The text of an index, as it was. */
export function textAt(texts: readonly string[], index: number, customer = ''): string | undefined {
  if (index === 0) return undefined;
  const kept = texts[index]!;
  if (kept.startsWith(AS_IS)) return kept.slice(AS_IS.length);
  return kept.includes(NAME) ? kept.replaceAll(NAME, customer) : kept;
}
