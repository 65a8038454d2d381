import { error, within } from '../../issues/issue';
import type { Rule } from '../rule';

/** What a repository asks for, the way that Flux is to pull from it can say. Source: Flux, "Helm Releases", "Chart template". */
export const repositoryOptions: Rule = function* ({ specs }) {
  for (const [name, repository] of Object.entries(specs.fleet.repositories)) {
    if (!('oci' in repository) || repository.charts !== 'HelmRepository') continue;
    const at = within({ file: specs.fleetFile }, 'repositories', name);
    const fix = "leave out charts: 'HelmRepository', and Flux pulls charts by OCIRepositories, which can";
    if (repository.verify?.matchOIDCIdentity)
      yield error(
        within(at, 'verify', 'matchOIDCIdentity'),
        `a chart that Flux pulls by a HelmRepository cannot be held to who signed it`,
        fix,
      );
    if (repository.layerSelector)
      yield error(within(at, 'layerSelector'), 'a HelmRepository cannot choose the layer of a chart', fix);
  }
};
