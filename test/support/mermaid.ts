/** What a flowchart holds, as far as our graphs use Mermaid. */
export interface Flowchart {
  readonly direction: string;
  readonly nodes: { id: string; text: string; group?: string }[];
  readonly groups: { id: string; text: string; parent?: string }[];
  readonly edges: { from: string; to: string; text?: string }[];
}

const ID = '[A-Za-z0-9](?:[A-Za-z0-9_]|-(?=[A-Za-z0-9_]))*';
const TEXT = '"((?:[^"#%<>&`*_~\\\\[\\]|]|#\\d+;)*)"';
const HEAD = /^flowchart (LR|TB)$/;
const OPEN = new RegExp(`^subgraph (${ID})\\[${TEXT}\\]$`);
const NODE = new RegExp(`^(${ID})\\[${TEXT}\\]$`);
const EDGE = new RegExp(`^(${ID}) (?:-->|==>|-\\.->)(?:\\|${TEXT}\\|)? (${ID})$`);
/** Words with which Mermaid starts something else than a node. */
const KEYWORD =
  /^(end|graph|flowchart|subgraph|class|classDef|click|style|linkStyle|interpolate)(?![A-Za-z0-9])/;

/** Reads a flowchart line by line, more strictly than Mermaid does. @throws Error with the first line that is none of it */
export function readFlowchart(source: string): Flowchart {
  const [head, ...lines] = source.trimEnd().split('\n');
  const direction = HEAD.exec(head!)?.[1];
  if (direction === undefined) throw new Error(`no flowchart: ${head}`);
  const found: Flowchart = { direction, nodes: [], groups: [], edges: [] };
  const open: string[] = [];
  for (const line of lines.map((each) => each.trim())) {
    const group = OPEN.exec(line);
    const node = NODE.exec(line);
    const edge = EDGE.exec(line);
    if (line === 'end' && open.length > 0) open.pop();
    else if (group) {
      found.groups.push({ id: group[1]!, text: decoded(group[2]!), parent: open.at(-1) });
      open.push(group[1]!);
    } else if (node && !KEYWORD.test(line)) {
      found.nodes.push({ id: node[1]!, text: decoded(node[2]!), group: open.at(-1) });
    } else if (edge && open.length === 0 && !KEYWORD.test(line) && !KEYWORD.test(edge[3]!)) {
      found.edges.push({
        from: edge[1]!,
        to: edge[3]!,
        ...(edge[2] !== undefined && { text: decoded(edge[2]) }),
      });
    } else throw new Error(`no line of a flowchart: ${line}`);
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(', ')}`);
  return found;
}

function decoded(text: string): string {
  return text.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
