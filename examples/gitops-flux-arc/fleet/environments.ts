import type { EnvironmentSpec } from 'ringfleet';

/** In the order of promotion. Both follow one branch: what differs is the values, not the chart. */
export const environments = {
  staging: { title: 'staging', branch: 'main', automatedSync: true, onDelete: 'cascade', access: 'deploy' },
  prod: { title: 'production', branch: 'main', automatedSync: true, onDelete: 'orphan', access: 'view' },
} as const satisfies Record<string, EnvironmentSpec>;

export type EnvironmentName = keyof typeof environments;
