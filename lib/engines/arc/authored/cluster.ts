import { z } from 'zod';
import type { ClusterNames } from '../../../authored/cluster/any';
import { type Authored, named } from '../../../authored/readonly';
import { runByFlux } from '../../flux/authored/cluster';
import { type ArcSettings, arcSettings } from './settings';

export const arcCluster = z.strictObject({
  ...runByFlux,
  engine: z.literal('arc'),
  /** @default - an Arc enabled cluster with the newest stable extension */
  arc: named<ArcSettings>(arcSettings).optional(),
});

/** A cluster that Flux reconciles, bootstrapped and configured through Azure Resource Manager. */
export type ArcClusterSpec<E extends string, C extends string> = Authored<
  typeof arcCluster,
  ClusterNames<E, C>
>;
