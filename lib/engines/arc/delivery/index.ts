import type { ArcCluster } from '../plan/cluster';
import { DataFile, folder, ManifestFile } from '../../../files';
import { ARC_GUARDRAILS, ROOTS } from '../../../plan/names';
import type { ArcConfigurationPlan } from '../plan/arc';
import type { FluxTenant } from '../../flux/plan/tenant';
import { SOURCE_KINDS } from '../../flux/plan/source-kinds';
import { componentNamespaces } from '../../delivery/component';
import { fileOf } from '../../delivery/about';
import type { DeliveryEngine } from '../../delivery/engine';
import { component } from '../../flux/delivery/component';
import { KEPT_BY_FLUX, tenantAnnotations, type FluxHome } from '../../flux/delivery/kustomization';
import { releaseFiles } from '../../flux/delivery/release';
import {
  repositoryFiles,
  repositoryKustomization,
  repositoryPolicyFile,
} from '../../flux/delivery/repository';
import { releasesAccount } from '../../flux/delivery/releases-account';
import { deliveryPart, FROM_CLUSTERS, releaserFiles } from '../../delivery/part';
import { secretsKustomizations } from '../../flux/delivery/secrets';
import { secretFiles } from '../../delivery/secret-files';
import { helmRepositoryFiles, sharedSourceFiles } from '../../flux/delivery/sources';
import {
  guardrailsKustomization,
  releasesKustomization,
  releasesKustomizationBefore,
} from '../../flux/delivery/tenant';
import { fleetTemplate } from './fleet';
import { template } from './template';

/** Arc makes this account in the namespace of every configuration, with the rights of the configuration's scope. */
const APPLIER = 'flux-applier';

/** What `az deployment group create` is given. */
const TEMPLATE = 'azuredeploy.json';

/** Azure is the bootstrap: whatever owns a component elsewhere, the configuration `infra` does here. */
const INFRASTRUCTURE = `delivery/${ROOTS.infrastructure}`;

/** A configuration's namespace, where Arc puts a source of the configuration's name. */
function home({ source }: ArcCluster, { name, namespace }: ArcConfigurationPlan): FluxHome {
  return { namespace, source: { kind: SOURCE_KINDS[source.kind], name }, serviceAccount: APPLIER };
}

/**
 * Flux, brought and configured by Azure Arc. ARM bootstraps one path for each of its kustomizations; Flux objects
 * inside do what ARM cannot say (accounts, target namespaces, dependencies). None refers to another namespace.
 */
export const arcDelivery: DeliveryEngine<ArcCluster, FluxTenant<ArcCluster>> = {
  keep: KEPT_BY_FLUX,
  showsValues: true,
  annotations: tenantAnnotations,
  prepare(scope, cluster) {
    const { arc: plan } = cluster;
    const { infra, apps } = plan.configurations;
    new DataFile(scope, `bootstrap/${TEMPLATE}`, { format: 'json', data: () => template(cluster) });
    deliveryPart(
      scope,
      cluster,
      ROOTS.infrastructure,
      `Kustomizations, namespaces and Helm repositories of components; configuration ${infra.name} applies them.`,
    );
    releaserFiles(scope, cluster, ARC_GUARDRAILS);
    repositoryPolicyFile(scope, cluster, ARC_GUARDRAILS);
    const access = new ManifestFile(
      folder(scope, `delivery/${ARC_GUARDRAILS}`),
      'access.yaml',
      FROM_CLUSTERS,
    );
    access.add(...releasesAccount(cluster));
    deliveryPart(
      scope,
      cluster,
      ARC_GUARDRAILS,
      `Kustomizations of guard rails and releases; configuration ${infra.name} applies them.`,
    );
    deliveryPart(
      scope,
      cluster,
      'releases',
      `Helm repositories of releases, and Kustomizations of tenants' Secrets; configuration ${apps.name} applies them.`,
    );
    componentNamespaces(
      scope,
      cluster,
      { bootstrap: INFRASTRUCTURE, infrastructure: INFRASTRUCTURE },
      KEPT_BY_FLUX,
    );
    helmRepositoryFiles(scope, INFRASTRUCTURE, cluster.repositories.components, infra.namespace);
    sharedSourceFiles(scope, INFRASTRUCTURE, cluster.sharedSources, infra.namespace);
    helmRepositoryFiles(scope, 'delivery/releases', cluster.repositories.products, apps.namespace);
    for (const each of cluster.components) {
      const flux = home(cluster, infra);
      component(scope, cluster, each, { flux, helmAccount: APPLIER, delivery: INFRASTRUCTURE });
    }
  },
  fleet(root, clusters) {
    new DataFile(root, `azure/${TEMPLATE}`, { format: 'json', data: () => fleetTemplate(clusters) });
  },
  extensions: () => INFRASTRUCTURE,
  admit: () => [],
  // Azure brings no controller for it.
  terraform: () => [],
  deliver(scope, tenant) {
    const { infra, apps } = tenant.cluster.arc.configurations;
    const file = (part: string) => {
      const delivery = folder(scope, `delivery/${part}/${tenant.customer}`);
      return new ManifestFile(delivery, `${tenant.name}.yaml`, fileOf(tenant));
    };
    const [platform, releases] = [home(tenant.cluster, infra), home(tenant.cluster, apps)];
    const delivery = file(ARC_GUARDRAILS);
    guardrailsKustomization(delivery, tenant, platform);
    const { handsOver } = tenant.cluster;
    const beside = tenant.secrets.length > 0 || handsOver ? file('releases') : undefined;
    const secrets = beside ? secretsKustomizations(beside, tenant, releases, platform) : [];
    releasesKustomization(delivery, tenant, platform, secrets);
    repositoryKustomization(delivery, tenant, platform);
    if (beside && handsOver) releasesKustomizationBefore(beside, tenant, releases);
    return [
      delivery,
      ...(beside ? [beside] : []),
      ...secretFiles(scope, tenant),
      ...tenant.releases.flatMap((release) => releaseFiles(scope, tenant, release, releases)),
      ...repositoryFiles(scope, tenant),
    ];
  },
};
