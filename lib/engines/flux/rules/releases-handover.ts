import { error, within, type Issue } from '../../../issues/issue';
import { follows } from '../../following';
import type { Rule } from '../../../rules/rule';

/**
 * The Kustomizations of releases, which an earlier ringfleet had in the namespace of releases, are not there one commit and
 * gone the next: pruned, they may take the HelmReleases along, and so what these installed, before the new ones have
 * them. Source: Flux, "Kustomization", "Garbage collection".
 */
export const releasesHandover: Rule = ({ specs: { fleetFile, releasesBefore = [] }, plan }) =>
  plan.clusters
    .filter(({ name, engine }) => follows('flux', { engine }) && releasesBefore.includes(name))
    .filter((cluster) => !cluster.handsOver)
    .flatMap(({ name, control }): Issue[] => {
      const here = plan.customers
        .flatMap(({ tenants }) => tenants)
        .filter(({ cluster, releases }) => cluster.name === name && releases.length > 0);
      if (here.length === 0) return [];
      return [
        error(
          within({ file: fleetFile }, 'clusters', name, 'handover'),
          `the Kustomizations of releases move from namespace '${control.releases}' to '${control.platform}': pruned at once, they may delete what ${here.length === 1 ? `tenant ${here[0]!.name} runs` : `${here.length} tenants run`}`,
          'set \'handover: true\' for the first commit with the new ones, and remove it when the cluster has applied that (docs/flux.md, "Upgrade")',
        ),
      ];
    });
