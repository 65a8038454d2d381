import type { ClusterSpec } from '../authored/cluster';
import { engineOf } from '.';
import type { Engine } from './engine';

/** Whether an engine that follows these settings runs the cluster: what else is set does nothing there. */
export function follows(settings: Engine['follows'], cluster: Pick<ClusterSpec, 'engine'>): boolean {
  return engineOf(cluster).follows === settings;
}
