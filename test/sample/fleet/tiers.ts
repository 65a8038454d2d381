import type { TierSpec } from 'ringfleet';

/** What a customer pays for: the guard rails of each of its namespaces. */
export const tiers = {
  standard: {
    quota: {
      requests: { cpu: '4', memory: '8Gi' },
      limits: { cpu: '8', memory: '12Gi' },
      pods: 40,
      storage: '50Gi',
    },
    container: {
      request: { cpu: '50m', memory: '64Mi' },
      limit: { cpu: '200m', memory: '256Mi' },
      max: { cpu: '2', memory: '4Gi' },
    },
  },
  premium: {
    quota: {
      requests: { cpu: '16', memory: '32Gi' },
      limits: { cpu: '24', memory: '48Gi' },
      pods: 150,
      storage: '500Gi',
    },
    container: {
      request: { cpu: '100m', memory: '128Mi' },
      limit: { cpu: '500m', memory: '512Mi' },
      max: { cpu: '8', memory: '16Gi' },
    },
  },
} as const satisfies Record<string, TierSpec>;
