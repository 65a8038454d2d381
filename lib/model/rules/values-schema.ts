import { error, type Issue } from '../issue';
import type { ReleasePlan, TenantPlan } from '../plan';
import { tenantsOf } from '../plan';
import { faultsIn } from '../schema/explain';
import { provenance, withoutNulls, type Origin } from '../values';
import { locate } from './locate';
import type { Rule } from './rule';

/** The merged values of every release satisfy the product's schema. An error names the layer that is to blame. */
export const valuesSchema: Rule = ({ plan }) =>
  distinct(
    tenantsOf(plan).flatMap((tenant) => tenant.releases.flatMap((release) => faults(tenant, release))),
  );

function faults(tenant: TenantPlan, release: ReleasePlan): Issue[] {
  const found = faultsIn(release.product.spec.schema, withoutNulls(release.values));
  if (found.length === 0) return [];
  const origins = provenance(release.layers);
  const who = `${release.product.name} of ${tenant.customer} in ${tenant.environment.name}`;
  return found.map(({ path, problem, fix }) => {
    const what = path.length === 0 ? 'the whole' : `'${path.join('.')}'`;
    const origin = originOf(origins, path);
    if (!origin) {
      const at = { file: tenant.source, path: ['products', release.product.name, ...path].join('.') };
      return error(at, `${who}: ${what} ${problem}`, fix);
    }
    const said = origin.value === null ? 'is removed by a null, but needed' : problem;
    return error(locate(origin.layer, path), `${who}: ${what} ${said} (layer ${origin.layer.name})`, fix);
  });
}

/** What set the value at the path, or the first part of it. */
function originOf(origins: readonly Origin[], path: readonly string[]): Origin | undefined {
  if (path.length === 0) return undefined;
  const covers = (a: readonly string[], b: readonly string[]) => a.every((key, index) => b[index] === key);
  return origins.find((origin) => covers(path, origin.path) || covers(origin.path, path));
}

/** A mistake in a shared layer shows in every release of it: the first says enough. */
function distinct(issues: readonly Issue[]): Issue[] {
  const seen = new Map<string, { issue: Issue; more: number }>();
  for (const issue of issues) {
    const [, what] = issue.problem.split(': ', 2);
    const key = [issue.at.file, issue.at.path, what].join('\n');
    const earlier = seen.get(key);
    if (earlier) earlier.more += 1;
    else seen.set(key, { issue, more: 0 });
  }
  return [...seen.values()].map(({ issue, more }) =>
    more === 0 ? issue : { ...issue, problem: `${issue.problem}, and so in ${more} more` },
  );
}
