import type { EngineName } from '../authored/cluster';
import { arc } from './arc/delivery';
import { argocd } from './argocd/delivery';
import type { DeliveryEngine } from './delivery/engine';
import type { PlanOf } from './engine';
import { flux } from './flux/delivery';

const deliveries = { argocd, flux, arc } satisfies {
  readonly [E in EngineName]: DeliveryEngine<PlanOf<E>, never>;
};

/** What writes the files of a cluster. Constructs alone load it, so that the rest stays pure. */
export function deliveryOf({ engine }: { readonly engine: EngineName }): DeliveryEngine {
  return deliveries[engine];
}
