import { folder, JsonFile, ManifestFile } from '../../files';
import { ARC_CONFIGURATIONS, ARC_GUARDRAILS, ROOTS, type ClusterPlan } from '../../model';
import { fileOf } from '../about';
import type { DeliveryEngine } from '../engine';
import { component } from '../flux/component';
import { KEEP, tenantAnnotations, type FluxHome } from '../flux/kustomization';
import { deliveryPart, releaserFile } from '../part';
import { chartRepositories } from '../flux/sources';
import { guardrailsKustomization, releaseFile, releasesKustomization } from '../flux/tenant';
import { template, type Configurations } from './template';

/** Arc makes this account in the namespace of every configuration, with the rights of the configuration's scope. */
const APPLIER = 'flux-applier';

function configurations({ spec }: ClusterPlan): Configurations {
  return 'configurations' in spec && spec.configurations ? spec.configurations : ARC_CONFIGURATIONS;
}

/** A configuration's namespace, where Arc puts a GitRepository of the configuration's name. */
function home(configuration: string): FluxHome {
  return { namespace: configuration, source: configuration, serviceAccount: APPLIER };
}

/**
 * Flux, brought and configured by Azure Arc. ARM bootstraps one path for each of its kustomizations; Flux objects
 * inside do what ARM cannot say (accounts, target namespaces, dependencies). None refers to another namespace.
 */
export const arc: DeliveryEngine = {
  keep: KEEP,
  annotations: tenantAnnotations,
  prepare(scope, cluster) {
    const { infra, apps } = configurations(cluster);
    new JsonFile(folder(scope, 'bootstrap'), 'azuredeploy.json', () => template(cluster, { infra, apps }));
    deliveryPart(
      scope,
      cluster,
      ROOTS.infrastructure,
      `Kustomizations and Helm repositories of components; configuration ${infra} applies them.`,
    );
    releaserFile(scope, ARC_GUARDRAILS);
    deliveryPart(
      scope,
      cluster,
      ARC_GUARDRAILS,
      `Kustomizations of guard rails; configuration ${infra} applies them.`,
    );
    deliveryPart(
      scope,
      cluster,
      'releases',
      `Kustomizations of releases; configuration ${apps} applies them.`,
    );
    chartRepositories(scope, `delivery/${ROOTS.infrastructure}`, cluster.repositories.components, infra);
    chartRepositories(scope, 'delivery/releases', cluster.repositories.products, apps);
    for (const plan of cluster.components) component(scope, cluster, plan, home(infra), APPLIER);
  },
  admit: () => [],
  deliver(scope, tenant) {
    const { infra, apps } = configurations(tenant.cluster);
    const file = (part: string) => {
      const delivery = folder(scope, `delivery/${part}/${tenant.customer}`);
      return new ManifestFile(delivery, `${tenant.name}.yaml`, fileOf(tenant));
    };
    const guardrails = file(ARC_GUARDRAILS);
    guardrailsKustomization(guardrails, tenant, home(infra));
    // In another namespace than the guard rails, so it cannot depend on them: it retries until they are there.
    const releases = file('releases');
    releasesKustomization(releases, tenant, home(apps));
    return [
      guardrails,
      releases,
      ...tenant.releases.map((release) => releaseFile(scope, tenant, release, apps)),
    ];
  },
};
