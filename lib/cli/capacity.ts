import { COUNTED_BY } from '../authored/capacity';
import { engineOf } from '../engines';
import { groupBy } from '../facts/group-by';
import { unknown } from '../issues/unknown';
import { usagesOf } from '../plan/capacity';
import { fullness, type Usage } from '../plan/capacity/usage';
import { tenantKinds, type TenantKind } from '../plan/capacity/room';
import { tenantsOf, type Plan } from '../plan/fleet';
import type { Outcome } from '../planner/plan';
import { planWithTooMuch } from '../planner/refused';
import { print, say } from './print';

/** Options as people typed them: any text is possible. */
export interface CapacityOptions {
  /** Shows this cluster alone. @default - every cluster */
  readonly cluster?: string;
  /** @default 'text' */
  readonly format?: string;
}

/** What a cluster and its operator hold, and what has room there. */
interface ClusterCapacity {
  readonly name: string;
  readonly engine: string;
  /** The cluster whose operator delivers it. */
  readonly operator: string;
  readonly usages: readonly Usage[];
  readonly tenants: readonly TenantKind[];
}

export const capacityFormats = {
  text: (all: readonly ClusterCapacity[]) => all.map(textOf).join('\n'),
  json: (all: readonly ClusterCapacity[]) => `${JSON.stringify({ clusters: all }, null, 2)}\n`,
} as const;

/** Prints to stdout what every cluster and its operator hold, how full they are, and what fits besides; issues go to stderr. */
export async function capacity(outcome: Outcome, options: CapacityOptions): Promise<number> {
  const { issues } = outcome;
  const plan = planWithTooMuch(outcome);
  const { cluster, format = 'text' } = options;
  const wrong = unknown({ file: '--format' }, 'format', format, Object.keys(capacityFormats));
  if (plan && cluster !== undefined)
    wrong.push(
      ...unknown(
        { file: '--cluster' },
        'cluster',
        cluster,
        plan.clusters.map(({ name }) => name),
      ),
    );
  say([...issues, ...wrong]);
  if (!plan || wrong.length > 0) return 1;
  const all = capacitiesOf(plan).filter(({ name }) => cluster === undefined || name === cluster);
  await print(capacityFormats[format as keyof typeof capacityFormats](all));
  return outcome.plan ? 0 : 1;
}

/** What every cluster and its operator hold. */
export function capacitiesOf(plan: Plan): ClusterCapacity[] {
  const usages = usagesOf(plan);
  const by = groupBy(usages, ({ cluster }) => cluster);
  const tenants = groupBy(tenantsOf(plan), ({ cluster }) => cluster.name);
  return plan.clusters.map((cluster): ClusterCapacity => {
    const operator = engineOf(cluster).home(cluster).name;
    return {
      name: cluster.name,
      engine: cluster.engine,
      operator,
      usages: by.get(cluster.name) ?? [],
      tenants: tenantKinds(cluster, tenants.get(cluster.name) ?? [], usages),
    };
  });
}

/** How many kinds of tenants are named of a cluster. */
const NAMED = 10;

function textOf({ name, engine, operator, usages, tenants }: ClusterCapacity): string {
  const by = operator === name ? '' : `, by the operator of ${operator}`;
  const lines = [`${name} (${engine}${by})`, ...usages.map(lineOf), ...tenants.slice(0, NAMED).map(roomLine)];
  if (tenants.length > NAMED) lines.push(`  ${tenants.length - NAMED} more kinds of tenants: --format json`);
  return `${lines.join('\n')}\n`;
}

function lineOf(usage: Usage): string {
  const { key, count, holds, part, largest, uncounted } = usage;
  const noun = part === undefined || part === '' ? COUNTED_BY[key] : `${COUNTED_BY[key]}, shard ${part}`;
  const least = uncounted.length > 0 ? 'at least ' : '';
  const said = [holds === undefined ? `${least}${count}` : `${count} of ${holds}, ${fullness(usage)} %`];
  if (largest && largest.count < count) said.push(`most of ${largest.customer}: ${largest.count}`);
  if (uncounted.length > 0) said.push(`nobody counts ${uncounted.join(', ')}`);
  return `  ${noun.padEnd(24)} ${said.join('; ')}`;
}

function roomLine({ tier, products, count, more }: TenantKind): string {
  const fits = more === undefined ? '' : `, ${more} more fit`;
  return `  tenants of ${tier} with ${products.join(', ') || 'no product'}: ${count}${fits}`;
}
