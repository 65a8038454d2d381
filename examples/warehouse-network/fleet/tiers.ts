import type { TierSpec } from 'ringfleet';

/** Room for production's twenty replicas twice: while a version takes over, the old one keeps all of its pods. */
export const tiers = {
  standard: {
    quota: { requests: { cpu: '6', memory: '8Gi' }, limits: { cpu: '24', memory: '16Gi' }, pods: 50 },
    container: {
      request: { cpu: '50m', memory: '64Mi' },
      limit: { cpu: '250m', memory: '256Mi' },
      max: { cpu: '1', memory: '1Gi' },
    },
  },
} as const satisfies Record<string, TierSpec>;
