import type { Engine } from '../../engine';

/** What Flux does alike, whoever configures it. */
export const members = {
  follows: 'flux',
  secrets: 'SOPS',
  delivers: {
    kinds: ['chart', 'kustomize', 'directory', 'manifests', 'notifications', 'images'],
    folders: ['git', 'oci', 'bucket'],
    leavesOut: false,
    chartDigests: true,
  },
  images: { by: 'comment', finds: () => true, elsewhere: () => undefined },
  removal: {
    cascade: 'its releases are uninstalled, and their workloads with them',
    orphan: "its HelmReleases and their workloads stay, and are nobody's",
  },
} as const satisfies Partial<Engine>;
