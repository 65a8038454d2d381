import type { Component, Names } from './groups';

/** Runners of GitHub Actions. */
export const ciCd = {
  'ghar-controller': {
    dependsOn: ['external-secrets-secret-store'],
    namespace: 'actions-runner-system',
    podSecurity: 'baseline',
    chart: { repository: 'actions-runner-controller', name: 'gha-runner-scale-set-controller' },
    versions: { home: '0.12.1' },
    values: { fullnameOverride: '${APP}' },
  },
  'ghar-zoo': {
    dependsOn: ['ghar-controller'],
    namespace: 'actions-runner-system',
    podSecurity: 'baseline',
    chart: { repository: 'actions-runner-controller', name: 'gha-runner-scale-set' },
    versions: { home: '0.12.1' },
    values: {
      githubConfigUrl: 'https://github.com/example/zoo',
      githubConfigSecret: 'actions-runner',
      minRunners: 0,
      maxRunners: 3,
      controllerServiceAccount: { name: 'ghar-controller', namespace: '${NAMESPACE}' },
    },
  },
} as const satisfies Record<Names['ci-cd'], Component>;
