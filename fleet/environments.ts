import type { EnvironmentSpec } from '../lib/model';

/** In the order of promotion. */
export const environments = {
  dev: {
    title: 'Development',
    branch: 'develop',
    automatedSync: true,
    onDelete: 'cascade',
    access: 'deploy',
  },
  staging: { title: 'Staging', branch: 'staging', automatedSync: true, onDelete: 'cascade', access: 'view' },
  prod: { title: 'Production', branch: 'main', automatedSync: false, onDelete: 'orphan', access: 'view' },
} as const satisfies Record<string, EnvironmentSpec>;

export type EnvironmentName = keyof typeof environments;
