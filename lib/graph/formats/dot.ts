import { aggregated } from '../aggregated';
import type { EdgeKind, Graph, GraphNode } from '../graph';
import { nested } from './nesting';

/** Styles of edges that are no plain arrows. */
const styles: Readonly<Partial<Record<EdgeKind, string>>> = {
  source: 'bold',
  manages: 'dashed',
  aside: 'dotted',
};

/** Between lines of a label. No title holds it. */
const BREAK = '\u2028';

const FONT = 'fontname="Helvetica"';

/** What edges of a kind say, from the end at which they begin. */
const meanings: Readonly<Record<EdgeKind, string>> = {
  source: 'is applied by',
  manages: 'owns',
  depends: 'has to be healthy before',
  managed: 'is managed by',
  reads: 'builds on',
  relates: 'has to do with',
  aside: 'looks on',
  deploys: 'deploys to',
  watches: 'watches',
  precedes: 'comes before',
};

/** A digraph, as Graphviz reads it. */
export function dot(graph: Graph): string {
  return digraph(graph, ({ title }) => title, []);
}

/** @param more lines beside those of the graph */
function digraph(graph: Graph, textOf: (node: GraphNode) => string, more: readonly string[]): string {
  const lines = nested(graph, {
    // Only a subgraph of such a name is drawn as a box. Source: Graphviz, "DOT Language", "Subgraphs and Clusters".
    open: ({ id, title }) => `subgraph ${quoted(`cluster_${id}`)} { label=${quoted(title)}`,
    close: '}',
    node: (node) => `${quoted(node.id)} [label=${quoted(textOf(node))}]`,
  });
  const edges = graph.edges.map(({ from, to, label, kind }) => {
    const attributes = [
      ...(label === undefined ? [] : [`label=${quoted(label)}`]),
      ...(styles[kind] === undefined ? [] : [`style=${styles[kind]}`]),
    ];
    const said = attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`;
    return `  ${quoted(from)} -> ${quoted(to)}${said}`;
  });
  return [
    'digraph {',
    `  graph [rankdir=${graph.direction}, ${FONT}, style=rounded]`,
    `  node [shape=box, style=rounded, ${FONT}]`,
    `  edge [${FONT}, fontsize=10]`,
    ...lines,
    ...edges,
    ...more,
    '}',
    '',
  ].join('\n');
}

/** A drawing with a legend, by Graphviz; of many tenants one node a ring. Loaded when it is wanted: it is a megabyte of WebAssembly. */
export async function svg(graph: Graph): Promise<string> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  const drawn = aggregated(graph);
  return viz.renderString(digraph(drawn, withVersions, legendOf(drawn)), { format: 'svg' });
}

/** The title, and below it what a ring runs. */
function withVersions({ title, kind, about = {} }: GraphNode): string {
  const { runs = [] } = about;
  return kind === 'ring' ? [title, ...runs].join(BREAK) : title;
}

/** An arrow of each kind that the graph has, with what it says. */
function legendOf({ edges }: Graph): string[] {
  const kinds = [...new Set(edges.map(({ kind }) => kind))].sort();
  if (kinds.length === 0) return [];
  const rows = kinds.map((kind) => {
    const [from, to] = [quoted(`legend/${kind}/from`), quoted(`legend/${kind}/to`)];
    const style = styles[kind] === undefined ? '' : ` [style=${styles[kind]}]`;
    return `    ${from} [shape=point]; ${to} [shape=plaintext, label=${quoted(meanings[kind])}]; ${from} -> ${to}${style}`;
  });
  return [`  subgraph ${quoted('cluster_legend')} { label=${quoted('Legend')}`, ...rows, '  }'];
}

/** A backslash would begin an escape of Graphviz's own. */
function quoted(text: string): string {
  const escaped = (line: string) => line.replace(/\s+/g, ' ').replace(/\\/g, '\\\\').replace(/"/g, '\\"');
  return `"${text.split(BREAK).map(escaped).join('\\n')}"`;
}
