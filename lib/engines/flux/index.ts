import type { Engine, NamedObject, PlanOf, SpecOf } from '../engine';
import { rootObjects } from '../roots';
import { FLUX_NAMESPACE, RELEASES_NAMESPACE } from '../../plan/names';
import { PACES } from '../../plan/pace';
import { paced, stateSource } from '../../plan/resolve/source';
import { clusters } from './plan/resolve';
import { members } from './plan/members';
import { operations } from './plan/operations';
import { reconcilers } from './plan/reconcilers';

/** Flux, running on the cluster that it manages. */
export const flux = {
  ...members,
  appliesTerraform: true,
  operations,
  plane: { group: 'Flux', title: 'Flux Controllers', label: 'Flux Kustomization' },
  makesReleasesNamespace: true,
  control: () => ({ platform: FLUX_NAMESPACE, releases: RELEASES_NAMESPACE }),
  source: (spec, state) => paced(stateSource(state, spec.source), PACES.state),
  clusters,
  objects: ({ name, roots, install }) => {
    const itself: NamedObject[] = install
      ? [{ name: install.name, by: 'Flux itself', path: ['clusters', name, 'install'] }]
      : [];
    return [...rootObjects(name, roots), ...itself];
  },
  reconcilers,
} as const satisfies Engine<SpecOf<'flux'>, PlanOf<'flux'>>;
