import { defineFleet } from 'ringfleet';
import { argocd } from './argocd';
import { clusters } from './clusters';
import { components } from './components';
import { environments } from './environments';
import { landscape } from './landscape';
import { repositories, state } from './repositories';
import { rings } from './rings';
import { tiers } from './tiers';

export const fleet = defineFleet({
  state,
  repositories,
  environments,
  rings,
  tiers,
  components,
  clusters,
  argocd,
  landscape,
});

export const { defineProduct, defineCatalogue } = fleet;
