import { arcCredentials } from './credentials';
import { arcExtension } from './extension';
import { arcKustomizations } from './kustomizations';
import { arcLimits } from './limits';
import { arcNames } from './names';
import { arcScope } from './scope';
import { arcSources } from './sources';
import { createOnly } from './create-only';
import { fluxVersion } from './flux-version';
import type { Rule } from '../../../rules/rule';

/** What Azure Arc asks of a fleet. */
export const rules = [
  arcCredentials,
  arcExtension,
  arcKustomizations,
  arcLimits,
  arcNames,
  arcScope,
  arcSources,
  createOnly,
  fluxVersion,
] satisfies readonly Rule[];
