import { error, within, type Issue, type Location } from '../../issues/issue';
import { componentsOf } from '../../facts/components';
import { follows } from '../../engines/following';
import type { FleetSpec } from '../../authored/fleet';
import type { HelmSettings } from '../../engines/argocd/authored/application';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';

/**
 * Value files from another repository name one of the component's refs, at the start of their path, and no ref is idle.
 * Source: Argo CD, "Multiple Sources for an Application", "Helm value files from external Git repository".
 */
export const valueFiles: Rule = ({ specs: { fleet, fleetFile } }) =>
  Object.entries(fleet.components).flatMap(([name, spec]): Issue[] => {
    const helm = 'chart' in spec ? spec.argocd?.helm : undefined;
    if (!helm) return [];
    const at = within({ file: fleetFile }, 'components', name, 'argocd', 'helm');
    return [...files(at, helm), ...idle(at, helm), ...versions(at, helm, environmentsOf(fleet, name))];
  });

function files(at: Location, { valueFiles = [], refs = {} }: HelmSettings): Issue[] {
  return valueFiles.flatMap((file, index) => {
    const place = within(at, 'valueFiles', String(index));
    const [, ref] = /^\$([^/]*)\/[^$]+$/.exec(file) ?? [];
    if (ref !== undefined)
      return Object.hasOwn(refs, ref)
        ? []
        : [error(place, `unknown ref '${ref}' in '${file}'`, suggest(ref, Object.keys(refs)))];
    if (!file.includes('$')) return [];
    return [
      error(
        place,
        `'${file}' has a '$' where Argo CD looks for no ref`,
        "put the ref first and the path from its repository's root after it: '$ref/path/values.yaml'",
      ),
    ];
  });
}

function idle(at: Location, { valueFiles = [], refs = {} }: HelmSettings): Issue[] {
  return Object.keys(refs)
    .filter((ref) => !valueFiles.some((file) => file.startsWith(`$${ref}/`)))
    .map((ref) =>
      error(
        within(at, 'refs', ref),
        `no value file comes from ref '${ref}'`,
        `name one in valueFiles, as '$${ref}/path/values.yaml', or take the ref away`,
      ),
    );
}

function versions(at: Location, { refs = {} }: HelmSettings, environments: readonly string[]): Issue[] {
  return Object.entries(refs).flatMap(([ref, given]) =>
    environments
      .filter((environment) => !Object.hasOwn(given.versions, environment))
      .map((environment) =>
        error(
          within(at, 'refs', ref, 'versions'),
          `no version for environment '${environment}', which a cluster with the component has`,
          `add ${environment} to its versions`,
        ),
      ),
  );
}

/** Environments of the clusters of Argo CD that run the component. */
function environmentsOf(fleet: FleetSpec, component: string): string[] {
  const running = Object.values(fleet.clusters).filter(
    (cluster) =>
      follows('argocd', cluster) && componentsOf(fleet, cluster).some(([name]) => name === component),
  );
  return [...new Set(running.map(({ environment }) => environment))].filter((environment) =>
    Object.hasOwn(fleet.environments, environment),
  );
}
