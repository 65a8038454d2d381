import type { ProjectsPlan } from '../plan';
import type { ArgocdProjects } from '../spec';
import { byName } from './order';

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
    syncWindows: byName(
      Object.entries(syncWindows).map(([name, spec]) => ({
        name,
        timeZone: 'UTC',
        manualSync: false,
        ...spec,
      })),
    ),
  };
}
