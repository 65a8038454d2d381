import type { Engine, NamedObject, PlanOf, SpecOf } from '../engine';
import { rootObjects } from '../roots';
import { rootNames } from '../stated';
import { FLUX_NAMESPACE, RELEASES_NAMESPACE } from '../../plan/names';
import { PACES } from '../../plan/pace';
import { paced, stateSource } from '../../plan/resolve/source';
import { clusters } from './plan/resolve';
import { load, ofComponents } from './plan/load';
import { members } from './plan/members';
import { operations } from './plan/operations';
import { reconcilers } from './plan/reconcilers';
import { statedSource } from './plan/stated-source';

/** Flux, running on the cluster that it manages. */
export const flux = {
  ...members,
  appliesTerraform: true,
  operations,
  plane: { group: 'Flux', title: 'Flux Controllers', label: 'Flux Kustomization' },
  load: {
    ...load,
    ofCluster: (cluster) =>
      (cluster.hostsTenants ? 3 : 2) + (cluster.install ? 1 : 0) + ofComponents(cluster),
  },
  makesReleasesNamespace: true,
  control: () => ({ platform: FLUX_NAMESPACE, releases: RELEASES_NAMESPACE }),
  stated({ roots, source, install }) {
    const pulled = statedSource(source);
    const names = rootNames(roots);
    if (!install) return { ...pulled, names };
    const { name, repository, version } = install;
    return {
      sources: pulled.sources,
      repositories: [{ keys: ['install', 'repository'], name: repository }],
      versions: [...pulled.versions, { keys: ['install', 'version'], version, grammar: 'tag' }],
      names:
        name === undefined ? names : [...names, { keys: ['install', 'name'], noun: 'Kustomization', name }],
    };
  },
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
