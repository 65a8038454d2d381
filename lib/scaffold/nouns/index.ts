import type { NewNoun } from '../addition';
import { clusterNoun } from './cluster';
import { componentNoun } from './component';
import { customerNoun } from './customer';
import { environmentNoun } from './environment';
import { productNoun } from './product';
import { ringNoun } from './ring';

/** What a fleet can have one more of. */
export const nouns = {
  customer: customerNoun,
  product: productNoun,
  ring: ringNoun,
  environment: environmentNoun,
  cluster: clusterNoun,
  component: componentNoun,
} satisfies Record<string, NewNoun>;

export type NounName = keyof typeof nouns;
