import { arcNames } from './arc-names';
import { componentDependencies } from './component-dependencies';
import { duplicates } from './duplicates';
import { hosts } from './hosts';
import { names } from './names';
import { quotas } from './quotas';
import { references } from './references';
import { ringOrder } from './ring-order';
import type { Rule } from './rule';
import { sources } from './sources';
import { tiers } from './tiers';
import { valuesSchema } from './values-schema';
import { versionValues } from './version-values';
import { versions } from './versions';

/** Every rule. All run, always, so that one run shows every issue. */
export const rules: readonly Rule[] = [
  arcNames,
  componentDependencies,
  duplicates,
  hosts,
  names,
  quotas,
  references,
  ringOrder,
  sources,
  tiers,
  valuesSchema,
  versions,
  versionValues,
];
