/** Every night, in UTC: after the base backups of the databases. */
export const recovery = {
  velero: 'velero',
  // Of the dual-region that the buckets are in.
  regions: ['europe-west1', 'europe-west4'],
  environments: {
    dev: { schedule: '30 2 * * *', keep: '168h' },
    staging: { schedule: '30 2 * * *', keep: '168h' },
    prod: { schedule: '30 2 * * *', keep: '720h' },
  },
} as const;
