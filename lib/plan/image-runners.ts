import { componentsOf } from '../facts/components';
import { isDeliverable } from './deliverable';
import { canFollow } from './resolve/images';
import { engineOf } from '../engines';
import type { ImageFinder } from '../engines/engine';
import type { ClusterSpec } from '../authored/cluster';
import type { FleetSpec } from '../authored/fleet';
import type { ImagesSpec } from '../authored/images';

/** An image automation on a cluster. */
export interface ImageRunner {
  readonly cluster: string;
  readonly spec: ClusterSpec;
  readonly component: string;
  readonly images: ImagesSpec;
  readonly finder: ImageFinder['by'];
}

/** Where image automations run. */
export function runnersOf(fleet: FleetSpec): ImageRunner[] {
  const runners: ImageRunner[] = [];
  for (const [cluster, spec] of Object.entries(fleet.clusters))
    for (const [component, content] of componentsOf(fleet, cluster)) {
      if (!('images' in content) || !isDeliverable(fleet, spec, content)) continue;
      runners.push({ cluster, spec, component, images: content.images, finder: engineOf(spec).images.by });
    }
  return runners;
}

/** The image automation that writes the ring's versions. */
export function runnerFor(
  fleet: FleetSpec,
  runners: readonly ImageRunner[],
  ring: string,
): ImageRunner | undefined {
  return runners.find(({ spec }) => canFollow(fleet, spec, ring));
}
