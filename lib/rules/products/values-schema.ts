import { groupBy } from '../../facts/group-by';
import { error, type Issue } from '../../issues/issue';
import type { ReleasePlan, TenantPlan } from '../../plan/tenant';
import { tenantsOf } from '../../plan/fleet';
import { faultsIn } from '../../issues/explain';
import { provenance, withoutNulls, type Layer, type Origin } from '../../plan/values';
import { locate } from '../../plan/locate';
import { parsed } from '../../plan/parsed';
import type { Rule } from '../rule';

/** The merged values of every release satisfy the product's schema. An error names the layer that is to blame. */
export const valuesSchema: Rule = function* ({ plan }) {
  const found: Judged[] = [];
  for (const tenant of tenantsOf(plan))
    for (const release of tenant.releases) {
      const who = `${release.product.name} of ${tenant.customer} in ${tenant.environment.name}`;
      for (const issue of ofRelease(tenant, release)) found.push({ who, issue });
    }
  // A mistake in a shared layer shows in every release of it: the first says enough.
  const ofOne = groupBy(found, ({ issue: { at, problem } }) => [at.file, at.path, problem].join('\n'));
  for (const [{ who, issue }, ...more] of ofOne.values()) {
    const releases = more.length === 1 ? 'release' : 'releases';
    const others = more.length === 0 ? '' : `, and in ${more.length} more ${releases}`;
    yield { ...issue, problem: `${who}${others}: ${issue.problem}` };
  }
};

interface Judged {
  /** The release, said for people. */
  readonly who: string;
  /** Without `who`. */
  readonly issue: Issue;
}

function* ofRelease(tenant: TenantPlan, release: ReleasePlan): Generator<Issue> {
  if (parsed(release).fits) return;
  const found = faultsIn(release.product.spec.schema, withoutNulls(release.values));
  const origins = provenance(release.layers);
  for (const { path, problem, fix } of found) {
    const what = path.length === 0 ? 'the values together' : `'${path.join('.')}'`;
    const origin = originOf(origins, release.layers, path);
    if (!origin) {
      const at = { file: tenant.source, path: ['products', release.product.name, ...path].join('.') };
      yield error(at, `${what} ${problem}`, fix);
      continue;
    }
    const isRemoved = origin.value === null && origin.path.length <= path.length;
    const said = isRemoved ? 'is removed by a null, but needed' : problem;
    yield error(locate(origin.layer, path), `${what} ${said} (layer ${origin.layer.name})`, fix);
  }
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
