import { tenantsOf, type Plan } from '../plan/fleet';
import type { ClusterPlan } from '../plan/cluster';
import { dot, svg } from './formats/dot';
import { json } from './formats/json';
import { mermaid, tooLarge } from './formats/mermaid';
import type { Graph, View } from './graph';
import { delivery } from './views/delivery';
import { dependencies } from './views/dependencies';
import { fleet } from './views/fleet';
import { bootstrap, chain, repositories } from './views/landscape';
import { pipeline } from './views/pipeline';

export type * from './graph';
export { aggregated } from './aggregated';

/** The views, by name. */
export const views = {
  fleet,
  dependencies,
  delivery,
  repositories,
  chain,
  bootstrap,
  pipeline,
} as const satisfies Record<string, View>;

export type ViewName = keyof typeof views;

/** A format in which a graph is written. */
export interface Format {
  readonly write: (graph: Graph) => string | Promise<string>;
  /** Problems of a graph that the format can still write. @default - there are none */
  readonly objection?: (graph: Graph, text: string) => string | undefined;
}

export const formats = {
  mermaid: { write: mermaid, objection: tooLarge },
  dot: { write: dot },
  svg: { write: svg },
  json: { write: json },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/**
 * A plan as a graph.
 *
 * @param cluster shows what concerns this cluster alone. `@default` - all of them
 */
export function draw(plan: Plan, view: ViewName, cluster?: string): Graph {
  const isMeant = ({ name }: ClusterPlan) => cluster === undefined || name === cluster;
  return views[view]({
    plan,
    clusters: plan.clusters.filter(isMeant),
    tenants: tenantsOf(plan).filter((tenant) => isMeant(tenant.cluster)),
  });
}
