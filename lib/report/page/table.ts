import { h, type Child } from './dom';
import { inWords, pluralOf, wordsOr } from './words';

export type CellText = string | number | undefined;

/** A table as data: what is shown, printed, and taken along. */
export interface Table {
  /** Of the file that is taken along. */
  readonly name: string;
  readonly title: string;
  /** As files have them: names of words that the page has, from `named` on names of the fleet. */
  readonly columns: readonly string[];
  /** @default - every column is called by a word */
  readonly named?: number;
  readonly rows: readonly (readonly CellText[])[];
}

const MOST = 1000;

/** Buttons that save a table. */
export function savers(table: () => Table): HTMLElement {
  const save = (ending: string, type: string, textOf: (table: Table) => string) =>
    h(
      'button',
      {
        type: 'button',
        on: {
          click: () => {
            const made = table();
            download(`${made.name}.${ending}`, type, textOf(made));
          },
        },
      },
      ending.toUpperCase(),
    );
  return h(
    'span',
    { class: 'savers', role: 'group', 'aria-label': inWords('table.save') },
    save('csv', 'text/csv', csvOf),
    save('json', 'application/json', jsonOf),
  );
}

/** Shows a table; cells are texts, or what is made of them. */
export function tableView(
  table: Table,
  cell: (row: number, column: number) => Child = (row, column) => table.rows[row]![column],
): HTMLElement {
  const shown = table.rows.slice(0, MOST);
  return h(
    'div',
    { class: 'tabled', role: 'region', 'aria-label': table.title, tabindex: 0 },
    h(
      'table',
      {},
      h(
        'caption',
        {},
        table.title,
        ' ',
        savers(() => table),
      ),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          table.columns.map((name, index) => h('th', { scope: 'col' }, titleOf(table, name, index))),
        ),
      ),
      h(
        'tbody',
        {},
        shown.map((values, row) =>
          h(
            'tr',
            {},
            values.map((value, column) =>
              column === 0
                ? h('th', { scope: 'row' }, cell(row, column))
                : h('td', typeof value === 'number' ? { class: 'number' } : {}, cell(row, column)),
            ),
          ),
        ),
      ),
    ),
    table.rows.length > MOST &&
      h('p', {}, inWords('table.most', { count: MOST, rows: pluralOf(table.rows.length, 'row') })),
  );
}

function titleOf({ named = Infinity }: Table, name: string, index: number): string {
  return index < named ? wordsOr(`column.${name}`, name) : name;
}

/** Source: RFC 4180. What a spreadsheet would take for a formula is text. */
export function csvOf({ columns, rows }: Table): string {
  const field = (value: CellText) => {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

function jsonOf({ columns, rows }: Table): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
  return `${JSON.stringify(objects, null, 2)}\n`;
}

function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h('a', { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
