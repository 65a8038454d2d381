import type { EnvironmentSpec } from 'ringfleet';

/** Tags that CI makes of a branch. */
function ofBranch<const B extends string>(branch: B) {
  return {
    pattern: `${branch}-([0-9a-f]{7,40}|latest)`,
    says: `${branch}-<sha> or ${branch}-latest`,
  } as const;
}

/**
 * In the order of promotion. `.github/workflows` brings what is pushed to the branches `dev` and `staging`, and a tag of a version as
 * a pull request for production.
 */
export const environments = {
  dev: {
    title: 'Dev',
    branch: 'dev',
    imageTags: ofBranch('dev'),
    automatedSync: true,
    onDelete: 'cascade',
    access: 'deploy',
    workloads: { strategy: 'Recreate', rollback: 'automatic', scaling: { replicas: 1 } },
  },
  staging: {
    title: 'Staging',
    branch: 'staging',
    imageTags: ofBranch('staging'),
    automatedSync: true,
    onDelete: 'cascade',
    access: 'view',
    workloads: { strategy: 'RollingUpdate', rollback: 'manual', scaling: { min: 2, max: 5 } },
  },
  prod: {
    title: 'Production',
    branch: 'main',
    imageTags: {
      pattern: 'v\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?|prod-latest',
      says: 'v<semver> or prod-latest',
    },
    // A person looks at the difference and syncs: the one arrow with an approval.
    automatedSync: false,
    onDelete: 'orphan',
    access: 'view',
    workloads: {
      strategy: { canary: { weights: [10, 50], every: '5m' } },
      // What is judged bad stops half way; `argocd app rollback` or a sync of the older version takes it back at once.
      rollback: 'manual',
      scaling: { min: 3, max: 20, memory: 80 },
      traffic: 'nginx',
      analysis: {
        prometheus: 'http://kube-prometheus-stack-prometheus.monitoring:9090',
        successRate: 99,
        latency: { percentile: 95, max: '500ms' },
        restarts: 0,
      },
    },
  },
} as const satisfies Record<string, EnvironmentSpec>;

export type EnvironmentName = keyof typeof environments;
