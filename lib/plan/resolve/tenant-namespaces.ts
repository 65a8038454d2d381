import { engineOf } from '../../engines';
import { groupBy } from '../../facts/group-by';
import type { OwnRepositorySpec } from '../../authored/team/own-repository';
import type { Placement } from '../../facts/placements';
import type { ClusterPlan } from '../cluster';
import type { EnvironmentPlan } from '../environment';
import type { ProductPlan } from '../product';
import { PACES } from '../pace';
import type { NamespacePlan, OwnRepositoryPlan } from '../tenant';
import type { TierSpec } from '../../authored/tier';
import { OWN_REPOSITORY, RELEASE_ACCOUNT } from '../names';
import { resolveGuardrails } from './guardrails';
import type { Lookup } from './lookup';

/**
 * The ServiceAccount that installs the releases of a namespace. It lies outside of that namespace: a release may
 * write ServiceAccounts, and must not get hold of this one.
 */
function applierOf({ control }: ClusterPlan, namespace: string): NamespacePlan['applier'] {
  return { name: namespace, namespace: control.releases };
}

interface Of {
  readonly tenant: string;
  readonly placement: Placement;
  /** The owner's own. @default - none */
  readonly repository: OwnRepositorySpec | undefined;
  readonly cluster: ClusterPlan;
  readonly environment: EnvironmentPlan;
  readonly tier: TierSpec;
  readonly metadata: NamespacePlan['metadata'];
}

/**
 * A tenant's namespaces: one, or one for each release; and those in which releases are that are taken over. The owner's repository is in
 * the one, or in one of its own.
 */
export function namespacesOf(
  products: readonly ProductPlan[],
  { tenant, placement, repository, cluster, environment, tier, metadata }: Of,
  { naming, specs }: Lookup,
): NamespacePlan[] {
  const { adopt } = placement.spec;
  const isShared = specs.fleet.namespacePer !== 'release';
  const namespace = (name: string, of: readonly ProductPlan[]): NamespacePlan => ({
    name,
    products: of,
    applier: applierOf(cluster, name),
    ...(of.some((each) => adopt?.[each.name]?.objectNamespace !== undefined) && {
      installer: { name: RELEASE_ACCOUNT, namespace: name },
    }),
    guardrails: resolveGuardrails({ products: of, tier, environment }),
    metadata,
  });
  const own = (product: string) => naming.namespace(tenant, isShared ? undefined : product);
  const adoptedIn = ({ name }: ProductPlan) => adopt?.[name]?.namespace;
  // No namespace has a slash in its name: each of these is another one, whatever a formula gives.
  const groups = groupBy(products, (each) => adoptedIn(each) ?? (isShared ? own('') : `/${each.name}`));
  const all = [...groups.values()].map((of) => namespace(adoptedIn(of[0]) ?? own(of[0].name), of));
  if (isShared && products.length === 0) all.push(namespace(own(''), []));
  if (!repository) return all;
  const name = own(OWN_REPOSITORY);
  const there = all.find((each) => each.name === name) ?? namespace(name, []);
  const owner = { environment, cluster, placement };
  const plan = ownRepository(repository, naming.repository(tenant), there, owner);
  return [...all.filter((each) => each !== there), { ...there, repository: plan }];
}

/** What the owner's repository comes to in one of its tenants. */
function ownRepository(
  spec: OwnRepositorySpec,
  name: string,
  namespace: Pick<NamespacePlan, 'name' | 'applier'>,
  { environment, cluster, placement }: Pick<Of, 'environment' | 'cluster' | 'placement'>,
): OwnRepositoryPlan {
  const { git: url, environments, secretRef, interval, timeout, ...own } = spec;
  const here = environments?.[environment.name];
  const { path = '.', ref = { branch: environment.branch }, hosts = [], ...more } = { ...own, ...here };
  const options = {
    ...PACES.files,
    ...(interval && { interval }),
    ...(timeout && { timeout }),
    ...(secretRef !== undefined && { secretRef }),
  };
  return {
    ...more,
    name,
    path: placed(path, environment.name, placement.site),
    content: spec.content ?? 'kustomize',
    source: { kind: 'git', url, ref, options },
    applier: engineOf(cluster).repositoryApplier(namespace),
    hosts,
  };
}

/** The path with the tenant's own in the place of what stands for it; a site that there is not, a rule refuses. */
function placed(path: string, environment: string, site = '{site}'): string {
  return path.replaceAll('{environment}', environment).replaceAll('{site}', site);
}
