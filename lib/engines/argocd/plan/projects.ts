import type { ProjectsPlan } from './cluster';
import type { ArgocdProjects } from '../authored/project';
import { sortedByName } from '../../../facts/order';

/** What the AppProjects of every Argo CD have, with every default. */
export function projectsOf({
  syncWindows = {},
  platform = {},
  customers = {},
}: ArgocdProjects = {}): ProjectsPlan {
  const { clusterResources = [], ...ofPlatform } = platform;
  return {
    platform: ofPlatform,
    clusterResources,
    customers,
    syncWindows: sortedByName(
      Object.entries(syncWindows).map(([name, spec]) => ({
        name,
        timeZone: 'UTC',
        manualSync: false,
        ...spec,
      })),
    ),
  };
}
