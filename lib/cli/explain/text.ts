import type { Value } from '../../authored/values';
import type { Difference, Explanation, ExplainedValue, Holders, LayerValue } from '../../explain';
import { formatLocation, type Location } from '../../issues/issue';
import { printable } from '../printable';
import { counted } from '../report';

/** How much of a value a line shows, in characters. */
const WIDEST = 48;

/** What a release consists of, a line each. */
export function explanationAsText(
  { tenant, product, reasons, values }: Explanation,
  { all }: { readonly all: boolean },
): string {
  const facts = columns(reasons.map(({ of, is, because, at }) => [of, is, because, placeOf(at)]));
  const leaves = columns(values.flatMap((value) => [...linesOf(value, all)]));
  return [`${tenant}/${product}`, facts, leaves].filter((part) => part !== '').join('\n\n') + '\n';
}

/** The value and who says it; below, where asked for, what lower layers said, and what the schema says. */
function* linesOf(value: ExplainedValue, all: boolean): Iterable<readonly string[]> {
  const name = value.path.join('.');
  const [first, ...more] = value.overrode;
  const over = all || !first ? '' : `over ${shown(first.value)} of ${first.layer}`;
  const others = more.length > 0 && over !== '' ? `${over}, and ${more.length} more` : over;
  yield [name, ...statement(value), others];
  if (!all) return;
  for (const lower of value.overrode) yield ['  over', ...statement(lower)];
  if (value.default !== undefined) yield ['  default', shown(value.default), 'schema'];
  if (value.description !== undefined) yield [`  ${printable(value.description)}`];
}

function statement({ value, layer, at }: LayerValue): string[] {
  return [shown(value), layer, placeOf(at)];
}

/** What two tenants differ in, by product. */
export function differencesAsText(
  [left, right]: readonly [string, string],
  all: readonly Difference[],
): string {
  const parts = all
    .filter(({ reasons, values }) => reasons.length + values.length > 0)
    .map(({ product, reasons, values }) => {
      const facts = reasons.map((pair) => [
        (pair.left ?? pair.right)!.of,
        pair.left?.is ?? '-',
        pair.right?.is ?? '-',
        placeOf((pair.right ?? pair.left)!.at),
      ]);
      const leaves = values.map((pair) => {
        const { path } = (pair.left ?? pair.right)!;
        const of = (value: ExplainedValue | undefined) =>
          value === undefined ? '-' : `${shown(value.value)} (${value.layer})`;
        return [path.join('.'), of(pair.left), of(pair.right), placeOf((pair.right ?? pair.left)!.at)];
      });
      return `${product}\n\n${columns([['', left, right], ...facts, ...leaves])}`;
    });
  return parts.length === 0
    ? `${left} and ${right} have the same versions and values\n`
    : `${parts.join('\n\n')}\n`;
}

/** How many tenants are named. */
const MOST = 20;

/** Who has which value. */
export function holdersAsText(found: readonly Holders[], { all }: { readonly all: boolean }): string {
  const named = (names: readonly string[]) =>
    all || names.length <= MOST
      ? names.join(', ')
      : `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more: --all`;
  return `${columns(
    found.map(({ value, tenants }) => [
      value === undefined ? '(nobody says it)' : shown(value),
      counted(tenants.length, 'tenant'),
      named(tenants),
    ]),
  )}\n`;
}

/** A line says enough; where none is known, the path does. */
function placeOf(at: Location): string {
  return formatLocation(at.line === undefined ? at : { ...at, path: undefined });
}

/** A value as a line shows it. */
function shown(value: Value): string {
  const text = printable(JSON.stringify(value));
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

/** Columns, two blanks apart; a row ends with its last text. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  // A single text is a note over all columns.
  for (const row of rows.filter(({ length }) => length > 1))
    for (const [index, text] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, text.length);
  return rows
    .map((row) =>
      row
        .map((text, index) => text.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
