import type { EngineName } from '../authored/cluster';
import { arc } from './arc/delivery';
import { argocd } from './argocd/delivery';
import type { DeliveryEngine } from './delivery/engine';
import { flux } from './flux/delivery';

/** What writes the files of each engine's clusters. Constructs alone load it, so that the rest stays pure. */
export const deliveries = { argocd, flux, arc } satisfies Record<EngineName, DeliveryEngine>;
