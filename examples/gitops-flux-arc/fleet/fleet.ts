import { defineFleet } from 'ringfleet';
import { clusters } from './clusters';
import { components } from './components';
import { environments } from './environments';
import { repositories, state } from './repositories';
import { rings } from './rings';
import { tiers } from './tiers';

export const fleet = defineFleet({ state, repositories, environments, rings, tiers, components, clusters });

export const { defineProduct, defineCatalogue } = fleet;
