import { defineFleet } from 'ringfleet';
import { clusters } from './clusters';
import { components } from './components';
import { environments } from './environments';
import { groups } from './groups';
import { repositories, state } from './repositories';

export const { defineCatalogue } = defineFleet({
  state,
  repositories,
  environments,
  rings: {},
  tiers: {},
  groups,
  components,
  clusters,
});
