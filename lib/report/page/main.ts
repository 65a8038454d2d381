import { unpacked } from '../unpack';
import { readRows } from './decode';
import { holdsView } from './holds';
import { overviewView } from './overview';
import { ringsView } from './rings';
import { Drawer } from './drawer';
import { h, nodesOf, shownDay, type Child } from './dom';
import { facetsOf } from './facets';
import { filterOf } from './filter';
import { matrixOnPaper, matrixView } from './matrix';
import type { Seen } from './page';
import { filterBar, Panel } from './panel';
import { hashOf, parseState, VIEWS, type State, type ViewOf } from './state';
import { versionsView } from './versions';

const views: Readonly<Record<ViewOf, (shown: Seen) => Child>> = {
  overview: overviewView,
  matrix: matrixView,
  rings: ringsView,
  versions: versionsView,
  holds: holdsView,
};

async function start(): Promise<void> {
  const fleet = unpacked(await readRows());
  const facets = facetsOf(fleet);
  const filter = filterOf(fleet, facets);
  const panel = new Panel(facets);
  const drawer = new Drawer();
  const tabs = h('nav', { 'aria-label': 'Views' });
  const bar = h('div', {});
  const main = h('main', { tabindex: -1 });
  const paper = h('div', { class: 'paper' });
  const skip = h(
    'button',
    { class: 'skip', type: 'button', on: { click: () => main.focus() } },
    'Skip to the content',
  );
  document
    .getElementById('page')!
    .replaceChildren(
      skip,
      h('header', {}, h('h1', {}, 'Fleet'), h('p', {}, asOf(fleet.of)), tabs),
      h('div', { class: 'body' }, panel.element, h('div', { class: 'content' }, bar, main, paper)),
      drawer.element,
    );
  let shown: Seen | undefined;
  const show = () => {
    const state = parseState(location.hash);
    const before = shown?.state;
    const isOther =
      !before || hashOf({ ...before, open: undefined }) !== hashOf({ ...state, open: undefined });
    shown = { fleet, facets, state, filtered: isOther || !shown ? filter(state) : shown.filtered };
    if (isOther) {
      document.title = `${VIEWS[state.view]} – Fleet`;
      tabs.replaceChildren(...tabsOf(state));
      panel.show(shown);
      bar.replaceChildren(...nodesOf([filterBar(shown)]));
      main.className = state.view;
      main.replaceChildren(...nodesOf([views[state.view](shown)]));
    }
    void drawer.show(shown);
  };
  addEventListener('hashchange', show);
  addEventListener('beforeprint', () => {
    if (shown?.state.view === 'matrix') paper.replaceChildren(...nodesOf([matrixOnPaper(shown)]));
  });
  addEventListener('afterprint', () => paper.replaceChildren());
  show();
}

function tabsOf(state: State): HTMLElement[] {
  return (Object.keys(VIEWS) as ViewOf[]).map((view) =>
    h('a', { href: hashOf({ ...state, view }), 'aria-current': view === state.view && 'page' }, VIEWS[view]),
  );
}

function asOf({ commit, committed, isChanged, day, state }: Seen['fleet']['of']): Child {
  const source =
    commit === undefined
      ? 'as of sources that are not in git'
      : ['as of commit ', h('code', {}, commit.slice(0, 12))];
  return [
    source,
    committed !== undefined && ` of ${shownDay(committed)}`,
    isChanged && ', with changes that are not committed',
    `; holds as of ${shownDay(day)}; what git says, and not what clusters run. State: ${state}`,
  ];
}

void start();
