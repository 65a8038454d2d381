import { error, type Issue, type Location } from '../issue';
import type { ReleasePlan, TenantPlan } from '../plan';
import { tenantsOf } from '../plan';
import { explain } from '../schema/explain';
import { provenance, withoutNulls, type Layer, type Origin } from '../values';
import type { Rule } from './rule';

/** The merged values of every release satisfy the product's schema. An error names the layer that is to blame. */
export const valuesSchema: Rule = ({ plan }) =>
  distinct(
    tenantsOf(plan).flatMap((tenant) => tenant.releases.flatMap((release) => faults(tenant, release))),
  );

function faults(tenant: TenantPlan, release: ReleasePlan): Issue[] {
  const effective = withoutNulls(release.values);
  const result = release.product.spec.schema.safeParse(effective);
  if (result.success) return [];
  const origins = provenance(release.layers);
  return result.error.issues.map((fault) => {
    const keys = fault.path.map(String);
    const path = fault.code === 'unrecognized_keys' ? [...keys, fault.keys[0]!] : keys;
    const origin = originOf(origins, path);
    const { problem, fix } = explain(fault, effective);
    const who = `${release.product.name} of ${tenant.customer} in ${tenant.environment.name}`;
    const layer = origin ? ` (layer ${origin.layer.name})` : '';
    return error(
      origin
        ? locate(origin.layer, path)
        : { file: tenant.source, path: `products.${release.product.name}.${path.join('.')}` },
      `${who}: '${path.join('.')}' ${problem}${layer}`,
      fix,
    );
  });
}

/** What set the value at the path, or a part of it. */
function originOf(origins: readonly Origin[], path: readonly string[]): Origin | undefined {
  const covers = (a: readonly string[], b: readonly string[]) => a.every((key, index) => b[index] === key);
  return origins.find((origin) => covers(path, origin.path) || covers(origin.path, path));
}

function locate(layer: Layer, path: readonly string[]): Location {
  const [file, where] = layer.source.split(' ') as [string, string?];
  return { file, path: [...(where ? [where] : []), ...path].join('.') };
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
