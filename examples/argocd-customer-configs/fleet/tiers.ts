import type { TierSpec } from 'ringfleet';

/** The guard rails of each namespace, of which a customer has one for each of its products. */
export const tiers = {
  standard: {
    quota: {
      requests: { cpu: '2', memory: '4Gi' },
      limits: { cpu: '4', memory: '8Gi' },
      pods: 20,
    },
    container: {
      request: { cpu: '50m', memory: '64Mi' },
      limit: { cpu: '200m', memory: '256Mi' },
      max: { cpu: '1', memory: '1Gi' },
    },
  },
  premium: {
    quota: {
      requests: { cpu: '8', memory: '16Gi' },
      limits: { cpu: '16', memory: '32Gi' },
      pods: 60,
    },
    container: {
      request: { cpu: '50m', memory: '64Mi' },
      limit: { cpu: '500m', memory: '512Mi' },
      max: { cpu: '4', memory: '8Gi' },
    },
  },
} as const satisfies Record<string, TierSpec>;
