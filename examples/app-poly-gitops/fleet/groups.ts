import type { GroupSpec } from 'ringfleet';

/** In the order in which they come. */
export const groups = {
  foundation: { title: 'Foundation' },
  operators: { title: 'Operators' },
  services: { title: 'Certificates and observability' },
  instances: { title: 'Instances' },
} as const satisfies Record<string, GroupSpec>;
