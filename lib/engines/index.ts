import type { EngineName } from '../authored/cluster';
import { arc } from './arc';
import { argocd } from './argocd';
import type { Engine, PlanOf, SpecOf } from './engine';
import { flux } from './flux';

/** Every engine. A name without one does not compile. */
export const engines = { argocd, flux, arc } satisfies {
  readonly [E in EngineName]: Engine<SpecOf<E>, PlanOf<E>>;
};

/** The engine that runs a cluster. */
export function engineOf({ engine }: { readonly engine: EngineName }): Engine {
  return engines[engine];
}
