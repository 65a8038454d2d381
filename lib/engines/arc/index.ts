import type { Engine, SpecOf } from '../engine';
import { members } from '../flux/plan/members';
import { configurationsOf } from './plan/arc';
import { reconcilers } from './plan/reconcilers';

/** Flux, brought and configured by Azure Arc. */
export const arc: Engine<SpecOf<'arc'>> = {
  ...members,
  // Azure brings no controller for it.
  appliesTerraform: false,
  plane: { group: 'Azure', title: 'Azure Arc Management', label: 'Arc GitOps Configuration' },
  // Arc makes them, with the configurations.
  control(spec) {
    const { infra, apps } = configurationsOf(spec);
    return { platform: infra.namespace, releases: apps.namespace };
  },
  reconcilers,
};
