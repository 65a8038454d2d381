import { alerts } from './alerts';
import { releasesHandover } from './releases-handover';
import { releasesNames } from './releases-names';
import type { Rule } from '../../../rules/rule';
import { shards } from './shards';
import { sourceNames } from './source-names';
import { substitution } from './substitution';

/** What Flux asks of a fleet. */
export const rules = [
  alerts,
  releasesHandover,
  releasesNames,
  shards,
  sourceNames,
  substitution,
] satisfies readonly Rule[];
