import { defineFleet } from 'ringfleet';
import { argocd } from './argocd';
import { clusters } from './clusters';
import { components } from './components';
import { environments } from './environments';
import { groups } from './groups';
import { landscape } from './landscape';
import { naming } from './naming';
import { images, repositories, state } from './repositories';
import { rings } from './rings';
import { STORE } from './secrets';
import { tiers } from './tiers';

export const fleet = defineFleet({
  state,
  repositories,
  environments,
  rings,
  tiers,
  groups,
  components,
  clusters,
  argocd,
  landscape,
  naming,
  // What is not scanned in our registry does not run.
  admission: { clusterSecretStores: [STORE], clusterIssuers: ['letsencrypt'], registries: [images] },
});

export const { defineWorkload, defineCatalogue } = fleet;
