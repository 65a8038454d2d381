import type { TierSpec } from 'ringfleet';

/** Room for production's three replicas, and for one more while they roll. */
export const tiers = {
  standard: {
    quota: { requests: { cpu: '8', memory: '8Gi' }, limits: { cpu: '8', memory: '8Gi' }, pods: 20 },
    container: {
      request: { cpu: '50m', memory: '128Mi' },
      limit: { cpu: '500m', memory: '512Mi' },
      max: { cpu: '2', memory: '2Gi' },
    },
  },
} as const satisfies Record<string, TierSpec>;
