/** A picture of a fleet, as data: a view makes it from the plan, a format writes it. */
export interface Graph {
  /** Which way its edges lead on paper: from left to right, or from top to bottom. */
  readonly direction: 'LR' | 'TB';
  /** Outer groups before the groups in them. */
  readonly groups: readonly GraphGroup[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  /** Made from identity, and unique among nodes and groups: `ring/early`. */
  readonly id: string;
  readonly title: string;
  readonly kind: NodeKind;
  /** The group that it is in. @default - none */
  readonly group?: string;
}

export interface GraphEdge {
  /** Id of a node. */
  readonly from: string;
  /** Id of a node. */
  readonly to: string;
  /** @default - none */
  readonly label?: string;
  readonly kind: EdgeKind;
}

export interface GraphGroup {
  /** Unique among nodes and groups. */
  readonly id: string;
  readonly title: string;
  /** The group that it is in. @default - none */
  readonly parent?: string;
}

/** What a node stands for. */
export type NodeKind =
  | 'management'
  | 'source'
  | 'root'
  | 'component'
  | 'environment'
  | 'ring'
  | 'tenant'
  | 'state'
  | 'base'
  | 'chart'
  | 'guardrails'
  | 'release';

/**
 * What an edge says. `source`: what is pulled, to what applies it. `manages`: an owner, to what it owns. `depends`:
 * what has to be healthy first, to what waits for it. `layer`: what is read, to what it builds on.
 */
export type EdgeKind = 'source' | 'manages' | 'depends' | 'layer';
