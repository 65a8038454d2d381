import type { KubernetesObject } from 'ringfleet';
import type { EnvironmentName } from './environments';

/** The project of Google Cloud of each environment. */
export const projects = {
  dev: 'warehouse-network-dev',
  staging: 'warehouse-network-staging',
  prod: 'warehouse-network-prod',
} as const satisfies Record<EnvironmentName, string>;

/** Objects that say in which project they are. */
export function ofEnvironment(objects: (project: string) => readonly KubernetesObject[]) {
  return {
    dev: objects(projects.dev),
    staging: objects(projects.staging),
    prod: objects(projects.prod),
  } as const;
}
