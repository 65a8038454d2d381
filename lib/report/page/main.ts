import { unpacked, type ReportFleet } from '../unpack';
import { readRows } from './decode';
import { Drawer } from './drawer';
import { h, nodesOf, type Child } from './dom';
import { facetsOf } from './facets';
import { filterOf } from './filter';
import type { Seen } from './page';
import { filterBar, Panel } from './panel';
import { hashOf, parseState, VIEWS, type State, type ViewOf } from './state';
import { capacityView } from './views/capacity';
import { changesView } from './views/changes';
import { forecastView } from './views/forecast';
import { graphView } from './views/graph';
import { holdsView } from './views/holds';
import { liveView } from './views/live';
import { matrixOnPaper, matrixView } from './views/matrix';
import { overviewView } from './views/overview';
import { ringsView } from './views/rings';
import { versionsView } from './views/versions';
import { inWords, language, shownDay } from './words';

const views: Readonly<Record<ViewOf, (shown: Seen) => Child | Promise<Child>>> = {
  overview: overviewView,
  matrix: matrixView,
  rings: ringsView,
  versions: versionsView,
  forecast: forecastView,
  holds: holdsView,
  changes: changesView,
  graph: graphView,
  capacity: capacityView,
  live: liveView,
};

async function start(): Promise<void> {
  document.documentElement.lang = language;
  const fleet = unpacked(await readRows());
  const facets = facetsOf(fleet);
  const filter = filterOf(fleet, facets);
  const panel = new Panel(facets);
  const drawer = new Drawer();
  const tabs = h('nav', { 'aria-label': inWords('page.views') });
  const bar = h('div', {});
  const main = h('main', { tabindex: -1 });
  const paper = h('div', { class: 'paper' });
  const skip = h(
    'button',
    { class: 'skip', type: 'button', on: { click: () => main.focus() } },
    inWords('page.skip'),
  );
  document
    .getElementById('page')!
    .replaceChildren(
      skip,
      h('header', {}, h('h1', {}, inWords('page.title')), h('p', {}, asOf(fleet)), tabs),
      h('div', { class: 'body' }, panel.element, h('div', { class: 'content' }, bar, main, paper)),
      drawer.element,
    );
  let shown: Seen | undefined;
  // Another view may be asked for meanwhile.
  const later = async (made: Promise<Child>, of: Seen) => {
    main.replaceChildren(h('p', {}, inWords('page.loading')));
    const content = await made;
    if (shown?.filtered === of.filtered && shown.state.view === of.state.view)
      main.replaceChildren(...nodesOf([content]));
  };
  const show = () => {
    const state = parseState(location.hash);
    const before = shown?.state;
    const isOther =
      !before || hashOf({ ...before, open: undefined }) !== hashOf({ ...state, open: undefined });
    shown = { fleet, facets, state, filtered: isOther || !shown ? filter(state) : shown.filtered };
    if (isOther) {
      document.title = `${titleOf(state.view)} – ${inWords('page.title')}`;
      tabs.replaceChildren(...tabsOf(state, fleet));
      panel.show(shown);
      bar.replaceChildren(...nodesOf([filterBar(shown)]));
      main.className = state.view;
      const made = views[state.view](shown);
      if (made instanceof Promise) void later(made, shown);
      else main.replaceChildren(...nodesOf([made]));
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

function titleOf(view: ViewOf): string {
  return inWords(`view.${view}`);
}

function tabsOf(state: State, fleet: ReportFleet): HTMLElement[] {
  return VIEWS.filter((view) => view !== 'live' || fleet.live || state.view === view).map((view) =>
    h(
      'a',
      { href: hashOf({ ...state, view }), 'aria-current': view === state.view && 'page' },
      titleOf(view),
    ),
  );
}

function asOf({ of, live }: ReportFleet): Child {
  const { commit, committed, isChanged, day, state } = of;
  return [
    commit === undefined
      ? inWords('page.noGit')
      : [`${inWords('page.commit')} `, h('code', {}, commit.slice(0, 12))],
    committed !== undefined && ` ${inWords('page.committed', { day: shownDay(committed) })}`,
    isChanged && `, ${inWords('page.changed')}`,
    `; ${inWords('page.day', { day: shownDay(day) })}; `,
    live ? h('strong', {}, inWords('page.withLive')) : inWords('page.gitAlone'),
    `. ${inWords('page.state', { url: state })}`,
  ];
}

void start();
