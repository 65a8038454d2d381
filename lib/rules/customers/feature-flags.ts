import { error, type Issue } from '../../issues/issue';
import { differing } from '../../plan/resolve/feature-flags';
import { placementsOf } from '../../facts/placements';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';

/** A key of a ConfigMap. Source: Kubernetes, "ConfigMaps". */
const KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/** Every feature flag can be a key of a ConfigMap, and differs where the customer is. */
export const featureFlags: Rule = ({ specs }) =>
  specs.customers.flatMap(({ spec, file }): Issue[] => {
    const environments = [...new Set(placementsOf(spec).map(({ environment }) => environment))];
    return Object.entries(spec.featureFlags ?? {}).flatMap(([name, flag]) => {
      const path = `featureFlags.${name}`;
      const fix = "use letters, digits, '-', '_' and '.'";
      return [
        ...(KEY.test(name) && name !== '.' && name !== '..'
          ? []
          : [error({ file, path }, `'${name}' is no key of a ConfigMap`, fix)]),
        ...Object.keys(differing(flag))
          .filter((environment) => !environments.includes(environment))
          .map((environment) =>
            error(
              { file, path: `${path}.environments.${environment}` },
              `customer '${spec.name}' has no tenant in '${environment}'`,
              suggest(environment, environments),
            ),
          ),
      ];
    });
  });
