import { h, type Child } from './dom';

export interface GridColumn {
  readonly title: string;
  /** Least width, in rem. */
  readonly least: number;
  /** Its share of what is left. */
  readonly share: number;
}

export type GridItem<T> = { readonly heading: string; readonly count: string } | { readonly row: T };

export interface GridContent<T> {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly items: readonly GridItem<T>[];
  readonly cell: (row: T, column: number) => { readonly class?: string; readonly content: Child };
  readonly open: (row: T, column: number) => void;
}

const ROW = 34;
/** Rows that are there above and below what is seen. */
const BEYOND = 8;

/**
 * A table of any length, of which the rows in sight are made alone. Source of its roles and keys: W3C, "ARIA Authoring Practices
 * Guide", "Grid Pattern".
 */
export class Grid<T> {
  readonly element = h('div', {
    class: 'grid',
    role: 'grid',
    on: {
      scroll: () => this.draw(),
      keydown: (event) => this.press(event),
      click: (event) => this.click(event),
    },
  });
  private readonly head = h('div', { role: 'row', class: 'row head', 'aria-rowindex': 1 });
  private readonly body = h('div', { role: 'rowgroup', class: 'rows' });
  private readonly made = new Map<number, HTMLElement>();
  private content: GridContent<T> | undefined;
  private current = { row: 0, column: 0 };

  constructor() {
    this.element.append(h('div', { role: 'rowgroup', class: 'heads' }, this.head), this.body);
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  show(content: GridContent<T>): void {
    const isOther =
      content.items.length !== this.content?.items.length || content.label !== this.content.label;
    this.content = content;
    const { columns, items, label } = content;
    const tracks = columns.map(({ least, share }) => `minmax(${least}rem, ${share}fr)`).join(' ');
    const least = columns.reduce((sum, column) => sum + column.least, 0);
    this.element.setAttribute('aria-label', label);
    this.element.setAttribute('aria-rowcount', String(items.length + 1));
    this.element.setAttribute('aria-colcount', String(columns.length));
    this.element.style.setProperty('--tracks', tracks);
    // Of what its cells hold a browser would have to ask each of them.
    this.element.style.setProperty('--least', `${least}rem`);
    this.head.replaceChildren(
      ...columns.map(({ title }, index) =>
        h('div', { role: 'columnheader', class: 'cell', 'aria-colindex': index + 1, title }, title),
      ),
    );
    this.body.style.height = `${items.length * ROW}px`;
    for (const row of this.made.values()) row.remove();
    this.made.clear();
    if (isOther) {
      this.element.scrollTop = 0;
      this.current = { row: items.findIndex((item) => 'row' in item), column: 0 };
    }
    this.current.column = Math.min(this.current.column, columns.length - 1);
    this.draw();
  }

  /** Makes the rows in sight, and removes those that went out of it. */
  private draw(): void {
    if (!this.content) return;
    const { items } = this.content;
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / ROW) - BEYOND);
    const last = Math.min(items.length - 1, Math.ceil((scrollTop + clientHeight) / ROW) + BEYOND);
    for (const [index, row] of this.made) {
      // The focus would be lost with it.
      if ((index >= first && index <= last) || row.contains(document.activeElement)) continue;
      row.remove();
      this.made.delete(index);
    }
    // Who hears the page hears rows in the order in which they stand in it.
    const least = Math.min(...this.made.keys());
    const above: HTMLElement[] = [];
    const below: HTMLElement[] = [];
    for (let index = first; index <= last; index++) {
      if (this.made.has(index)) continue;
      const row = this.rowOf(index);
      this.made.set(index, row);
      (index < least && least !== Infinity ? above : below).push(row);
    }
    this.body.prepend(...above);
    this.body.append(...below);
  }

  private rowOf(index: number): HTMLElement {
    const { items, columns, cell } = this.content!;
    const item = items[index]!;
    const attributes = {
      role: 'row',
      'aria-rowindex': index + 2,
      css: { transform: `translateY(${index * ROW}px)` },
    };
    const isCurrent = (column: number) => index === this.current.row && column === this.current.column;
    if ('heading' in item)
      return h(
        'div',
        { ...attributes, class: 'row group' },
        h(
          'div',
          {
            role: 'rowheader',
            class: 'cell',
            'aria-colspan': columns.length,
            'data-cell': `${index}/0`,
            tabindex: isCurrent(0) ? 0 : -1,
          },
          h('strong', {}, item.heading),
          ' ',
          item.count,
        ),
      );
    return h(
      'div',
      { ...attributes, class: 'row' },
      columns.map((_, column) => {
        const { class: own = '', content } = cell(item.row, column);
        return h(
          'div',
          {
            role: column === 0 ? 'rowheader' : 'gridcell',
            class: `cell ${own}`,
            'aria-colindex': column + 1,
            'data-cell': `${index}/${column}`,
            tabindex: isCurrent(column) ? 0 : -1,
          },
          content,
        );
      }),
    );
  }

  private click({ target }: MouseEvent): void {
    const found = (target as Element).closest<HTMLElement>('[data-cell]');
    if (!found) return;
    const [row, column] = found.dataset['cell']!.split('/').map(Number);
    this.focus(row!, column!);
    this.open();
  }

  private press(event: KeyboardEvent): void {
    if (!this.content || event.altKey || event.metaKey) return;
    const { items, columns } = this.content;
    const { row, column } = this.current;
    const page = Math.max(1, Math.floor(this.element.clientHeight / ROW) - 2);
    const ends = event.ctrlKey
      ? { Home: [0, 0], End: [items.length - 1, columns.length - 1] }
      : { Home: [row, 0], End: [row, columns.length - 1] };
    const moves: Readonly<Record<string, readonly number[]>> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      PageDown: [row + page, column],
      PageUp: [row - page, column],
      ...ends,
    };
    const to = moves[event.key];
    if (event.key === 'Enter' || event.key === ' ') this.open();
    else if (to) this.focus(clamp(to[0]!, items.length), clamp(to[1]!, columns.length));
    else return;
    event.preventDefault();
  }

  private open(): void {
    const item = this.content?.items[this.current.row];
    if (item && 'row' in item) this.content!.open(item.row, this.current.column);
  }

  private focus(row: number, column: number): void {
    this.cellAt(this.current.row, this.current.column)?.setAttribute('tabindex', '-1');
    this.current = { row, column };
    const top = row * ROW;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + 2 * ROW > scrollTop + clientHeight) this.element.scrollTop = top + 2 * ROW - clientHeight;
    this.draw();
    const cell = this.cellAt(row, column) ?? this.cellAt(row, 0);
    cell?.setAttribute('tabindex', '0');
    cell?.focus({ preventScroll: false });
  }

  private cellAt(row: number, column: number): HTMLElement | null {
    return this.body.querySelector(`[data-cell="${row}/${column}"]`);
  }
}

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}
