import type { Engine, SpecOf } from '../engine';
import { ARGOCD_NAMESPACE, RELEASES_NAMESPACE } from '../../plan/names';
import { hostedBy } from '../../facts/hosted';
import { hubOf, managerOf } from './plan/hubs';
import { reconcilers } from './plan/reconcilers';

/** Argo CD, running on the cluster that it manages or on a hub. */
export const argocd: Engine<SpecOf<'argocd'>> = {
  follows: 'argocd',
  secrets: 'SealedSecrets',
  appliesTerraform: true,
  delivers: {
    kinds: ['chart', 'kustomize', 'directory', 'plugin', 'manifests', 'images'],
    folders: ['git'],
    leavesOut: true,
    chartDigests: false,
  },
  images: {
    by: 'key',
    finds: (fleet, cluster, environment) =>
      Object.entries(fleet.clusters).some(([name, spec]) => {
        const home = hubOf(fleet, name) ?? name;
        return fleet.clusters[home] === cluster && hostedBy(spec).includes(environment);
      }),
    elsewhere: managerOf,
  },
  removal: {
    cascade: 'its Applications are deleted, and their workloads with them',
    orphan: "its Applications are deleted, and their workloads stay and are nobody's",
  },
  plane: { group: 'Argo CD', title: 'Argo CD Application Controller', label: 'Argo CD Application' },
  control: () => ({ platform: ARGOCD_NAMESPACE, releases: RELEASES_NAMESPACE }),
  reconcilers,
};
