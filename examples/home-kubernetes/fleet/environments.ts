import type { EnvironmentSpec } from 'ringfleet';

/** There is one of everything. */
export const environments = {
  home: { branch: 'main', automatedSync: true, onDelete: 'cascade', access: 'view' },
} as const satisfies Record<string, EnvironmentSpec>;

export type EnvironmentName = keyof typeof environments;
