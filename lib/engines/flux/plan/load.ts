import { ownRepositoryOf, type TenantPlan } from '../../../plan/tenant';
import type { Load } from '../../engine';
import { besideComponent, besideRelease } from './beside';
import type { FluxRun, FluxTenant } from './tenant';

/** The set of controllers that has all that is of no shard. */
const MAIN = '';

/** Kustomizations and HelmReleases; each shard has those of whole tenants. */
export const load: Omit<Load<FluxRun>, 'ofCluster'> = {
  operator: 'Flux',
  part: 'fluxObjects',
  parts: ({ shards }) => [MAIN, ...shards],
  partOf: (_, tenant) => (tenant as FluxTenant | undefined)?.shard ?? MAIN,
  ofTenant,
  ofTerraform: 0,
  made: () => [],
};

/** Its components alone: which roots there are differs. */
export function ofComponents({ components }: FluxRun): number {
  return components.reduce((sum, { content }) => {
    const beside = besideComponent(content) ? 1 : 0;
    return sum + (content.form === 'helm' ? 2 : 1) + beside;
  }, 0);
}

function ofTenant(tenant: TenantPlan): number {
  const { cluster, releases, secrets } = tenant as FluxTenant;
  const ofReleases = releases.length === 0 ? 0 : cluster.handsOver ? 2 : 1;
  const repository = ownRepositoryOf(tenant) ? 2 : 0;
  const beside = releases.filter(({ content }) => besideRelease(content)).length;
  return 1 + ofReleases + secrets.length + repository + releases.length + beside;
}
