import type { Pace } from './source';

/** How often each kind of source is looked at, and how long a look may take. */
export const PACES = {
  /** Only there does a cluster learn of a change. */
  state: { interval: '1m', timeout: '60s' },
  /** Git, and folders of manifests. */
  files: { interval: '5m', timeout: '60s' },
  /** Charts that are released, and Flux's own manifests. */
  releases: { interval: '1h', timeout: '60s' },
} as const satisfies Record<string, Pace>;

/** What a chart from OCI comes in. Source: Flux, "OCI Repositories", "Layer selector". */
export const CHART_LAYER = {
  mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
  operation: 'copy',
} as const;
