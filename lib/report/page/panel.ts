import { h, type Child } from './dom';
import { optionTitle, type Facet } from './facets';
import { go, type Seen } from './page';
import { inWords, pluralOf, shownNumber, type CountedNoun } from './words';
import { hashOf, isFiltered, unfiltered, withChosen, type State } from './state';

/** More options than these are looked for by name. */
const MANY = 12;

/** The filters at the side. What is there already is kept, so that the focus stays where it is. */
export class Panel {
  readonly element = h('aside', { 'aria-label': inWords('filter.all') });
  private readonly search = h('input', {
    type: 'search',
    id: 'search',
    autocomplete: 'off',
    spellcheck: false,
    on: { input: () => this.type({ search: this.search.value }) },
  });
  private readonly behind = h('input', {
    type: 'number',
    id: 'behind',
    min: 0,
    max: 99,
    on: { input: () => this.type({ behind: Math.max(0, Math.floor(Number(this.behind.value)) || 0) }) },
  });
  private readonly lists: readonly FacetList[];
  private state: State | undefined;

  constructor(facets: readonly Facet[]) {
    const change = (facet: string, values: readonly string[]) => go(withChosen(this.state!, facet, values));
    this.lists = facets.map((facet) => new FacetList(facet, change));
    const details = h(
      'details',
      {},
      h('summary', {}, inWords('filter.all')),
      h('p', {}, h('label', { for: 'search' }, inWords('filter.search')), this.search),
      h(
        'p',
        {},
        h('label', { for: 'behind' }, inWords('filter.behind')),
        this.behind,
        ` ${inWords('filter.versions')}`,
      ),
      this.lists.map(({ element }) => element),
    );
    details.open = innerWidth > 800;
    this.element.append(details);
  }

  show({ state, filtered }: Seen): void {
    this.state = state;
    if (document.activeElement !== this.search) this.search.value = state.search;
    if (document.activeElement !== this.behind)
      this.behind.value = state.behind > 0 ? String(state.behind) : '';
    for (const list of this.lists)
      list.show(state.chosen[list.facet.name] ?? [], filtered.counts.get(list.facet.name)!);
  }

  private type(change: Partial<State>): void {
    go({ ...this.state!, ...change }, true);
  }
}

/** The options of one facet, each with how many there would be. */
class FacetList {
  readonly element: HTMLElement;
  private readonly list = h('div', { class: 'options' });
  private readonly find = h('input', {
    type: 'search',
    autocomplete: 'off',
    on: { input: () => this.draw() },
  });
  private readonly made = new Map<
    string,
    { readonly label: HTMLElement; readonly box: HTMLInputElement; readonly count: HTMLElement }
  >();
  private chosen: readonly string[] = [];
  private counts = new Int32Array();

  constructor(
    readonly facet: Facet,
    private readonly change: (facet: string, values: readonly string[]) => void,
  ) {
    const { title, options } = facet;
    this.find.setAttribute('aria-label', inWords('filter.find', { what: title }));
    this.find.placeholder = inWords('filter.findCount', { count: options.length });
    this.element = h('fieldset', {}, h('legend', {}, title), options.length > MANY && this.find, this.list);
  }

  show(chosen: readonly string[], counts: Int32Array): void {
    this.chosen = chosen;
    this.counts = counts as Int32Array<ArrayBuffer>;
    this.draw();
  }

  private draw(): void {
    const { options } = this.facet;
    const words = this.find.value.toLowerCase();
    const numbers = options.map((_, index) => index);
    const isChosen = (index: number) => this.chosen.includes(options[index]!);
    const found = numbers.filter(
      (index) =>
        isChosen(index) ||
        (optionTitle(this.facet, options[index]!).toLowerCase().includes(words) &&
          (options.length <= MANY || this.counts[index]! > 0)),
    );
    if (options.length > MANY)
      found.sort(
        (a, b) => Number(isChosen(b)) - Number(isChosen(a)) || this.counts[b]! - this.counts[a]! || a - b,
      );
    const shown = found.slice(0, MANY);
    const labels = shown.map((index) => this.option(options[index]!, this.counts[index]!));
    const isSame =
      labels.length === this.list.children.length &&
      labels.every((label, at) => label === this.list.children[at]);
    // An element that is moved loses the focus.
    if (!isSame && !this.list.contains(document.activeElement)) this.list.replaceChildren(...labels);
    else if (!isSame) for (const label of labels) if (!label.isConnected) this.list.append(label);
  }

  private option(option: string, count: number): HTMLElement {
    let made = this.made.get(option);
    if (!made) {
      const box = h('input', { type: 'checkbox', on: { change: () => this.toggle(option) } });
      const shown = h('span', { class: 'count' });
      made = {
        box,
        count: shown,
        label: h('label', {}, box, h('span', { class: 'name' }, optionTitle(this.facet, option)), shown),
      };
      this.made.set(option, made);
    }
    made.box.checked = this.chosen.includes(option);
    made.count.textContent = shownNumber(count);
    made.label.classList.toggle('empty', count === 0);
    return made.label;
  }

  private toggle(option: string): void {
    const others = this.chosen.filter((each) => each !== option);
    this.change(this.facet.name, others.length === this.chosen.length ? [...this.chosen, option] : others);
  }
}

/** Says what is shown, of how many, and takes each filter away. */
export function filterBar({ fleet, facets, state, filtered }: Seen): Child {
  const chips = Object.entries(state.chosen).flatMap(([name, values]) => {
    const facet = facets.find((each) => each.name === name);
    return values.map((value) => {
      const to = withChosen(
        state,
        name,
        values.filter((each) => each !== value),
      );
      return chip(facet ? `${facet.title}: ${optionTitle(facet, value)}` : `${name}: ${value}`, to);
    });
  });
  if (state.search !== '')
    chips.push(chip(inWords('filter.isSearch', { words: state.search }), { ...state, search: '' }));
  if (state.behind > 0)
    chips.push(chip(inWords('filter.isBehind', { count: state.behind }), { ...state, behind: 0 }));
  return h(
    'section',
    { class: 'filterbar', 'aria-label': inWords('filter.shown') },
    h(
      'p',
      { role: 'status' },
      [
        partOf(filtered.customers, fleet.customers.length, 'customer'),
        partOf(filtered.tenants.length, fleet.tenants.length, 'tenant'),
        partOf(filtered.releases, fleet.releases.length, 'release'),
      ].join(', '),
    ),
    chips,
    isFiltered(state) && h('a', { class: 'clear', href: hashOf(unfiltered(state)) }, inWords('filter.clear')),
  );
}

function chip(text: string, to: State): HTMLElement {
  return h(
    'a',
    { class: 'chip', href: hashOf(to), 'aria-label': inWords('filter.remove', { what: text }) },
    text,
    h('span', { 'aria-hidden': 'true' }, ' ×'),
  );
}

/** `3 of 12 customers`. */
function partOf(count: number, all: number, noun: CountedNoun): string {
  return inWords('filter.of', { count, all: pluralOf(all, noun) });
}
