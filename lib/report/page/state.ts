/** In the order of the tabs. */
export const VIEWS = [
  'overview',
  'matrix',
  'rings',
  'versions',
  'forecast',
  'holds',
  'changes',
  'graph',
  'capacity',
  'live',
] as const;
export type ViewOf = (typeof VIEWS)[number];

/** Everything that the address of a view says. */
export interface State {
  readonly view: ViewOf;
  /** Words that a tenant is looked for by. */
  readonly search: string;
  /** What is chosen of each facet; nothing chosen is everything. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  /** Behind by at least so many versions. */
  readonly behind: number;
  readonly group: string;
  /** What is opened: `customer/acme`, `tenant/acme-prod` or `release/acme-prod/web`. */
  readonly open?: string;
}

const OWN = ['q', 'behind', 'group', 'open'];

export const START: State = { view: 'overview', search: '', chosen: {}, behind: 0, group: 'none' };

export function parseState(hash: string): State {
  const [view = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const given = new URLSearchParams(query);
  // Anybody may write an address, `__proto__` in it too.
  const chosen = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of given) if (!OWN.includes(name)) (chosen[name] ??= []).push(value);
  const open = given.get('open');
  const behind = Number(given.get('behind'));
  return {
    view: VIEWS.find((each) => each === view) ?? 'overview',
    search: given.get('q') ?? '',
    chosen,
    behind: Number.isSafeInteger(behind) && behind > 0 ? behind : 0,
    group: given.get('group') ?? 'none',
    ...(open !== null && { open }),
  };
}

export function hashOf({ view, search, chosen, behind, group, open }: State): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(chosen)) for (const value of values) query.append(name, value);
  if (search !== '') query.set('q', search);
  if (behind > 0) query.set('behind', String(behind));
  if (group !== 'none') query.set('group', group);
  if (open !== undefined) query.set('open', open);
  const text = query.toString();
  return `#${view}${text === '' ? '' : `?${text}`}`;
}

/** With a facet chosen as given; nothing chosen is everything. */
export function withChosen(state: State, facet: string, values: readonly string[]): State {
  const { [facet]: _, ...others } = state.chosen;
  return { ...state, chosen: values.length === 0 ? others : { ...others, [facet]: values } };
}

/** Without anything that filters. */
export function unfiltered({ chosen: _, search: __, behind: ___, ...state }: State): State {
  return { ...START, ...state };
}

export function isFiltered({ chosen, search, behind }: State): boolean {
  return Object.keys(chosen).length > 0 || search !== '' || behind > 0;
}
