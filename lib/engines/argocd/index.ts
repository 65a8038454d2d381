import type { Engine, PlanOf, SpecOf } from '../engine';
import { rootNames } from '../stated';
import { ARGOCD_NAMESPACE, RELEASES_NAMESPACE } from '../../plan/names';
import { hostedBy } from '../../facts/hosted';
import { DNS_LABEL, shorten } from '../../authored/naming';
import { PACES } from '../../plan/pace';
import { paced, stateAsSource } from '../../plan/resolve/source';
import { homeOf, secretsApplier } from './plan/argocd';
import { releaseApplicationPlan } from './plan/applications';
import { applicationsOf } from './plan/tenant';
import { clusters } from './plan/resolve';
import { followedBy } from './plan/followed';
import { hubsOf, managerOf } from './plan/hubs';
import { load } from './plan/load';
import { objects } from './plan/objects';
import { operations } from './plan/operations';
import { reconcilers } from './plan/reconcilers';
import { signals } from './plan/signals';

/** Argo CD, running on the cluster that it manages or on a hub. */
export const argocd = {
  follows: 'argocd',
  adopts: ['project', 'finalizers'],
  secrets: 'SealedSecrets',
  appliesTerraform: true,
  delivers: {
    folders: ['git'],
    leavesOut: true,
    changesFiles: false,
    chartDigests: false,
    verifies: false,
  },
  images: {
    by: 'key',
    finds(fleet, cluster, environment) {
      const hubs = hubsOf(fleet);
      return Object.entries(fleet.clusters).some(([name, spec]) => {
        const home = hubs.get(name) ?? name;
        return fleet.clusters[home] === cluster && hostedBy(spec).includes(environment);
      });
    },
    elsewhere: managerOf,
  },
  progressive: 'argo-rollouts',
  removal: {
    cascade: 'its Applications are deleted, and their workloads with them',
    orphan: "its Applications are deleted, and their workloads stay and are nobody's",
  },
  waitsForPeople: true,
  keepsWindows: true,
  movesObjects: false,
  signals,
  operations,
  plane: { group: 'Argo CD', title: 'Argo CD Application Controller', label: 'Argo CD Application' },
  load,
  makesReleasesNamespace: true,
  control: () => ({ platform: ARGOCD_NAMESPACE, releases: RELEASES_NAMESPACE }),
  stated: ({ roots, selfManaged }) => ({
    names: rootNames(roots),
    ...(selfManaged && {
      versions: [{ keys: ['selfManaged', 'version'], version: selfManaged.version, grammar: 'chart' }],
    }),
  }),
  source: (_, state) => paced(stateAsSource(state), PACES.state),
  clusters,
  tenant: ({ hub }, { guardrails }) =>
    hub ? { guardrailsThere: shorten(`${guardrails}-guardrails`, DNS_LABEL) } : {},
  release(cluster, ring, environment, product) {
    const followed = followedBy(cluster, product.name, ring.name);
    const application = releaseApplicationPlan(cluster.spec, environment, product.spec);
    return { application, ...(followed && { followed }) };
  },
  // An AppProject has one account for a namespace.
  repositoryApplier: ({ applier }) => applier,
  adopted: ({ project, finalizers }, release) => ({
    project: project ?? release.project,
    ...(finalizers && { finalizers }),
  }),
  secretsApplier,
  home: homeOf,
  objects,
  tenantObjects: applicationsOf,
  reconcilers,
} as const satisfies Engine<SpecOf<'argocd'>, PlanOf<'argocd'>>;
