import type { EngineName } from '../model';
import { arc } from './arc';
import { argocd } from './argocd';
import type { DeliveryEngine } from './engine';
import { flux } from './flux';

/** Every engine. A name without one does not compile. */
export const engines = { argocd, flux, arc } satisfies Record<EngineName, DeliveryEngine>;
