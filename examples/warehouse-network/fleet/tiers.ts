import type { TierSpec } from 'ringfleet';

/** Room for production's twenty replicas, and for a quarter more while they roll. */
export const tiers = {
  standard: {
    quota: { requests: { cpu: '4', memory: '8Gi' }, limits: { cpu: '16', memory: '16Gi' }, pods: 30 },
    container: {
      request: { cpu: '50m', memory: '64Mi' },
      limit: { cpu: '250m', memory: '256Mi' },
      max: { cpu: '1', memory: '1Gi' },
    },
  },
} as const satisfies Record<string, TierSpec>;
