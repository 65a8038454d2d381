import { contentOf } from '../content';
import { engineOf } from '../engines';
import { contentRepository, pulledOf } from '../facts/repositories';
import { SOURCE_NOUNS } from '../engines/flux/plan/source-kinds';
import type { ClusterSpec } from '../authored/cluster';
import type { FleetSpec } from '../authored/fleet';

/** Whether the cluster's engine has a use for the component or product. */
export function isDeliverable(fleet: FleetSpec, cluster: ClusterSpec, spec: object): boolean {
  return undeliverable(fleet, cluster, spec) === undefined;
}

/** What the component or product is that the engine cannot deliver; `undefined` where it can. */
export function undeliverable(fleet: FleetSpec, cluster: ClusterSpec, spec: object): string | undefined {
  const { delivers, images, follows } = engineOf(cluster);
  const { folders, leavesOut, changesFiles } = delivers;
  const { kind, own } = contentOf(spec);
  if (kind.only && kind.only !== follows) return kind.noun;
  const hub = images.elsewhere(cluster);
  if (kind.onHub && hub !== undefined)
    return `${kind.noun} on another cluster than '${hub}', which has the Applications`;
  const repository = pulledOf(spec)?.isChart === false ? contentRepository(fleet, spec) : undefined;
  // A Helm repository holds no folders, which another rule says.
  const source = repository && (['git', 'oci', 'bucket'] as const).find((each) => each in repository);
  if (source && !folders.includes(source)) return `${kind.noun} from ${SOURCE_NOUNS[source]}`;
  if (!leavesOut && kind.leavesOut?.(own))
    return `${kind.noun} of which include, exclude or recurse leaves out files`;
  return !changesFiles && kind.changesFiles?.(own)
    ? `${kind.noun} that is changed for each release`
    : undefined;
}
