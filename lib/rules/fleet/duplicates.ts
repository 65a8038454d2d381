import type { ArcConfigurationPlan } from '../../engines/arc/plan/arc';
import { groupBy } from '../../facts/group-by';
import { error, type Issue, type Location } from '../../issues/issue';
import {
  APPLICATION_SETS,
  RESERVED_NAMESPACES,
  RESERVED_PROJECTS,
  ROOT_APPLICATIONS,
  secretsProjectOf,
} from '../../plan/names';
import { applicationsOf, type CustomerPlan, type TenantPlan } from '../../plan/tenant';
import type { ClusterPlan } from '../../plan/cluster';
import type { NotificationsPlan } from '../../plan/component';
import { hasConnections } from '../../engines/argocd/plan/connections';
import { policiesOf } from '../../plan/resolve/images';
import { engineOf } from '../../engines';
import { follows } from '../../engines/following';
import type { Specs } from '../../authored/specs';
import { placeOf } from '../../plan/locate';
import type { Rule } from '../rule';

interface Claim {
  readonly name: string;
  readonly by: string;
  readonly at: Location;
}

/** No two things of a cluster, or of the fleet, claim the same name: the second would overwrite the first. */
export const duplicates: Rule = ({ specs, plan }) => {
  const fleet = { file: specs.fleetFile };
  // Of two customers with one name everything else would clash as well: the names say enough.
  const customers = firsts(plan.customers);
  const tenants = groupBy(
    customers.flatMap((customer) => customer.tenants),
    ({ cluster }) => cluster.name,
  );
  const tenantsOn = ({ name }: ClusterPlan) => tenants.get(name) ?? [];
  const named = ({ spec, file }: { readonly spec: { readonly name: string }; readonly file: string }) =>
    claim(spec.name, file, { file, path: 'name' });
  return [
    ...clashes('product', 'of the fleet', specs.products.map(named)),
    ...clashes('customer', 'of the fleet', specs.customers.map(named)),
    ...acrossClusters(customers),
    ...clashes('AppProject', 'of the fleet', projects(customers, fleet)),
    ...plan.clusters.flatMap((cluster) => {
      const here = tenantsOn(cluster);
      const on = `on cluster ${cluster.name}`;
      return [
        ...clashes('namespace', on, [
          ...namespaces(cluster, here, fleet),
          ...ofTerraform(cluster, customers),
        ]),
        ...(['provider', 'alert', 'receiver'] as const).flatMap((kind) =>
          clashes(kind, on, told(cluster, `${kind}s`, fleet)),
        ),
      ];
    }),
    ...plan.clusters
      .filter(({ hub }) => hub === undefined)
      .flatMap((home) => {
        // What a hub manages has its Applications there.
        const all = [home, ...home.manages];
        const claims = all.flatMap((cluster) => [
          ...deliveries(cluster, tenantsOn(cluster), fleet),
          ...infrastructures(cluster, customers),
        ]);
        return clashes('Application or Kustomization', `on cluster ${home.name}`, claims);
      }),
    ...clashes('image policy', 'of the fleet', policies(specs)),
  ];
};

/**
 * Tests and commands name a tenant by itself, and on a hub so do Applications. Of two on one cluster their namespaces
 * clash, which says it.
 */
function acrossClusters(customers: readonly CustomerPlan[]): Issue[] {
  const tenants = customers.flatMap((customer) => customer.tenants);
  const first = new Map([...tenants].reverse().map((tenant) => [tenant.name, tenant]));
  const others = tenants.filter(({ name, cluster }) => first.get(name)!.cluster.name !== cluster.name);
  const named = (tenant: TenantPlan) =>
    claim(tenant.name, `customer ${tenant.customer} on cluster ${tenant.cluster.name}`, placeOf(tenant));
  return others.flatMap((tenant) =>
    clashes('tenant', 'of the fleet', [named(first.get(tenant.name)!), named(tenant)]),
  );
}

function projects(customers: readonly CustomerPlan[], fleet: Location): Claim[] {
  return [
    ...RESERVED_PROJECTS.map((name) => claim(name, 'ringfleet itself', fleet)),
    ...customers.flatMap(({ name, project, source, tenants }) => {
      const sealed = tenants.some(
        ({ cluster, secrets }) => engineOf(cluster).secrets === 'SealedSecrets' && secrets.length > 0,
      );
      const at = { file: source, path: 'name' };
      return [
        claim(project, `customer ${name}`, at),
        ...(sealed ? [claim(secretsProjectOf(project), `the Secrets of customer ${name}`, at)] : []),
      ];
    }),
    ...customers.flatMap(({ name, source, terraform }) =>
      terraform?.appliedBy?.own && follows('argocd', terraform.appliedBy.cluster)
        ? [claim(terraform.name, `the Terraform of customer ${name}`, { file: source, path: 'name' })]
        : [],
    ),
  ];
}

function namespaces(cluster: ClusterPlan, tenants: readonly TenantPlan[], fleet: Location): Claim[] {
  const { control, spec } = cluster;
  const ofThePlatform = [
    ...cluster.components.map(({ name, namespace }) =>
      claim(namespace, `component ${name}`, { ...fleet, path: `components.${name}` }),
    ),
    ...RESERVED_NAMESPACES.map((name) => claim(name, 'Kubernetes or the engine', fleet)),
    ...[spec.ingressNamespace, spec.monitoringNamespace, control.platform, control.releases].map((name) =>
      claim(name, `cluster ${cluster.name}`, { ...fleet, path: `clusters.${cluster.name}` }),
    ),
  ];
  return [
    // The platform's parts may share a namespace: the first one stands for them.
    ...firsts(ofThePlatform),
    ...tenants.flatMap((tenant) =>
      tenant.namespaces.map(({ name }) => claim(name, `tenant ${tenant.name}`, placeOf(tenant))),
    ),
  ];
}

function deliveries(cluster: ClusterPlan, tenants: readonly TenantPlan[], fleet: Location): Claim[] {
  return [
    ...Object.entries(rootsOf(cluster)).map(([root, name]) =>
      claim(name, `the root ${root}`, { ...fleet, path: `clusters.${cluster.name}.roots` }),
    ),
    ...(cluster.applicationSets.length > 0
      ? [
          claim(APPLICATION_SETS, "the root of the fleet's ApplicationSets", {
            ...fleet,
            path: 'applicationSets',
          }),
        ]
      : []),
    ...(cluster.install
      ? [claim(cluster.install.name, 'Flux itself', { ...fleet, path: `clusters.${cluster.name}.install` })]
      : []),
    ...madeByArc(cluster).map((name) => claim(name, 'Azure Arc', fleet)),
    ...cluster.components.map(({ name, deliveredAs }) =>
      claim(deliveredAs, `component ${name}`, { ...fleet, path: `components.${name}` }),
    ),
    ...tenants.flatMap((tenant) => [
      // The Kustomizations of Flux that have Secrets are in another namespace.
      ...(follows('flux', cluster) ? [tenant.guardrails] : applicationsOf(tenant)).map((name) =>
        claim(name, `tenant ${tenant.name}`, placeOf(tenant)),
      ),
      ...tenant.releases.map(({ name, product }) =>
        claim(name, `${product.name} of tenant ${tenant.name}`, placeOf(tenant)),
      ),
    ]),
  ];
}

/** On Argo CD there is one more, which holds the others; on a hub another, of what goes to the cluster itself. */
function rootsOf({ engine, argocd, roots, hub }: ClusterPlan): Readonly<Record<string, string>> {
  if (follows('flux', { engine })) return roots;
  const { connections } = ROOT_APPLICATIONS;
  return {
    root: argocd.root.name,
    ...roots,
    ...(hub && { cluster: argocd.cluster }),
    ...(hasConnections(argocd) && { connections }),
    ...(argocd.install && { 'of Argo CD itself': argocd.install.name }),
  };
}

/** What applies customers' Terraform, where the cluster does. */
function infrastructures({ terraform }: ClusterPlan, customers: readonly CustomerPlan[]): Claim[] {
  if (!terraform) return [];
  return customers.flatMap(({ name, terraform: own, source }) =>
    own ? [claim(own.name, `the Terraform of customer ${name}`, { file: source, path: 'name' })] : [],
  );
}

/** Namespaces that customers' Terraform has to itself. */
function ofTerraform(cluster: ClusterPlan, customers: readonly CustomerPlan[]): Claim[] {
  return customers.flatMap(({ name, terraform, source }) => {
    const { cluster: by, own } = terraform?.appliedBy ?? {};
    if (!own || by?.name !== cluster.name) return [];
    return [claim(own.namespace, `the Terraform of customer ${name}`, { file: source, path: 'name' })];
  });
}

/** The Kustomizations that Arc makes: each is named after its configuration and itself. */
function madeByArc({ arc }: ClusterPlan): string[] {
  const names = Object.values<ArcConfigurationPlan>({ ...arc?.configurations }).flatMap(
    ({ name, kustomizations }) => kustomizations.map((each) => `${name}-${each.name}`),
  );
  return [...new Set(names)];
}

/** What the components of a cluster tell with, by namespace. */
function told({ components, control }: ClusterPlan, kind: keyof NotificationsPlan, fleet: Location): Claim[] {
  return components.flatMap(({ name: component, content }) =>
    content.kind === 'notifications'
      ? (['platform', 'releases'] as const).flatMap((where) =>
          content.notifications[where][kind].map(({ name }) =>
            claim(`${control[where]}/${name}`, `component ${component}`, {
              ...fleet,
              path: `components.${component}.notifications.${kind}.${name}`,
            }),
          ),
        )
      : [],
  );
}

/** `a-b` in ring `c` and `a` in ring `b-c` would have one policy. */
function policies({ products }: Specs): Claim[] {
  const inputs = firsts(products.map((input) => ({ name: input.spec.name, input })));
  return inputs.flatMap(({ input }) =>
    policiesOf([input]).map(({ name, product, ring }) =>
      claim(name, `ring ${ring} of ${product}`, { file: input.file, path: `image.rings.${ring}` }),
    ),
  );
}

function claim(name: string, by: string, at: Location): Claim {
  return { name, by, at };
}

/** Of items with the same name the first. */
function firsts<T extends { readonly name: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function clashes(kind: string, where: string, claims: readonly Claim[]): Issue[] {
  return [...groupBy(claims, (each) => each.name)].flatMap(([name, claimants]) => {
    if (claimants.length === 1) return [];
    const parties = claimants.map(({ by }) => by).join(' and ');
    const { at } = claimants.at(-1)!;
    return [error(at, `${kind} '${name}' ${where} is claimed by ${parties}`, 'rename one of them')];
  });
}
