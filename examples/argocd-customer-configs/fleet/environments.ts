import type { EnvironmentSpec } from 'ringfleet';

/** In the order of promotion: each follows a branch of the charts, and only production waits for a person. */
export const environments = {
  dev: { branch: 'develop', automatedSync: true, onDelete: 'cascade', access: 'deploy' },
  staging: { branch: 'staging', automatedSync: true, onDelete: 'cascade', access: 'view' },
  prod: { branch: 'main', automatedSync: false, onDelete: 'orphan', access: 'view' },
} as const satisfies Record<string, EnvironmentSpec>;

export type EnvironmentName = keyof typeof environments;
