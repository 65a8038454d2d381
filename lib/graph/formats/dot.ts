import type { EdgeKind, Graph } from '../graph';
import { nested } from './nesting';

/** Styles of edges that are no plain arrows. */
const styles: Readonly<Partial<Record<EdgeKind, string>>> = {
  source: 'bold',
  manages: 'dashed',
  aside: 'dotted',
};

const FONT = 'fontname="Helvetica"';

/** A digraph, as Graphviz reads it. */
export function dot(graph: Graph): string {
  const lines = nested(graph, {
    // Only a subgraph of such a name is drawn as a box. Source: Graphviz, "DOT Language", "Subgraphs and Clusters".
    open: ({ id, title }) => `subgraph ${quoted(`cluster_${id}`)} { label=${quoted(title)}`,
    close: '}',
    node: ({ id, title }) => `${quoted(id)} [label=${quoted(title)}]`,
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
    '}',
    '',
  ].join('\n');
}

/** A drawing, by Graphviz. Loaded when it is wanted: it is a megabyte of WebAssembly. */
export async function svg(graph: Graph): Promise<string> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  return viz.renderString(dot(graph), { format: 'svg' });
}

/** A backslash would begin an escape of Graphviz's own. */
function quoted(text: string): string {
  return `"${text.replace(/\s+/g, ' ').replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}
