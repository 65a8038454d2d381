import type { Noun } from '../addition';
import { cluster } from './cluster';
import { component } from './component';
import { customer } from './customer';
import { environment } from './environment';
import { product } from './product';
import { ring } from './ring';

/** What a fleet can have one more of. */
export const nouns = { customer, product, ring, environment, cluster, component } satisfies Record<
  string,
  Noun
>;

export type NounName = keyof typeof nouns;
