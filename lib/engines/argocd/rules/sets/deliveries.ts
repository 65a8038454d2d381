import { clustersFollowing } from '../../../following';
import { groupBy } from '../../../../facts/group-by';
import { error, within, type Issue, type Location } from '../../../../issues/issue';
import { tenantsOf, type Plan } from '../../../../plan/fleet';
import type { ArgocdCluster } from '../../plan/cluster';
import { inRepository } from '../../../../plan/layout';
import type { ReleasePlan, TenantPlan } from '../../../../plan/tenant';
import type { ApplicationSetPlan } from '../../plan/sets/set';
import { homeOf } from '../../plan/argocd';
import type { Rule } from '../../../../rules/rule';

/** Where a cluster leaves its releases and Terraform to the fleet's own ApplicationSets, these make every one of them. */
export const applicationSetDeliveries: Rule = function* ({ specs, plan }) {
  const tenants = groupBy(tenantsOf(plan), ({ cluster }) => cluster.name);
  for (const cluster of clustersFollowing('argocd', plan.clusters)) {
    if (!cluster.leavesToFleetSets) continue;
    const home = homeOf(cluster).name;
    const sets =
      clustersFollowing('argocd', plan.clusters).find(({ name }) => name === home)?.applicationSets ?? [];
    const names = sets.map((set) => `'${set.name}'`).join(', ');
    const runs = names === '' ? 'it runs none' : `it runs ${names}`;
    const made = new Map(madeBy(sets));
    for (const { name, what, namespace, files } of wanted(plan, cluster, tenants.get(cluster.name) ?? [])) {
      const by = made.get(keyOf(name, namespace));
      if (by) {
        yield* unread(by, name, files, within({ file: specs.fleetFile }, 'applicationSets', by.set));
        continue;
      }
      const problem = `no ApplicationSet that cluster '${home}' runs makes the Application '${name}' of ${what}, into namespace '${namespace}'`;
      const fix = `name one under clusters.${home}.applicationSets that does: ${runs}`;
      yield error(within({ file: specs.fleetFile }, 'clusters', cluster.name, 'delivery'), problem, fix);
    }
  }
};

interface Made {
  readonly set: string;
  /** Value files of all its sources. */
  readonly valueFiles: readonly string[];
}

function* madeBy(sets: readonly ApplicationSetPlan[]): Iterable<[string, Made]> {
  for (const { name: set, expansion } of sets)
    for (const { metadata, spec } of expansion.applications) {
      const { source, sources = [], destination } = spec;
      const valueFiles = [...(source ? [source] : []), ...sources].flatMap(
        ({ helm }) => helm?.valueFiles ?? [],
      );
      yield [keyOf(metadata.name, destination.namespace), { set, valueFiles }];
    }
}

/** Sets name the files of layers themselves. Those which only some fleets have are easily forgotten. */
function* unread(
  { valueFiles }: Made,
  name: string,
  files: readonly string[],
  at: Location,
): Iterable<Issue> {
  for (const file of files) {
    if (valueFiles.some((each) => each.endsWith(`/${file}`))) continue;
    const problem = `the Application '${name}' does not read ${file}, which has values for it`;
    yield error(
      at,
      problem,
      'name it among the valueFiles of its template, in the order that docs/values.md gives',
    );
  }
}

/** Files of the layers of axes and of what the tenant is, where they say something. */
function filesOf({ layers }: ReleasePlan, state: TenantPlan['valuesIn']): string[] {
  return layers
    .filter(({ name }) => name === 'tenant' || name.startsWith('axis '))
    .filter(({ values }) => Object.keys(values).length > 0)
    .flatMap(({ file }) => (file === undefined ? [] : inRepository(state, file)));
}

function keyOf(name: string, namespace: string | undefined): string {
  return JSON.stringify([name, namespace]);
}

/** An Application that the fleet's own ApplicationSets have to make. */
interface Wanted {
  readonly name: string;
  /** What it delivers. */
  readonly what: string;
  readonly namespace: string;
  /** Value files that it has to read. */
  readonly files: readonly string[];
}

function* wanted(
  { customers }: Plan,
  { name: cluster }: ArgocdCluster,
  tenants: readonly TenantPlan[],
): Iterable<Wanted> {
  for (const tenant of tenants) {
    for (const release of tenant.releases) {
      const { name, product, namespace, content } = release;
      const files = content.form === 'helm' ? filesOf(release, tenant.valuesIn) : [];
      yield { name, what: `${product.name} for ${tenant.name}`, namespace: namespace.name, files };
    }
  }
  for (const { name: customer, terraform } of customers) {
    const by = terraform?.appliedBy;
    if (!terraform || by?.cluster.name !== cluster) continue;
    yield { name: terraform.name, what: `the Terraform of ${customer}`, namespace: by.namespace, files: [] };
  }
}
