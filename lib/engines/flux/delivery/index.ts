import type { FluxCluster } from '../plan/cluster';
import type { FluxTenant } from '../plan/tenant';
import type { Construct } from 'constructs';
import { folder, ManifestFile } from '../../../files';
import { RELEASES_NAMESPACE, ROOTS } from '../../../plan/names';
import { SOURCE_KINDS } from '../plan/source-kinds';
import { componentNamespaces, ROOT_FOLDERS } from '../../delivery/component';
import type { DeliveryEngine } from '../../delivery/engine';
import { deliveryPart, FROM_CLUSTERS, releaserFiles, releasesNamespace } from '../../delivery/part';
import { besideFiles, installerPolicyFile } from './beside';
import { bootstrapFiles } from './bootstrap';
import { component } from './component';
import { KEPT_BY_FLUX, tenantAnnotations, type FluxHome } from './kustomization';
import { RELEASES_ACCOUNT, releasesAccount } from './releases-account';
import { releaseFiles } from './release';
import { repositoryFiles, repositoryKustomization, repositoryPolicyFile } from './repository';
import { secretFiles } from '../../delivery/secret-files';
import { secretsKustomizations } from './secrets';
import { terraform, terraformSources } from './terraform';
import { helmRepositoryFiles, sharedSourceFiles, source } from './sources';
import {
  fluxFile,
  guardrailsKustomization,
  releasesKustomization,
  releasesKustomizationBefore,
} from './tenant';

/** Flux's own accounts have the cluster's rights; naming them keeps the output working under a lockdown. */
const HELM_ACCOUNT = 'helm-controller';

/**
 * The namespaces of Flux's Kustomizations. In that of the releases no account with the cluster's rights can be named; what
 * is there decrypts tenants' Secrets, with keys that are there.
 */
function homes({ control, source: { kind }, state }: FluxCluster): Record<'platform' | 'releases', FluxHome> {
  const pulled = { kind: SOURCE_KINDS[kind], name: state.name };
  return {
    platform: { namespace: control.platform, source: pulled, serviceAccount: 'kustomize-controller' },
    releases: { namespace: control.releases, source: pulled, serviceAccount: RELEASES_ACCOUNT },
  };
}

/** Flux, running on the cluster that it manages. */
export const fluxDelivery: DeliveryEngine<FluxCluster, FluxTenant<FluxCluster>> = {
  keep: KEPT_BY_FLUX,
  showsValues: true,
  annotations: tenantAnnotations,
  prepare(scope, cluster) {
    bootstrapFiles(folder(scope, 'bootstrap'), cluster, homes(cluster).platform);
    infrastructure(scope, cluster);
    if (cluster.hostsTenants) tenants(scope, cluster);
  },
  extensions: () => ROOT_FOLDERS.infrastructure,
  admit: () => [],
  terraform,
  deliver(scope, tenant) {
    const { platform, releases } = homes(tenant.cluster);
    const delivery = folder(scope, `delivery/${ROOTS.tenants}/${tenant.customer}`);
    const file = new ManifestFile(delivery, `${tenant.name}.yaml`, fluxFile(tenant));
    guardrailsKustomization(file, tenant, platform);
    const secrets = secretsKustomizations(file, tenant, releases, platform);
    releasesKustomization(file, tenant, platform, secrets);
    repositoryKustomization(file, tenant, platform);
    if (tenant.cluster.handsOver) releasesKustomizationBefore(file, tenant, releases);
    return [
      file,
      ...secretFiles(scope, tenant),
      ...tenant.releases.flatMap((release) => releaseFiles(scope, tenant, release, releases)),
      ...repositoryFiles(scope, tenant),
      ...besideFiles(scope, tenant),
    ];
  },
};

function infrastructure(scope: Construct, cluster: FluxCluster): void {
  const part = ROOTS.infrastructure;
  deliveryPart(
    scope,
    cluster,
    part,
    `Kustomizations, namespaces and Helm repositories of components; the root ${cluster.roots.infrastructure} applies them.`,
  );
  componentNamespaces(scope, cluster, ROOT_FOLDERS, KEPT_BY_FLUX);
  if (cluster.hostsTenants) {
    // Here, not with what else releases need: a component's alerts are in it, and tenants wait for components.
    const file = new ManifestFile(
      folder(scope, `delivery/${part}/namespaces`),
      `${RELEASES_NAMESPACE}.yaml`,
      FROM_CLUSTERS,
    );
    releasesNamespace(file, cluster, KEPT_BY_FLUX);
  }
  const { platform } = homes(cluster);
  helmRepositoryFiles(scope, `delivery/${part}`, cluster.repositories.components, platform.namespace);
  sharedSourceFiles(scope, `delivery/${part}`, cluster.sharedSources, platform.namespace);
  for (const plan of cluster.components) {
    const delivery = ROOT_FOLDERS[plan.root];
    component(scope, cluster, plan, { flux: platform, helmAccount: HELM_ACCOUNT, delivery });
  }
}

function tenants(scope: Construct, cluster: FluxCluster): void {
  const part = ROOTS.tenants;
  const file = (name: string) => new ManifestFile(folder(scope, `delivery/${part}`), name, FROM_CLUSTERS);
  deliveryPart(
    scope,
    cluster,
    part,
    `Kustomizations of tenants, and what releases need; the root ${cluster.roots.tenants} applies them.`,
  );
  const { releases } = homes(cluster);
  releaserFiles(scope, cluster, part);
  repositoryPolicyFile(scope, cluster, part);
  installerPolicyFile(scope, cluster, part);
  file('access.yaml').add(...releasesAccount(cluster));
  if (cluster.decrypts || cluster.releasesInState) {
    const metadata = { name: cluster.state.name, namespace: releases.namespace };
    source(file('source.yaml'), cluster.source, metadata);
  }
  terraformSources(scope, cluster);
  const { shards } = cluster;
  for (const shard of shards.length > 0 ? shards : [undefined])
    helmRepositoryFiles(scope, `delivery/${part}`, cluster.repositories.products, releases.namespace, shard);
}
