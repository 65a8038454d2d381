import { engineRules } from '../engines/rules';
import * as components from './components';
import * as customers from './customers';
import * as fleet from './fleet';
import * as images from './images';
import * as observability from './observability';
import * as products from './products';
import * as recovery from './recovery';
import * as rings from './rings';
import type { Rule } from './rule';
import * as tenancy from './tenancy';

const folders = [
  ...[components, customers, fleet, images, observability, products, recovery, rings, tenancy],
  ...Object.values(engineRules),
];

/** Every rule. All run, always, so that one run shows every issue. */
export const rules: readonly Rule[] = folders.flatMap((folder) => Object.values<Rule>(folder));
