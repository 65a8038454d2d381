import { tenantsOf, type Plan } from '../../plan/fleet';
import { sortedByName } from '../../facts/order';
import { applicationRunbook } from './application';
import { clusterRunbook } from './cluster';
import { disasterRunbook } from './disaster';

/** What a runbook is narrowed to, by names that the plan has. */
export interface RunbookScope {
  /** @default - every cluster, and the tenants of all */
  readonly cluster?: string;
  /** Of the runbook for applications. @default - every tenant */
  readonly tenant?: string;
}

/** The recovery documents of a fleet, by what is to be recovered. */
export const runbooks = {
  application: (plan: Plan, scope: RunbookScope) => applicationRunbook(tenantsIn(plan, scope)),
  cluster: (plan: Plan, { cluster }: RunbookScope) =>
    clusterRunbook(
      plan,
      plan.clusters.filter(({ name }) => cluster === undefined || cluster === name),
    ),
  disaster: (plan: Plan) => disasterRunbook(plan),
} as const;

export type RunbookName = keyof typeof runbooks;

/** A document as Markdown. */
export function runbookOf(plan: Plan, name: RunbookName, scope: RunbookScope = {}): string {
  return `${runbooks[name](plan, scope)}\n`;
}

function tenantsIn(plan: Plan, { cluster, tenant }: RunbookScope) {
  const all = tenantsOf(plan).filter(
    ({ name, cluster: own }) =>
      (tenant === undefined || tenant === name) && (cluster === undefined || cluster === own.name),
  );
  return sortedByName(all);
}
