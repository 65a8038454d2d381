import type { Construct } from 'constructs';
import { folder } from '../../files';
import type { ComponentPlan } from '../../plan/component';

/** @param cluster the folder of a cluster, `clusters/<cluster>`, in the content of the state repository that the path is in */
export function stateFolder(cluster: Construct, path: string): Construct {
  return folder(cluster.node.scope!.node.scope!, path);
}

/** The folder of what is written of a component, which has nothing else. */
export function ownFolder(cluster: Construct, { name, adopted }: ComponentPlan): Construct {
  return adopted?.path === undefined
    ? folder(cluster, `infrastructure/${name}`)
    : stateFolder(cluster, adopted.path);
}
