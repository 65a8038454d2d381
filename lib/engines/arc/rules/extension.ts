import { EXTENSION_SETTINGS } from '../plan/arc';
import { settingParameter } from '../plan/secrets';
import { groupBy } from '../../../facts/group-by';
import { error, type Issue } from '../../../issues/issue';
import { arcClusters, type ArcCluster } from './clusters';
import type { Rule } from '../../../rules/rule';

/** Settings of the extension that something else decides, or that would become the same parameter. */
export const arcExtension: Rule = ({ specs }) =>
  arcClusters(specs).flatMap((cluster) => [...decided(cluster), ...twice(cluster), ...alike(cluster)]);

/** Settings that have a field of their own. */
function decided({ spec, at }: ArcCluster): Issue[] {
  const { settings = {}, protectedSettings = [] } = spec.arc?.extension ?? {};
  return Object.entries(EXTENSION_SETTINGS).flatMap(([setting, field]) => [
    ...(Object.hasOwn(settings, setting)
      ? [
          error(
            at('arc', 'extension', 'settings', setting),
            `'${setting}' is decided by '${field}'`,
            `set ${field} of the extension instead`,
          ),
        ]
      : []),
    ...(protectedSettings.includes(setting)
      ? [
          error(
            at('arc', 'extension', 'protectedSettings'),
            `'${setting}' is decided by '${field}', and no secret`,
            `set ${field} of the extension instead`,
          ),
        ]
      : []),
  ]);
}

function twice({ spec, at }: ArcCluster): Issue[] {
  const { settings = {}, protectedSettings = [] } = spec.arc?.extension ?? {};
  return [...new Set(protectedSettings)]
    .filter((setting) => Object.hasOwn(settings, setting))
    .map((setting) =>
      error(
        at('arc', 'extension', 'settings', setting),
        `'${setting}' is a protected setting too`,
        'remove one of the two; what is secret does not belong here',
      ),
    );
}

/** ARM does not tell upper from lower case. */
function alike({ spec, at }: ArcCluster): Issue[] {
  const byParameter = groupBy(spec.arc?.extension?.protectedSettings ?? [], (setting) =>
    settingParameter(setting).toLowerCase(),
  );
  return [...byParameter]
    .filter(([, settings]) => settings.length > 1)
    .map(([parameter, settings]) =>
      error(
        at('arc', 'extension', 'protectedSettings'),
        `${settings.map((setting) => `'${setting}'`).join(' and ')} would all be the parameter '${parameter}'`,
        'keep one of them',
      ),
    );
}
