import { error, within } from '../../../../issues/issue';
import { suggest } from '../../../../issues/suggest';
import { urlsOf } from '../../plan/sets/resolve';
import type { Rule } from '../../../../rules/rule';

/** A checkout is of a URL, or of a repository that the fleet has. What is at the folder, its reader says. */
export const applicationSetCheckouts: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  const urls = urlsOf(fleet, plan.states);
  for (const repository of Object.keys(fleet.checkouts ?? {})) {
    if (/[:/]/.test(repository) || urls.has(repository)) continue;
    const at = within({ file: fleetFile }, 'checkouts', repository);
    yield error(
      at,
      `'${repository}' is neither a URL nor a repository of the fleet`,
      suggest(repository, [...urls.keys()]),
    );
  }
};
