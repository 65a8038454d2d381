import { groupBy } from '../../facts/group-by';
import type { ReleasePlan, TenantPlan } from '../../plan/tenant';
import { components, graphOf, perCluster, roots, sources, type Reconciled } from '../cluster';
import { together, type GraphPart } from '../graph';
import { engineOf } from '../../engines';
import type { Tenancy } from '../../engines/reconcilers';
import type { View } from '../scope';

/** Which object reconciles which: roots apply one another, components, and tenants, each of which has its guard rails first. */
export const delivery: View = (scope) => {
  const tenants = groupBy(scope.tenants, ({ cluster }) => cluster);
  return together(
    'LR',
    perCluster(scope, (cluster) => {
      const reconcilers = engineOf(cluster).reconcilers(cluster);
      const own = tenants.get(cluster) ?? [];
      return [
        sources(reconcilers),
        roots(reconcilers),
        components(cluster, reconcilers, scope.plan.groups),
        ...own.map((tenant) => tenantPart(tenant, reconcilers.tenants)),
      ];
    }),
  );
};

function tenantPart({ name, guardrails, secrets, releases }: TenantPlan, owners: Tenancy): GraphPart {
  const group = `group/tenants/${name}`;
  const first = `tenant/${name}/guardrails`;
  const { releases: owner } = owners;
  // On Argo CD the Application of the guard rails has that of the Secrets.
  const decrypted = secrets.map((each): Reconciled => ({
    id: `tenant/${name}/secrets/${each.name}`,
    title: each.name,
    kind: 'secrets',
    group,
    owner: owners.secrets ?? owner ?? first,
    dependsOn: owner === undefined ? [] : [{ id: first }],
  }));
  return {
    groups: [{ id: group, title: name }],
    ...graphOf([
      {
        id: first,
        title: `guard rails ${guardrails}`,
        kind: 'guardrails',
        group,
        owner: owners.guardrails,
        dependsOn: [],
      },
      ...decrypted,
      ...releases.map((release): Reconciled => {
        const common = {
          id: idOf(name, release),
          title: release.name,
          kind: 'release',
          group,
        } as const;
        const others = releases
          .filter((other) => release.dependsOn.includes(other.name))
          .map((other) => ({ id: idOf(name, other) }));
        if (owner === undefined) return { ...common, owner: first, dependsOn: others };
        const before = decrypted.length > 0 ? decrypted.map(({ id }) => ({ id })) : [{ id: first }];
        return { ...common, owner, dependsOn: others.length > 0 ? others : before };
      }),
    ]),
  };
}

function idOf(tenant: string, { product }: ReleasePlan): string {
  return `tenant/${tenant}/release/${product.name}`;
}
