import { error } from '../../../issues/issue';
import { arcClusters } from '../plan/clusters';
import type { Rule } from '../../../rules/rule';

const KEYS = ['infra', 'apps'] as const;
const FIELDS = ['scope', 'namespace'] as const;

/**
 * What Azure refuses to change once a fluxConfiguration is there, compared with the output as it was before. Source:
 * "Microsoft.KubernetesConfiguration fluxConfigurations", mutability of `scope` and `namespace`.
 */
export const createOnly: Rule = function* ({ specs }) {
  const deployed = new Map((specs.deployed ?? []).map((each) => [`${each.cluster} ${each.name}`, each]));
  for (const { name, arc, at } of arcClusters(specs)) {
    for (const key of KEYS) {
      const now = arc.configurations[key];
      const before = deployed.get(`${name} ${now.name}`);
      if (!before) continue;
      for (const field of FIELDS) {
        if (before[field] === now[field]) continue;
        const problem = `the ${field} of configuration '${now.name}' was '${before[field]}' and would be '${now[field]}': Azure changes it on no configuration that is there`;
        const fix = `put '${before[field]}' back; or give the configuration another name, which makes another one beside it (delete the old one in Azure)`;
        yield error(at('arc', 'configurations', key, field), problem, fix);
      }
    }
  }
};
