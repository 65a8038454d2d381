import type { Engine, PlanOf, SpecOf } from '../engine';
import { rootObjects } from '../roots';
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
  control(spec) {
    const { infra, apps } = configurationsOf(spec);
    return { platform: infra.namespace, releases: apps.namespace };
  },
  stated: ({ source }) => statedSource(source),
  // How often it is looked at, each configuration says.
  source: (spec, state) => paced(stateSource(state, spec.source), PACES.state),
  clusters,
  /** The Kustomizations that Arc makes: each is named after its configuration and itself. */
  objects: ({ name, roots, arc: { configurations } }) => {
    const made = [configurations.infra, configurations.apps].flatMap((configuration) =>
      configuration.kustomizations.map((each) => `${configuration.name}-${each.name}`),
    );
    return [
      ...rootObjects(name, roots),
      ...[...new Set(made)].map((each) => ({ name: each, by: 'Azure Arc' })),
    ];
  },
  reconcilers,
} as const satisfies Engine<SpecOf<'arc'>, PlanOf<'arc'>>;
