import type { TierSpec } from 'ringfleet';

/** Every customer has a cluster of its own: the guard rails keep its apps from its infrastructure. */
export const tiers = {
  dedicated: {
    quota: { requests: { cpu: '4', memory: '4Gi' }, limits: { cpu: '4', memory: '4Gi' }, pods: 30 },
    container: {
      request: { cpu: '20m', memory: '32Mi' },
      limit: { cpu: '100m', memory: '128Mi' },
      max: { cpu: '1', memory: '1Gi' },
    },
  },
} as const satisfies Record<string, TierSpec>;
