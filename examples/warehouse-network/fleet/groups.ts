import type { GroupSpec } from 'ringfleet';

/** Components that belong together, in the order of graphs. */
export const groups = {
  foundation: { title: 'Secrets, certificates and the way in' },
  monitoring: { title: 'Monitoring' },
  delivery: { title: 'Progressive delivery' },
  data: { title: 'Data and backups' },
} as const satisfies Record<string, GroupSpec>;
