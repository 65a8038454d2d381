import type { EnvironmentSpec } from 'ringfleet';

/**
 * In the order of promotion. The chart follows a branch of the name in app-poly-gitops-helm, which is merged from one to
 * the next; the version goes from ring to ring in products/chat-api/rings.yaml.
 */
export const environments = {
  dev: { branch: 'dev', automatedSync: true, onDelete: 'cascade', access: 'deploy' },
  tst: { branch: 'tst', automatedSync: true, onDelete: 'cascade', access: 'deploy' },
  stg: { branch: 'stg', automatedSync: true, onDelete: 'cascade', access: 'view' },
  prd: { branch: 'prd', automatedSync: true, onDelete: 'orphan', access: 'view' },
} as const satisfies Record<string, EnvironmentSpec>;

export type EnvironmentName = keyof typeof environments;
