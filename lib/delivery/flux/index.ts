import type { Construct } from 'constructs';
import { folder, ManifestFile } from '../../files';
import { FLUX_NAMESPACE, layout, managedBy, ROOTS, type ClusterPlan } from '../../model';
import { fileOf } from '../about';
import type { DeliveryEngine } from '../engine';
import { deliveryPart, releaserFile } from '../part';
import { component } from './component';
import { KEEP, kustomization, type FluxHome } from './kustomization';
import { RELEASES_ACCOUNT, releasesAccount } from './releases-account';
import { chartRepositories, stateRepository } from './sources';
import { guardrailsKustomization, releaseFile, releasesKustomization } from './tenant';

/** Flux's own accounts have the cluster's rights; naming them keeps the output working under a lockdown. */
const home: FluxHome = {
  namespace: FLUX_NAMESPACE,
  source: 'fleet-state',
  serviceAccount: 'kustomize-controller',
};
const HELM_ACCOUNT = 'helm-controller';

/** Input that decides the roots. */
const source = 'fleet/clusters.ts';

/** Flux, running on the cluster that it manages. */
export const flux: DeliveryEngine = {
  keep: KEEP,
  prepare(scope, cluster) {
    bootstrap(folder(scope, 'bootstrap'), cluster);
    deliveryPart(
      scope,
      cluster,
      ROOTS.infrastructure,
      'Kustomizations and Helm repositories of components; the root of this name applies them.',
    );
    releaserFile(scope, ROOTS.tenants);
    deliveryPart(
      scope,
      cluster,
      ROOTS.tenants,
      'Kustomizations of tenants; the root of this name applies them.',
    );
    const { components, products } = cluster.repositories;
    const all = new Map([...components, ...products].map((repository) => [repository.name, repository]));
    chartRepositories(scope, `delivery/${ROOTS.infrastructure}`, [...all.values()], home.namespace);
    for (const plan of cluster.components) component(scope, cluster, plan, home, HELM_ACCOUNT);
  },
  admit: () => [],
  deliver(scope, tenant) {
    const delivery = folder(scope, `delivery/${ROOTS.tenants}/${tenant.customer}`);
    const file = new ManifestFile(delivery, `${tenant.name}.yaml`, fileOf(tenant));
    guardrailsKustomization(file, tenant, home);
    releasesKustomization(file, tenant, { ...home, serviceAccount: RELEASES_ACCOUNT }, [tenant.guardrails]);
    return [file, ...tenant.releases.map((release) => releaseFile(scope, tenant, release, home.namespace))];
  },
};

/** What is applied once by hand, and by its own root from then on: infrastructure first, then tenants. */
function bootstrap(scope: Construct, cluster: ClusterPlan): void {
  const sources = new ManifestFile(scope, 'source.yaml', { source, labels: managedBy });
  stateRepository(sources, cluster.state, home.source, home.namespace);
  releasesAccount(new ManifestFile(scope, 'access.yaml', { source, labels: managedBy }), home.namespace);

  const roots = new ManifestFile(scope, 'roots.yaml', { source, labels: managedBy });
  const root = (name: string, path: string, more: { dependsOn?: string[]; wait?: boolean } = {}) =>
    kustomization(roots, cluster.state, { name, path, home, ...more });
  root(ROOTS.bootstrap, layout.bootstrap(cluster.name), { wait: false });
  root(ROOTS.infrastructure, layout.delivery(cluster.name, ROOTS.infrastructure));
  // Does not wait: one tenant that is not healthy must not hold up others.
  root(ROOTS.tenants, layout.delivery(cluster.name, ROOTS.tenants), {
    dependsOn: [ROOTS.infrastructure],
    wait: false,
  });
}
