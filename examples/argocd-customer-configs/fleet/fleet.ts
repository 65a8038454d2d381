import { defineFleet } from 'ringfleet';
import { applicationSets } from './application-sets';
import { clusters } from './clusters';
import { components } from './components';
import { environments } from './environments';
import { naming } from './naming';
import { repositories, state, states, values } from './repositories';
import { rings } from './rings';
import { tiers } from './tiers';

export const fleet = defineFleet({
  state,
  states,
  values,
  repositories,
  environments,
  rings,
  tiers,
  components,
  clusters,
  argocd: { access: { admins: ['devops'], readers: ['support'] } },
  applicationSets,
  terraform: { cluster: 'management', namespace: 'terraform', namespaces: 'shared' },
  // A namespace for each product of a customer in an environment.
  namespacePer: 'release',
  naming,
});

export const { defineProduct, defineCatalogue } = fleet;
