import type { EdgeKind, Graph } from '../graph';
import { nested } from './nesting';

/** The most that a page draws; the text cannot raise it. Source: Mermaid, "Config Schema", `maxEdges`, `maxTextSize`. */
const MOST = { edges: 500, characters: 50_000 } as const;

/** Arrows of edges that are no plain ones. */
const arrows: Readonly<Partial<Record<EdgeKind, string>>> = {
  source: '==>',
  manages: '-.->',
  aside: '-.->',
};

/** A flowchart, as Mermaid reads it. */
export function mermaid(graph: Graph): string {
  const ids = safeIds([...graph.groups, ...graph.nodes].map(({ id }) => id));
  const lines = nested(graph, {
    open: ({ id, title }) => `subgraph ${ids.get(id)!}["${escaped(title)}"]`,
    close: 'end',
    node: ({ id, title }) => `${ids.get(id)!}["${escaped(title)}"]`,
  });
  const edges = graph.edges.map(({ from, to, label, kind }) => {
    const text = label === undefined ? '' : `|"${escaped(label)}"|`;
    return `  ${ids.get(from)!} ${arrows[kind] ?? '-->'}${text} ${ids.get(to)!}`;
  });
  return [`flowchart ${graph.direction}`, ...lines, ...edges, ''].join('\n');
}

/** Says which limit of a page the graph exceeds. */
export function tooLarge({ edges }: Graph, text: string): string | undefined {
  const much: string[] = [];
  if (edges.length > MOST.edges) much.push(`${edges.length} edges of ${MOST.edges}`);
  if (text.length > MOST.characters) much.push(`${text.length} characters of ${MOST.characters}`);
  return much.length === 0 ? undefined : `more than Mermaid draws: ${much.join(', ')} at most`;
}

/** Words that mean something at the start of a line. Source: Mermaid, "Flowcharts Syntax". */
const KEYWORD =
  /^(call|class|click|default|direction|end|flowchart|graph|href|interpolate|linkStyle|style|subgraph|_)/;

/**
 * For each id one of letters, digits, single dashes and underscores, which no other has. Two dashes would begin an
 * arrow.
 */
function safeIds(ids: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    ids.map((id) => {
      const slug = id.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-|-$/g, '') || 'node';
      const base = KEYWORD.test(slug) ? `node-${slug}` : slug;
      let own = base;
      for (let count = 2; taken.has(own); count++) own = `${base}-${count}`;
      taken.add(own);
      return [id, own];
    }),
  );
}

/** Text without what Mermaid reads as its own, as HTML, or as Markdown. Source: Mermaid, "Flowcharts Syntax", "Entity codes". */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/["#%&<>`*_~\\[\]|]/g, encoded)
    .replace(/^([-+])(?= )|(?<=^\d+)[.)](?= )/, encoded);
}

function encoded(character: string): string {
  return `#${character.codePointAt(0)!};`;
}
