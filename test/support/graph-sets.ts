import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Graph } from '../../lib/graph';
import { root } from './sample';

/** What a document's diagram shows, by titles: ids are nobody's business. */
export interface GraphFacts {
  readonly nodes: readonly { readonly title: string; readonly group?: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label?: string }[];
  readonly groups: readonly { readonly title: string; readonly parent?: string }[];
}

/** A line for each node, edge and group, in the order of text; what is there twice is there twice. */
export interface GraphSets {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  readonly groups: readonly string[];
}

export interface GraphCounts {
  readonly nodes: number;
  readonly edges: number;
  readonly groups: number;
  /** Edges by what stands on them; `''` counts those without a label. */
  readonly labels: Readonly<Record<string, number>>;
}

/** The facts of a document: `gitops-flux-arc` or `home-kubernetes`. */
export function documented(name: string): GraphFacts {
  const path = join(root, 'test/fixtures/graphs', `${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as GraphFacts;
}

/** What a graph shows, by titles. A count before HelmRepositories and emoji are left off. */
export function factsOf(graph: Graph): GraphFacts {
  const nodes = new Map(graph.nodes.map(({ id, title }) => [id, plain(title)]));
  const groups = new Map(graph.groups.map(({ id, title }) => [id, plain(title)]));
  const titleIn = (titles: ReadonlyMap<string, string>, id: string) => {
    const title = titles.get(id);
    if (title === undefined) throw new Error(`'${id}' is nothing that the graph holds`);
    return title;
  };
  return {
    nodes: graph.nodes.map(({ id, group }) => ({
      title: titleIn(nodes, id),
      ...(group !== undefined && { group: titleIn(groups, group) }),
    })),
    edges: graph.edges.map(({ from, to, label }) => ({
      from: titleIn(nodes, from),
      to: titleIn(nodes, to),
      ...(label !== undefined && { label }),
    })),
    groups: graph.groups.map(({ id, parent }) => ({
      title: titleIn(groups, id),
      ...(parent !== undefined && { parent: titleIn(groups, parent) }),
    })),
  };
}

/** To be compared with `toEqual`: the difference then reads as the nodes and edges that are missing or too many. */
export function graphSets(given: Graph | GraphFacts): GraphSets {
  const { nodes, edges, groups } = 'direction' in given ? factsOf(given) : given;
  return {
    nodes: nodes.map(({ title, group }) => (group === undefined ? title : `${title} in ${group}`)).sort(),
    edges: edges
      .map(({ from, to, label }) => `${from} -> ${to}${label === undefined ? '' : `: ${label}`}`)
      .sort(),
    groups: groups
      .map(({ title, parent }) => (parent === undefined ? title : `${title} in ${parent}`))
      .sort(),
  };
}

/** What the second graph has more and less than the first: nodes, then edges, then groups. */
export function graphChange(before: Graph, after: Graph) {
  const lines = (graph: Graph) => {
    const { nodes, edges, groups } = graphSets(graph);
    return [...nodes, ...edges, ...groups.map((group) => `group ${group}`)];
  };
  return { added: without(lines(after), lines(before)), removed: without(lines(before), lines(after)) };
}

/** What is left of the first when each of the second is taken away once. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...all];
  for (const other of others) {
    const at = left.indexOf(other);
    if (at !== -1) left.splice(at, 1);
  }
  return left;
}

export function graphCounts(given: Graph | GraphFacts): GraphCounts {
  const { nodes, edges, groups } = given;
  const labels: Record<string, number> = {};
  for (const { label = '' } of edges) labels[label] = (labels[label] ?? 0) + 1;
  return { nodes: nodes.length, edges: edges.length, groups: groups.length, labels };
}

function plain(title: string): string {
  return title
    .replace(/[\p{Extended_Pictographic}\u200d\ufe0f]/gu, '')
    .trim()
    .replace(/^\d+ (?=HelmRepositor)/, '')
    .replace(/^HelmRepository$/, 'HelmRepositories');
}
