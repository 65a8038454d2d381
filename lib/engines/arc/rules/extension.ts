import { EXTENSION_SETTINGS } from '../plan/arc';
import { settingParameter } from '../plan/secrets';
import { groupBy } from '../../../facts/group-by';
import { error, type Issue } from '../../../issues/issue';
import { arcClusters, type StatedArcCluster } from '../plan/clusters';
import type { Rule } from '../../../rules/rule';

/** Settings of the extension that something else decides, or that would become the same parameter. */
export const arcExtension: Rule = function* ({ specs }) {
  for (const cluster of arcClusters(specs)) {
    yield* decided(cluster);
    yield* twice(cluster);
    yield* alike(cluster);
  }
};

/** Settings that have a field of their own. */
function* decided({ spec, at }: StatedArcCluster): Iterable<Issue> {
  const { settings = {}, protectedSettings = [] } = spec.arc?.extension ?? {};
  for (const [setting, field] of Object.entries(EXTENSION_SETTINGS)) {
    const problem = `'${setting}' is decided by '${field}'`;
    const fix = `set ${field} of the extension instead`;
    if (Object.hasOwn(settings, setting))
      yield error(at('arc', 'extension', 'settings', setting), problem, fix);
    if (protectedSettings.includes(setting))
      yield error(at('arc', 'extension', 'protectedSettings'), `${problem}, and no secret`, fix);
  }
}

function* twice({ spec, at }: StatedArcCluster): Iterable<Issue> {
  const { settings = {}, protectedSettings = [] } = spec.arc?.extension ?? {};
  for (const setting of new Set(protectedSettings)) {
    if (!Object.hasOwn(settings, setting)) continue;
    const fix = 'remove one of the two; what is secret does not belong here';
    yield error(at('arc', 'extension', 'settings', setting), `'${setting}' is a protected setting too`, fix);
  }
}

/** ARM does not tell upper from lower case. */
function* alike({ spec, at }: StatedArcCluster): Iterable<Issue> {
  const given = spec.arc?.extension?.protectedSettings ?? [];
  for (const [parameter, settings] of groupBy(given, (each) => settingParameter(each).toLowerCase())) {
    if (settings.length === 1) continue;
    const problem = `${settings.map((setting) => `'${setting}'`).join(' and ')} would all be the parameter '${parameter}'`;
    yield error(at('arc', 'extension', 'protectedSettings'), problem, 'keep one of them');
  }
}
