import { error, within, type Issue } from '../../../issues/issue';
import { follows } from '../../following';
import type { Rule } from '../../../rules/rule';

/** What a glob reads as something else. */
const PATTERN = /[*?[\]{}!\\]/;

/**
 * AppProjects read the URL of a repository as a pattern: one with such characters would permit others, or not itself.
 * Source: Argo CD, "Projects", "Managing Projects".
 */
export const projectSources: Rule = ({ specs: { fleet, fleetFile } }) => {
  if (!Object.values(fleet.clusters).some(({ engine }) => follows('argocd', { engine }))) return [];
  const urls = [
    { at: ['state', 'url'], url: fleet.state.url },
    ...Object.entries(fleet.states ?? {}).map(([name, { url }]) => ({ at: ['states', name, 'url'], url })),
    ...Object.entries(fleet.repositories).flatMap(([name, spec]) =>
      Object.entries(spec).flatMap(([kind, url]: [string, unknown]) =>
        ['git', 'helm', 'oci'].includes(kind) ? [{ at: ['repositories', name, kind], url: String(url) }] : [],
      ),
    ),
  ];
  return urls.flatMap(({ at, url }): Issue[] => {
    const [found] = PATTERN.exec(url) ?? [];
    return found === undefined
      ? []
      : [
          error(
            within({ file: fleetFile }, ...at),
            `'${url}' has a '${found}', which the AppProjects of Argo CD read as a pattern`,
            'give an address without it: a host by its name, and no query',
          ),
        ];
  });
};
