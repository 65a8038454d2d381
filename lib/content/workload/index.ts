import type { ContentKind } from '../kind';
import { drawSchema, drawn, type Draw, type Drawn } from './authored';

const NOTHING: Drawn = { objects: [], faults: [] };

/** Constructs of cdk8s. What they come to is written as manifests are. */
export const workload: ContentKind<never, never, Draw> = {
  product: drawSchema,
  noun: 'a workload',
  used: 'draws Workload',
  releases: 'written',
  isWorkload: true,
  functions: { '': { gives: drawn, otherwise: NOTHING } },
  release(own, { release, runs }) {
    const facts = release();
    const { objects } = facts ? own({ ...facts, ...runs } as never) : NOTHING;
    return { form: 'written', kind: 'workload', objects };
  },
};
