import type { Construct } from 'constructs';
import { folder, ManifestFile } from '../../files';
import { FLUX_NAMESPACE, layout, RELEASES_NAMESPACE, ROOTS, type ClusterPlan } from '../../model';
import { fileOf } from '../about';
import type { DeliveryEngine } from '../engine';
import { deliveryPart, FROM_CLUSTERS, releaserFile, releasesNamespace } from '../part';
import { component } from './component';
import { KEEP, kustomization, tenantAnnotations, type FluxHome } from './kustomization';
import { RELEASES_ACCOUNT, releasesAccount } from './releases-account';
import { chartRepositories, stateRepository } from './sources';
import { guardrailsKustomization, releaseFile, releasesKustomization } from './tenant';

/** The GitRepository of the state repository. */
const STATE = 'fleet-state';

/** Flux's own accounts have the cluster's rights; naming them keeps the output working under a lockdown. */
const platform: FluxHome = {
  namespace: FLUX_NAMESPACE,
  source: STATE,
  serviceAccount: 'kustomize-controller',
};
const HELM_ACCOUNT = 'helm-controller';

/** Releases are in a namespace where no account with such rights can be named. */
const releases: FluxHome = { namespace: RELEASES_NAMESPACE, source: STATE, serviceAccount: RELEASES_ACCOUNT };

/** Flux, running on the cluster that it manages. */
export const flux: DeliveryEngine = {
  keep: KEEP,
  annotations: tenantAnnotations,
  prepare(scope, cluster) {
    bootstrap(folder(scope, 'bootstrap'), cluster);
    infrastructure(scope, cluster);
    tenants(scope, cluster);
  },
  admit: () => [],
  deliver(scope, tenant) {
    const delivery = folder(scope, `delivery/${ROOTS.tenants}/${tenant.customer}`);
    const file = new ManifestFile(delivery, `${tenant.name}.yaml`, fileOf(tenant));
    guardrailsKustomization(file, tenant, platform);
    releasesKustomization(file, tenant, releases, [
      { name: tenant.guardrails, namespace: platform.namespace },
    ]);
    return [
      file,
      ...tenant.releases.map((release) => releaseFile(scope, tenant, release, releases.namespace)),
    ];
  },
};

/** What is applied once by hand, and by its own root from then on: infrastructure first, then tenants. */
function bootstrap(scope: Construct, cluster: ClusterPlan): void {
  stateRepository(
    new ManifestFile(scope, 'source.yaml', FROM_CLUSTERS),
    cluster.state,
    STATE,
    platform.namespace,
  );
  const root = (name: string, path: string, more: { dependsOn?: { name: string }[]; wait?: boolean } = {}) =>
    kustomization(new ManifestFile(scope, `${name}.yaml`, FROM_CLUSTERS), cluster.state, {
      name,
      path,
      home: platform,
      ...more,
    });
  root(ROOTS.bootstrap, layout.bootstrap(cluster.name), { wait: false });
  root(ROOTS.infrastructure, layout.delivery(cluster.name, ROOTS.infrastructure));
  // Does not wait: one tenant that is not healthy must not hold up others.
  root(ROOTS.tenants, layout.delivery(cluster.name, ROOTS.tenants), {
    dependsOn: [{ name: ROOTS.infrastructure }],
    wait: false,
  });
}

function infrastructure(scope: Construct, cluster: ClusterPlan): void {
  const part = ROOTS.infrastructure;
  deliveryPart(
    scope,
    cluster,
    part,
    'Kustomizations and Helm repositories of components; the root of this name applies them.',
  );
  chartRepositories(scope, `delivery/${part}`, cluster.repositories.components, platform.namespace);
  for (const plan of cluster.components) component(scope, cluster, plan, platform, HELM_ACCOUNT);
}

function tenants(scope: Construct, cluster: ClusterPlan): void {
  const part = ROOTS.tenants;
  const file = (name: string) => new ManifestFile(folder(scope, `delivery/${part}`), name, FROM_CLUSTERS);
  deliveryPart(
    scope,
    cluster,
    part,
    'Kustomizations of tenants, and what releases need; the root of this name applies them.',
  );
  releasesNamespace(scope, cluster, part, KEEP);
  releaserFile(scope, part);
  releasesAccount(file('access.yaml'), releases.namespace);
  stateRepository(file('source.yaml'), cluster.state, STATE, releases.namespace);
  chartRepositories(scope, `delivery/${part}`, cluster.repositories.products, releases.namespace);
}
