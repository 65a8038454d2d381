import { error, type Issue, type Location } from '../issue';
import { ROOTS } from '../names';
import { tenantsOf } from '../plan';
import type { Rule } from './rule';

interface Claim {
  readonly name: string;
  readonly by: string;
  readonly at: Location;
}

/** No two things of a cluster, or of the fleet, claim the same name: the second would overwrite the first. */
export const duplicates: Rule = ({ specs, plan }) => {
  const tenants = tenantsOf(plan);
  const perCluster = plan.clusters.flatMap((cluster) => {
    const here = tenants.filter((tenant) => tenant.cluster.name === cluster.name);
    const fleetAt = (component: string) => ({ file: specs.fleetFile, path: `components.${component}` });
    const reserved = Object.values(ROOTS).map((name) => ({
      name,
      by: `ringfleet's own ${name}`,
      at: { file: specs.fleetFile },
    }));
    const on = `on cluster ${cluster.name}`;
    return [
      ...clashes(`namespace`, on, [
        ...unique(
          cluster.components.map(({ name, namespace }) =>
            claim(namespace, `component ${name}`, fleetAt(name)),
          ),
        ),
        ...here.flatMap((tenant) =>
          tenant.namespaces.map(({ name }) => claim(name, `tenant ${tenant.name}`, { file: tenant.source })),
        ),
      ]),
      ...clashes('Application or Kustomization', on, [
        ...reserved,
        ...cluster.components.map(({ name }) => claim(name, `component ${name}`, fleetAt(name))),
        ...here.map((tenant) => claim(tenant.guardrails, `tenant ${tenant.name}`, { file: tenant.source })),
        ...here.flatMap((tenant) =>
          tenant.releases.map(({ name }) =>
            claim(name, `a release of tenant ${tenant.name}`, { file: tenant.source }),
          ),
        ),
      ]),
    ];
  });
  return [
    ...clashes(
      'product',
      'of the fleet',
      specs.products.map(({ spec, file }) => claim(spec.name, file, { file, path: 'name' })),
    ),
    ...clashes(
      'customer',
      'of the fleet',
      specs.customers.map(({ spec, file }) => claim(spec.name, file, { file, path: 'name' })),
    ),
    ...perCluster,
  ];
};

function claim(name: string, by: string, at: Location): Claim {
  return { name, by, at };
}

/** Components may share a namespace: the first one stands for them. */
function unique(claims: readonly Claim[]): Claim[] {
  return [...new Map([...claims].reverse().map((each) => [each.name, each])).values()];
}

function clashes(kind: string, where: string, claims: readonly Claim[]): Issue[] {
  const byName = new Map<string, Claim[]>();
  for (const each of claims) byName.set(each.name, [...(byName.get(each.name) ?? []), each]);
  return [...byName].flatMap(([name, claimants]) => {
    if (claimants.length === 1) return [];
    const parties = claimants.map(({ by }) => by).sort();
    const at = [...claimants].sort((a, b) => (a.by < b.by ? -1 : 1)).at(-1)!.at;
    return [
      error(at, `${kind} '${name}' ${where} is claimed by ${parties.join(' and ')}`, 'rename one of them'),
    ];
  });
}
