import type { FleetSpec } from '../../lib/authored/fleet';
import type { OwnRepositorySpec } from '../../lib/authored/team/own-repository';
import type { TeamSpec } from '../../lib/authored/team/team';
import { anyCluster, fleet } from './specs';

export const repository: OwnRepositorySpec = {
  git: 'https://git.example.com/data.git',
  secretRef: 'data-git',
  path: 'deploy/{environment}',
};

/** A team with a namespace on a cluster of each engine. */
export function team(changes: Partial<TeamSpec> = {}): TeamSpec {
  return {
    title: 'Data platform',
    tier: 'standard',
    region: 'westeurope',
    contact: 'data@company.example',
    group: 'data-engineers',
    repository,
    tenants: {
      prod: {
        sites: {
          argo: { cluster: 'argo-prod' },
          flux: { cluster: 'flux-prod' },
          arc: { cluster: 'arc-prod' },
        },
      },
    },
    ...changes,
  };
}

/** A fleet whose Argo CD may have teams, with these. */
export function fleetOf(teams: FleetSpec['teams'], changes: Partial<FleetSpec> = {}): FleetSpec {
  const small = fleet();
  const argo = { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: true } as const;
  return {
    ...small,
    clusters: { ...small.clusters, 'argo-prod': argo },
    ...(teams && { teams }),
    ...changes,
  };
}
