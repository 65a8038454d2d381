import { error, type Issue } from '../../issues/issue';
import type { ReleasePlan, TenantPlan } from '../../plan/tenant';
import { tenantsOf } from '../../plan/fleet';
import { faultsIn } from '../../issues/explain';
import { provenance, withoutNulls, type Layer, type Origin } from '../../plan/values';
import { locate } from '../../plan/locate';
import { parsed } from '../../plan/parsed';
import type { Rule } from '../rule';

/** The merged values of every release satisfy the product's schema. An error names the layer that is to blame. */
export const valuesSchema: Rule = ({ plan }) =>
  distinct(
    tenantsOf(plan).flatMap((tenant) => tenant.releases.flatMap((release) => faults(tenant, release))),
  );

interface Fault {
  /** The release, said for people. */
  readonly who: string;
  /** Without `who`. */
  readonly issue: Issue;
}

function faults(tenant: TenantPlan, release: ReleasePlan): Fault[] {
  if (parsed(release).fits) return [];
  const found = faultsIn(release.product.spec.schema, withoutNulls(release.values));
  const origins = provenance(release.layers);
  const who = `${release.product.name} of ${tenant.customer} in ${tenant.environment.name}`;
  return found.map(({ path, problem, fix }) => {
    const what = path.length === 0 ? 'the values together' : `'${path.join('.')}'`;
    const origin = originOf(origins, release.layers, path);
    if (!origin) {
      const at = { file: tenant.source, path: ['products', release.product.name, ...path].join('.') };
      return { who, issue: error(at, `${what} ${problem}`, fix) };
    }
    const isRemoved = origin.value === null && origin.path.length <= path.length;
    const said = isRemoved ? 'is removed by a null, but needed' : problem;
    return {
      who,
      issue: error(locate(origin.layer, path), `${what} ${said} (layer ${origin.layer.name})`, fix),
    };
  });
}

/** What set the value at the path; of several parts of it, the one from the highest layer. */
function originOf(
  origins: readonly Origin[],
  layers: readonly Layer[],
  path: readonly string[],
): Origin | undefined {
  if (path.length === 0) return undefined;
  const covers = (a: readonly string[], b: readonly string[]) => a.every((key, index) => b[index] === key);
  return origins
    .filter((origin) => covers(path, origin.path) || covers(origin.path, path))
    .sort((a, b) => layers.indexOf(b.layer) - layers.indexOf(a.layer))[0];
}

/** A mistake in a shared layer shows in every release of it: the first says enough. */
function distinct(found: readonly Fault[]): Issue[] {
  const seen = new Map<string, Fault & { more: number }>();
  for (const { who, issue } of found) {
    const key = [issue.at.file, issue.at.path, issue.problem].join('\n');
    const earlier = seen.get(key);
    if (earlier) earlier.more += 1;
    else seen.set(key, { who, issue, more: 0 });
  }
  return [...seen.values()].map(({ who, issue, more }) => {
    const others = more === 0 ? '' : `, and in ${more} more ${more === 1 ? 'release' : 'releases'}`;
    return { ...issue, problem: `${who}${others}: ${issue.problem}` };
  });
}
