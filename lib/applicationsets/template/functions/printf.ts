import { uncertain } from '../fault';
import { bounded, MOST_CHARACTERS } from '../limits';
import { printed } from '../print';
import { typeOf, type Value } from '../value';
import { takesMany, type Functions } from './function';
import { formatted, type Format } from './format';

/** What text/template itself has to print with. */
export const printing: Functions = {
  print: takesMany([], 'any', (...values) => spaced(values)),
  println: takesMany([], 'any', (...values) => `${values.map(printed).join(' ')}\n`),
  printf: takesMany(['string'], 'any', (format, ...values) => new Printer(format, values).text()),
};

/** As Go's Sprint: a space between two that are both no strings. */
export function spaced(values: readonly Value[]): string {
  return values
    .map((value, index) => {
      const apart = index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string';
      return `${apart ? ' ' : ''}${printed(value)}`;
    })
    .join('');
}

const VERB = /%([#0+\- ]*)(\[\d+\])?(\*|\d+)?(?:\.(\[\d+\])?(\*|\d+)?)?(\[\d+\])?(.?)/gsu;

/** One call of printf. */
class Printer {
  private next = 0;
  private isReordered = false;

  constructor(
    private readonly format: string,
    private readonly values: readonly Value[],
  ) {}

  text(): string {
    const text = this.format.replace(
      VERB,
      (
        whole,
        flags: string,
        first = '',
        width = '',
        second = '',
        precision = '',
        last = '',
        verb: string,
      ) => {
        const hasPoint = whole
          .slice(flags.length + 1 + String(first).length + String(width).length)
          .startsWith('.');
        const goesTo = (index: string) => this.goTo(index, whole);
        goesTo(width === '*' ? String(first) : '');
        const wide = this.size(String(width));
        goesTo(precision === '*' ? String(second) : '');
        const precise = hasPoint ? (this.size(String(precision)) ?? 0) : undefined;
        for (const index of [width === '*' ? '' : first, precision === '*' ? '' : second, last])
          goesTo(String(index));
        return this.verb(verb, {
          flags: new Set(wide !== undefined && wide < 0 ? [...flags, '-'] : flags),
          ...(wide !== undefined && { width: Math.abs(wide) }),
          ...(precise !== undefined && precise >= 0 && { precision: precise }),
        });
      },
    );
    bounded('printf', text.length, MOST_CHARACTERS);
    return text + this.extra();
  }

  /** `[2]`: the argument that comes next. */
  private goTo(index: string, whole: string): void {
    if (index === '') return;
    const at = Number(index.slice(1, -1)) - 1;
    if (at < 0 || at >= this.values.length) throw uncertain(`printf has no argument ${index} for ${whole}`);
    this.next = at;
    this.isReordered = true;
  }

  private size(text: string): number | undefined {
    if (text === '') return undefined;
    const given = text === '*' ? this.values[this.next++] : BigInt(text);
    if (typeof given !== 'bigint' || given > 1_000_000n || given < -1_000_000n)
      throw uncertain(`printf "${this.format}" has a width or precision that is none`);
    return Number(given);
  }

  private verb(verb: string, format: Format): string {
    if (verb === '') return '%!(NOVERB)';
    if (verb === '%') return '%';
    if (this.next >= this.values.length) return `%!${verb}(MISSING)`;
    return formatted(verb, format, this.values[this.next++]);
  }

  /** What is given and not printed, Go appends. */
  private extra(): string {
    if (this.isReordered || this.next >= this.values.length) return '';
    const rest = this.values
      .slice(this.next)
      .map((value) =>
        value === undefined || value === null ? '<nil>' : `${typeOf(value)}=${printed(value)}`,
      );
    return `%!(EXTRA ${rest.join(', ')})`;
  }
}
