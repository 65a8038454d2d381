import type { ClusterSpec, EngineName } from '../authored/cluster';
import { arc } from './arc';
import { argocd } from './argocd';
import type { Engine, SpecOf } from './engine';
import { flux } from './flux';

/** Every engine. A name without one does not compile. */
const engines = { argocd, flux, arc } satisfies { readonly [E in EngineName]: Engine<SpecOf<E>> };

/** What there is to ask of the engine that runs a cluster. */
export function engineOf({ engine }: Pick<ClusterSpec, 'engine'>): Engine {
  return engines[engine];
}
