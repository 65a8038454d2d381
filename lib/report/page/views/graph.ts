import type { GraphJson } from '../../../json/graph';
import { readAnswers } from '../decode';
import { h, type Child } from '../dom';
import { ringSwatch } from '../marks';
import type { Seen } from '../page';
import { tableView } from '../table';
import { inWords, pluralOf } from '../words';
import { layered, type PlacedNode } from './layers';

/** Measures of a drawing, in pixels. */
const [WIDE, HIGH, APART, BETWEEN] = [190, 40, 12, 60];

/** The fleet, and what each of its clusters pulls, owns and waits for: a drawing each, which is made when it is opened. */
export async function graphView(shown: Seen): Promise<Child> {
  const { graphs } = await readAnswers();
  const there = new Set(shown.filtered.tenants.map(({ cluster }) => cluster.name));
  const isWhole = shown.filtered.tenants.length === shown.fleet.tenants.length;
  const clusters = shown.fleet.clusters.filter(({ name }) => isWhole || there.has(name));
  const drawings = [
    drawing(shown, inWords('graph.fleet'), undefined, graphs.fleet),
    ...clusters.map(({ name, title, engine }) =>
      drawing(shown, `${title} (${engine})`, name, graphs.clusters[name]!),
    ),
  ];
  drawings[1]?.open();
  const found = h('span', { role: 'status' });
  const search = h('input', {
    type: 'search',
    id: 'graph-search',
    autocomplete: 'off',
    on: {
      input: () => {
        const words = search.value.trim().toLowerCase();
        const count = drawings.reduce((sum, each) => sum + each.find(words), 0);
        found.textContent = words === '' ? '' : inWords('graph.found', { count });
      },
    },
  });
  return [
    h('h2', {}, inWords('view.graph')),
    h('p', { class: 'bar' }, h('label', { for: 'graph-search' }, inWords('graph.search')), search, found),
    drawings.map(({ element }) => element),
  ];
}

interface Drawing {
  readonly element: HTMLElement;
  readonly open: () => void;
  /** Shows the nodes whose text has the words, and opens the drawing where there are some. @returns how many */
  readonly find: (words: string) => number;
}

function drawing(shown: Seen, title: string, cluster: string | undefined, graph: GraphJson): Drawing {
  const texts = new Map(graph.nodes.map((node) => [node.id, textOf(node)]));
  const boxes = new Map<string, HTMLElement>();
  const element = h(
    'details',
    { class: 'drawing', on: { toggle: () => draw() } },
    h('summary', {}, title, ' ', h('small', {}, pluralOf(graph.nodes.length, 'node'))),
  );
  let words = '';
  const mark = () => {
    for (const [id, box] of boxes) {
      box.classList.toggle('found', words !== '' && texts.get(id)!.includes(words));
      box.classList.toggle('aside', words !== '' && !texts.get(id)!.includes(words));
    }
  };
  const draw = () => {
    if (!element.open || boxes.size > 0) return;
    const about = inWords(cluster === undefined ? 'graph.aboutFleet' : 'graph.about');
    element.append(h('p', {}, about), drawn(shown, graph, title, boxes), tabled(graph, cluster ?? 'fleet'));
    mark();
  };
  return {
    element,
    open: () => {
      element.open = true;
    },
    find: (given) => {
      words = given;
      const count = words === '' ? 0 : [...texts.values()].filter((text) => text.includes(words)).length;
      if (count > 0) element.open = true;
      mark();
      return count;
    },
  };
}

function textOf({ title, kind, about = {} }: GraphJson['nodes'][number]): string {
  return [title, kind, ...Object.values(about).flat()].join(' ').toLowerCase();
}

const SVG = 'http://www.w3.org/2000/svg';

/** Layers from left to right, each node a box with its facts, and edges below them. */
function drawn(shown: Seen, graph: GraphJson, title: string, boxes: Map<string, HTMLElement>): HTMLElement {
  const { nodes, layers, longest } = layered(graph);
  const [width, height] = [layers * (WIDE + BETWEEN) - BETWEEN + 8, longest * (HIGH + APART) + 8];
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('aria-hidden', 'true');
  for (const { from, to, kind } of graph.edges) {
    const [start, end] = [nodes.get(from), nodes.get(to)];
    if (!start || !end) continue;
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', edgeOf(start, end));
    path.setAttribute('class', kind);
    svg.append(path);
  }
  const groups = new Map(graph.groups.map((group) => [group.id, group.title]));
  const all = [...nodes.values()].sort((a, b) => a.layer - b.layer || a.place - b.place);
  for (const { node, layer, place } of all) {
    const ring = shown.fleet.rings.findIndex(({ name }) => name === (node.about?.['ring'] ?? node.title));
    const group = node.group === undefined ? undefined : groups.get(node.group);
    const facts = Object.entries(node.about ?? {}).map(([key, value]) => `${key}: ${String(value)}`);
    boxes.set(
      node.id,
      h(
        'li',
        {
          class: `node ${node.kind}`,
          title: [group, ...facts].filter((each) => each !== undefined).join('\n'),
          css: {
            left: `${4 + layer * (WIDE + BETWEEN)}px`,
            top: `${4 + place * (HIGH + APART)}px`,
            width: `${WIDE}px`,
            height: `${HIGH}px`,
          },
        },
        h('b', {}, ring >= 0 && ringSwatch(ring), node.title),
        h('small', {}, [node.kind, ...facts].join(', ')),
      ),
    );
  }
  return h(
    'div',
    { class: 'canvas', role: 'region', tabindex: 0, 'aria-label': inWords('graph.label', { what: title }) },
    h(
      'div',
      { class: 'sheet', css: { width: `${width}px`, height: `${height}px` } },
      svg,
      h('ul', {}, [...boxes.values()]),
    ),
  );
}

function edgeOf(start: PlacedNode, end: PlacedNode): string {
  const x = 4 + start.layer * (WIDE + BETWEEN) + WIDE;
  const y = 4 + start.place * (HIGH + APART) + HIGH / 2;
  const [toX, toY] = [4 + end.layer * (WIDE + BETWEEN), 4 + end.place * (HIGH + APART) + HIGH / 2];
  const bend = Math.max(BETWEEN / 2, (toX - x) / 2);
  return `M${x} ${y} C${x + bend} ${y} ${toX - bend} ${toY} ${toX - 5} ${toY} m-5 -4 l5 4 l-5 4`;
}

/** What the drawing shows, for who does not see it, and to take along. */
function tabled({ nodes, edges, groups }: GraphJson, name: string): HTMLElement {
  const titles = new Map([...groups, ...nodes].map(({ id, title }) => [id, title]));
  const before = new Map<string, string[]>();
  for (const { from, to } of edges) before.set(to, [...(before.get(to) ?? []), titles.get(from) ?? from]);
  return h(
    'details',
    {},
    h('summary', {}, inWords('graph.table')),
    tableView({
      name: `graph-${name}`,
      title: inWords('view.graph'),
      columns: ['name', 'kind', 'of', 'after'],
      rows: nodes.map(({ id, title, kind, group }) => [
        title,
        kind,
        group === undefined ? undefined : titles.get(group),
        before.get(id)?.join(', '),
      ]),
    }),
  );
}
