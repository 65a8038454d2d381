import type { HistoryEntryJson } from '../../json/history';
import { readAnswers } from './decode';
import { h, type Child } from './dom';
import type { Seen } from './page';
import { hashOf } from './state';
import { entriesTable } from './views/changes';
import { inWords, shownDay } from './words';

/** Opens something else. */
export function link({ state }: Seen, open: string, text: Child): HTMLElement {
  return h('a', { href: hashOf({ ...state, open }) }, text);
}

/** A list of terms, those with something to say. */
export function facts(all: readonly (readonly [string, Child])[]): HTMLElement {
  return h(
    'dl',
    {},
    all
      .filter(([, said]) => said !== undefined && said !== '')
      .map(([term, said]) => [h('dt', {}, term), h('dd', {}, said)]),
  );
}

/** What was published of it. */
export async function publishedOf(
  shown: Seen,
  isOf: (entry: HistoryEntryJson) => boolean,
): Promise<HTMLElement[]> {
  const { published } = await readAnswers();
  if (!published) return [h('p', {}, h('small', {}, inWords('changes.noState')))];
  const day = shownDay(published.since);
  const own = published.entries.filter(isOf);
  if (own.length === 0) return [h('p', {}, inWords('opened.noHistory', { day }))];
  return [h('h3', {}, inWords('opened.history', { day })), h('div', {}, entriesTable(shown, own, 'history'))];
}
