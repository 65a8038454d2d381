import { groupBy } from '../../facts/group-by';
import { ownRepositoryOf, type ReleasePlan, type TenantPlan } from '../../plan/tenant';
import { components, perCluster, reconciledIn, roots, sources, type Reconciled } from '../cluster';
import { together, type GraphPart, type View } from '../graph';
import { engineOf } from '../../engines';
import type { Tenancy } from '../../engines/reconcilers';

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

function tenantPart(tenant: TenantPlan, owners: Tenancy): GraphPart {
  const { name, guardrails, secrets, releases } = tenant;
  const group = `group/tenants/${name}`;
  const first = `tenant/${name}/guardrails`;
  const idOf = ({ product }: ReleasePlan) => `tenant/${name}/release/${product.name}`;
  const { releases: owner } = owners;
  // On Argo CD the Application of the guard rails has that of the Secrets.
  const decrypted = secrets.map((each): Reconciled => ({
    id: `tenant/${name}/secrets/${each.name}`,
    title: each.name,
    kind: 'secrets',
    owner: owners.secrets ?? owner ?? first,
    dependsOn: owner === undefined ? [] : [first],
  }));
  const own = ownRepositoryOf(tenant);
  const repository: Reconciled[] = own
    ? [
        {
          id: `tenant/${name}/repository`,
          title: own.name,
          kind: 'repository',
          owner: owner ?? first,
          dependsOn: owner === undefined ? [] : [first],
          about: { url: own.source.url, path: own.path },
        },
      ]
    : [];
  const before = decrypted.length > 0 ? decrypted.map(({ id }) => id) : [first];
  return reconciledIn({ id: group, title: name }, [
    {
      id: first,
      title: `guard rails ${guardrails}`,
      kind: 'guardrails',
      owner: owners.guardrails,
      dependsOn: [],
    },
    ...decrypted,
    ...releases.map((release): Reconciled => {
      const others = releases.filter((other) => release.dependsOn.includes(other.name)).map(idOf);
      const dependsOn = owner === undefined || others.length > 0 ? others : before;
      return { id: idOf(release), title: release.name, kind: 'release', owner: owner ?? first, dependsOn };
    }),
    ...repository,
  ]);
}
