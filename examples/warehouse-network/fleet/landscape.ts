import type { LandscapeSpec } from 'ringfleet';
import { code, type RepositoryName, type state } from './repositories';

type Thing = 'warehouse-network';

export const landscape = {
  repositories: {
    'warehouse-network': { layer: 'Application', owners: ['developers'], changesWhen: 'the code', url: code },
  },
} as const satisfies LandscapeSpec<Thing, RepositoryName | (typeof state)['name']>;
