import type { EngineName } from '../authored/cluster';
import { arcDelivery } from './arc/delivery';
import { argocdDelivery } from './argocd/delivery';
import type { DeliveryEngine } from './delivery/engine';
import type { PlanOf } from './engine';
import { fluxDelivery } from './flux/delivery';

const deliveries = { argocd: argocdDelivery, flux: fluxDelivery, arc: arcDelivery } satisfies {
  readonly [E in EngineName]: DeliveryEngine<PlanOf<E>, never>;
};

/** The constructs of the engine that runs a cluster. Constructs alone load them, so that the rest stays pure. */
export function deliveryOf({ engine }: { readonly engine: EngineName }): DeliveryEngine {
  return deliveries[engine];
}
