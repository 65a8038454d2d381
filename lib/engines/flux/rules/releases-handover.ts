import { error, within } from '../../../issues/issue';
import { clustersFollowing } from '../../following';
import { tenantsOf } from '../../../plan/fleet';
import type { Rule } from '../../../rules/rule';

/**
 * The Kustomizations of releases, which an earlier ringfleet had in the namespace of releases, are not there one commit and
 * gone the next: pruned, they may take the HelmReleases along, and so what these installed, before the new ones have
 * them. Source: Flux, "Kustomization", "Garbage collection".
 */
export const releasesHandover: Rule = function* ({ specs: { fleetFile, releasesBefore = [] }, plan }) {
  for (const { name, handsOver, control } of clustersFollowing('flux', plan.clusters)) {
    if (handsOver || !releasesBefore.includes(name)) continue;
    const here = tenantsOf(plan).filter(
      ({ cluster, releases }) => cluster.name === name && releases.length > 0,
    );
    const [first] = here;
    if (!first) continue;
    const who = here.length === 1 ? `tenant ${first.name} runs` : `${here.length} tenants run`;
    const problem = `the Kustomizations of releases move from namespace '${control.releases}' to '${control.platform}': pruned at once, they may delete what ${who}`;
    const fix =
      'set \'handover: true\' for the first commit with the new ones, and remove it when the cluster has applied that (docs/flux.md, "Upgrade")';
    yield error(within({ file: fleetFile }, 'clusters', name, 'handover'), problem, fix);
  }
};
