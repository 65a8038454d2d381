import { error, within } from '../../../issues/issue';
import { follows } from '../../following';
import type { FleetSpec } from '../../../authored/fleet';
import type { Rule } from '../../../rules/rule';

/** What a glob reads as something else. */
const PATTERN = /[*?[\]{}!\\]/;

/**
 * AppProjects read the URL of a repository as a pattern: one with such characters would permit others, or not itself.
 * Source: Argo CD, "Projects", "Managing Projects".
 */
export const projectSources: Rule = function* ({ specs: { fleet, fleetFile } }) {
  if (!Object.values(fleet.clusters).some((cluster) => follows('argocd', cluster))) return;
  for (const [path, url] of urls(fleet)) {
    const [found] = PATTERN.exec(url) ?? [];
    if (found === undefined) continue;
    const problem = `'${url}' has a '${found}', which the AppProjects of Argo CD read as a pattern`;
    const fix = 'give an address without it: a host by its name, and no query';
    yield error(within({ file: fleetFile }, ...path), problem, fix);
  }
};

/** Each with its path in the fleet. */
function* urls({ state, states = {}, repositories }: FleetSpec): Iterable<[path: string[], url: string]> {
  yield [['state', 'url'], state.url];
  for (const [name, { url }] of Object.entries(states)) yield [['states', name, 'url'], url];
  for (const [name, spec] of Object.entries(repositories)) {
    for (const [kind, url] of Object.entries(spec) as [string, unknown][])
      if (['git', 'helm', 'oci'].includes(kind)) yield [['repositories', name, kind], String(url)];
  }
}
