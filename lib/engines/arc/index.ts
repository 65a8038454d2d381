import type { Engine, PlanOf, SpecOf } from '../engine';
import { rootObjects } from '../roots';
import { load, ofComponents } from '../flux/plan/load';
import { members } from '../flux/plan/members';
import { statedSource } from '../flux/plan/stated-source';
import { PACES } from '../../plan/pace';
import { paced, stateSource } from '../../plan/resolve/source';
import { configurationsOf } from './plan/arc';
import { clusters } from './plan/resolve';
import { operations } from './plan/operations';
import { reconcilers } from './plan/reconcilers';

/** Flux, brought and configured by Azure Arc. */
export const arc = {
  ...members,
  // Azure brings no controller for it.
  appliesTerraform: false,
  operations,
  plane: { group: 'Azure', title: 'Azure Arc Management', label: 'Arc GitOps Configuration' },
  // Arc makes it, with the configurations.
  makesReleasesNamespace: false,
  load: { ...load, ofCluster: (cluster) => kustomizationsOf(cluster).length + ofComponents(cluster) },
  control(spec) {
    const { infra, apps } = configurationsOf(spec);
    return { platform: infra.namespace, releases: apps.namespace };
  },
  stated: ({ source }) => statedSource(source),
  // How often it is looked at, each configuration says.
  source: (spec, state) => paced(stateSource(state, spec.source), PACES.state),
  clusters,
  /** The Kustomizations that Arc makes: each is named after its configuration and itself. */
  objects: (cluster) => [
    ...rootObjects(cluster.name, cluster.roots),
    ...[...new Set(kustomizationsOf(cluster))].map((name) => ({ name, by: 'Azure Arc' })),
  ],
  reconcilers,
} as const satisfies Engine<SpecOf<'arc'>, PlanOf<'arc'>>;

/** Names of the Kustomizations that Arc makes. */
function kustomizationsOf({ arc: { configurations } }: PlanOf<'arc'>): string[] {
  return [configurations.infra, configurations.apps].flatMap((configuration) =>
    configuration.kustomizations.map((each) => `${configuration.name}-${each.name}`),
  );
}
