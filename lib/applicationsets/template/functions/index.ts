import { ofArgocd } from './argocd';
import { comparisons } from './compare';
import { dicts } from './dicts';
import { encodings } from './encoding';
import type { Functions } from './function';
import { lists } from './lists';
import { numbers } from './numbers';
import { printing } from './printf';
import { expressions } from './regex';
import { strings } from './strings';

/** All functions that are expanded; any other would only be imitated. */
export const functions: Functions = {
  ...printing,
  ...comparisons,
  ...strings,
  ...lists,
  ...dicts,
  ...numbers,
  ...encodings,
  ...expressions,
  ...ofArgocd,
};
