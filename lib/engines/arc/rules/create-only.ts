import { error, type Issue } from '../../../issues/issue';
import type { DeployedConfiguration } from '../../../authored/specs';
import { arcClusters } from './clusters';
import type { Rule } from '../../../rules/rule';

const KEYS = ['infra', 'apps'] as const;
const FIELDS = ['scope', 'namespace'] as const;

/**
 * What Azure refuses to change once a fluxConfiguration is there, compared with the output as it was before. Source:
 * "Microsoft.KubernetesConfiguration fluxConfigurations", mutability of `scope` and `namespace`.
 */
export const arcCreateOnly: Rule = ({ specs }) => {
  const id = ({ cluster, name }: Pick<DeployedConfiguration, 'cluster' | 'name'>) => `${cluster} ${name}`;
  const deployed = new Map((specs.deployed ?? []).map((each) => [id(each), each]));
  return arcClusters(specs).flatMap((cluster) =>
    KEYS.flatMap((key): Issue[] => {
      const now = cluster.arc.configurations[key];
      const before = deployed.get(id({ cluster: cluster.name, name: now.name }));
      if (!before) return [];
      return FIELDS.filter((field) => before[field] !== now[field]).map((field) =>
        error(
          cluster.at('arc', 'configurations', key, field),
          `the ${field} of configuration '${now.name}' was '${before[field]}' and would be '${now[field]}': Azure changes it on no configuration that is there`,
          `put '${before[field]}' back; or give the configuration another name, which makes another one beside it (delete the old one in Azure)`,
        ),
      );
    }),
  );
};
