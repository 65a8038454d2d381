import type { TenantPlan } from '../../../plan/tenant';
import type { Load } from '../../engine';
import type { ArgocdCluster } from './cluster';
import { objects } from './objects';
import { applicationsOf, type ArgocdTenant } from './tenant';

/** Applications; each replica of the application controller has those of whole clusters. */
export const load: Load<ArgocdCluster> = {
  operator: 'Argo CD',
  whole: 'applications',
  part: 'applicationsPerShard',
  parts,
  partOf({ hub, spec }) {
    // Its own cluster has no Secret, and is the first replica's. Source: Argo CD, the sharding of its application controller.
    if (!hub || parts(hub).length === 1) return '0';
    return spec.connection?.shard?.toString();
  },
  ofCluster: (cluster) => objects(cluster).length - unmade(cluster) + cluster.components.length,
  ofTenant: (tenant: TenantPlan) => applicationsOf(tenant as ArgocdTenant).length + tenant.releases.length,
  ofTerraform: 1,
  made: ({ applicationSets }) =>
    applicationSets.flatMap(({ expansion }) => expansion.applications.map(({ metadata }) => metadata.name)),
};

/** Numbers of the replicas: as many as are stated, and as clusters are put on. */
function parts({ spec, manages }: ArgocdCluster): string[] {
  const used = manages.map((each) => (each.spec.connection?.shard ?? 0) + 1);
  return [...Array(Math.max(spec.controllerReplicas ?? 1, ...used)).keys()].map(String);
}

/** Roots that have a name and are not there, because they would have nothing to apply. */
function unmade({ hub, hostsTenants, manages, components }: ArgocdCluster): number {
  const hasTenants = hostsTenants || manages.some((each) => each.hostsTenants);
  const hasBootstrap = !hub || components.some(({ root }) => root === 'bootstrap');
  return (hasTenants ? 0 : 1) + (hasBootstrap ? 0 : 1);
}
