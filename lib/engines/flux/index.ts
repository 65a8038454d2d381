import type { Engine, SpecOf } from '../engine';
import { FLUX_NAMESPACE, RELEASES_NAMESPACE } from '../../plan/names';
import { members } from './plan/members';
import { reconcilers } from './plan/reconcilers';

/** Flux, running on the cluster that it manages. */
export const flux: Engine<SpecOf<'flux'>> = {
  ...members,
  appliesTerraform: true,
  plane: { group: 'Flux', title: 'Flux Controllers', label: 'Flux Kustomization' },
  control: () => ({ platform: FLUX_NAMESPACE, releases: RELEASES_NAMESPACE }),
  reconcilers,
};
