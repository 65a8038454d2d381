import { ofArgocd } from './argocd';
import { comparisons } from './compare';
import { dicts } from './dicts';
import { durations } from './durations';
import { encodings } from './encoding';
import { escapes } from './escape';
import { floats } from './floats';
import type { Functions } from './function';
import { hashes } from './hashes';
import { lists } from './lists';
import { numbers } from './numbers';
import { paths } from './paths';
import { printing } from './printf';
import { reflections } from './reflection';
import { expressions } from './regex';
import { versions } from './semver';
import { strings } from './strings';
import { unanswered } from './unanswered';
import { urls } from './urls';
import { widths } from './widths';
import { words } from './words';

/** All functions that templates of Argo CD have. */
export const functions: Functions = {
  ...printing,
  ...escapes,
  ...comparisons,
  ...reflections,
  ...strings,
  ...words,
  ...widths,
  ...paths,
  ...urls,
  ...lists,
  ...dicts,
  ...numbers,
  ...floats,
  ...versions,
  ...durations,
  ...encodings,
  ...hashes,
  ...expressions,
  ...ofArgocd,
  ...unanswered,
};
