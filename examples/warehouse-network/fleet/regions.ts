/** Where the system began: each environment has a cluster here. */
export const HOME = 'europe-west1';

/** Where production runs besides. */
export const FURTHER = ['us-central1'] as const;

/** Of Google Cloud. */
export type Region = typeof HOME | (typeof FURTHER)[number];
