import { error } from '../../issues/issue';
import { differing } from '../../plan/resolve/feature-flags';
import { placementsOf } from '../../facts/placements';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';

/** A key of a ConfigMap. Source: Kubernetes, "ConfigMaps". */
const KEY = /^(?!\.{1,2}$)[-._a-zA-Z0-9]{1,253}$/;

/** Every feature flag can be a key of a ConfigMap, and differs where the customer is. */
export const featureFlags: Rule = function* ({ specs }) {
  for (const { spec, file } of specs.customers) {
    const environments = [...new Set(placementsOf(spec).map(({ environment }) => environment))];
    for (const [name, flag] of Object.entries(spec.featureFlags ?? {})) {
      const path = `featureFlags.${name}`;
      if (!KEY.test(name))
        yield error(
          { file, path },
          `'${name}' is no key of a ConfigMap`,
          "use letters, digits, '-', '_' and '.'",
        );
      for (const environment of Object.keys(differing(flag))) {
        if (environments.includes(environment)) continue;
        yield error(
          { file, path: `${path}.environments.${environment}` },
          `customer '${spec.name}' has no tenant in '${environment}'`,
          suggest(environment, environments),
        );
      }
    }
  }
};
