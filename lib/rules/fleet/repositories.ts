import { error, within, type Issue } from '../../issues/issue';
import type { Rule } from '../rule';

/** What a repository asks for, the way that Flux is to pull from it can say. Source: Flux, "Helm Releases", "Chart template". */
export const repositories: Rule = ({ specs }) =>
  Object.entries(specs.fleet.repositories).flatMap(([name, repository]): Issue[] => {
    if (!('oci' in repository) || repository.charts !== 'HelmRepository') return [];
    const at = within({ file: specs.fleetFile }, 'repositories', name);
    const fix = "leave out charts: 'HelmRepository', and Flux pulls charts by OCIRepositories, which can";
    return [
      ...(repository.verify?.matchOIDCIdentity
        ? [
            error(
              within(at, 'verify', 'matchOIDCIdentity'),
              `a chart that Flux pulls by a HelmRepository cannot be held to who signed it`,
              fix,
            ),
          ]
        : []),
      ...(repository.layerSelector
        ? [error(within(at, 'layerSelector'), 'a HelmRepository cannot choose the layer of a chart', fix)]
        : []),
    ];
  });
