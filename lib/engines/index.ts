import type { EngineName } from '../authored/cluster';
import { arc } from './arc/delivery';
import { argocd } from './argocd/delivery';
import type { DeliveryEngine } from './engine';
import { flux } from './flux/delivery';

/** Every engine. A name without one does not compile. */
export const engines = { argocd, flux, arc } satisfies Record<EngineName, DeliveryEngine>;
