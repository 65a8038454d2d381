import { error, within, type Issue, type Location } from '../../../issues/issue';
import { componentsOf } from '../../../facts/components';
import { follows } from '../../following';
import type { Values } from '../../../authored/values';
import type { ChartComponent } from '../../../content/chart/authored';
import { overridesOf } from '../../../content/overrides';
import { settingAt } from '../../../plan/values';
import type { FleetSpec } from '../../../authored/fleet';
import type { HelmSettings } from '../authored/application';
import { suggest } from '../../../issues/suggest';
import type { Rule } from '../../../rules/rule';

/**
 * Value files from another repository name one of the component's refs, at the start of their path, and no ref is idle.
 * Source: Argo CD, "Multiple Sources for an Application", "Helm value files from external Git repository".
 */
export const valueFiles: Rule = function* ({ specs: { fleet, fleetFile } }) {
  for (const [name, spec] of Object.entries(fleet.components)) {
    if (!('chart' in spec)) continue;
    const at = within({ file: fleetFile }, 'components', name);
    const used = environmentsOf(fleet, name);
    yield* ofComponent(within(at, 'argocd', 'helm'), spec, used);
    for (const { keys, given, where, spec: there } of overridesOf(spec, fleet))
      if (settingAt(given as Values, ['argocd', 'helm']) !== undefined)
        yield* ofComponent(
          within(at, ...keys, 'argocd', 'helm'),
          there,
          used.filter((each) => each === where.environment),
        );
  }
};

function* ofComponent(
  at: Location,
  { argocd }: ChartComponent,
  environments: readonly string[],
): Generator<Issue> {
  if (!argocd?.helm) return;
  yield* files(at, argocd.helm);
  yield* refs(at, argocd.helm, environments);
}

function* files(at: Location, { valueFiles = [], refs = {} }: HelmSettings): Generator<Issue> {
  for (const [index, file] of valueFiles.entries()) {
    const place = within(at, 'valueFiles', String(index));
    const [, ref] = /^\$([^/]*)\/[^$]+$/.exec(file) ?? [];
    if (ref === undefined && file.includes('$'))
      yield error(
        place,
        `'${file}' has a '$' where Argo CD looks for no ref`,
        "put the ref first and the path from its repository's root after it: '$ref/path/values.yaml'",
      );
    if (ref === undefined || Object.hasOwn(refs, ref)) continue;
    yield error(place, `unknown ref '${ref}' in '${file}'`, suggest(ref, Object.keys(refs)));
  }
}

function* refs(
  at: Location,
  { valueFiles = [], refs = {} }: HelmSettings,
  environments: readonly string[],
): Generator<Issue> {
  for (const [ref, { versions }] of Object.entries(refs)) {
    const own = within(at, 'refs', ref);
    if (!valueFiles.some((file) => file.startsWith(`$${ref}/`)))
      yield error(
        own,
        `no value file comes from ref '${ref}'`,
        `name one in valueFiles, as '$${ref}/path/values.yaml', or take the ref away`,
      );
    for (const environment of environments) {
      if (Object.hasOwn(versions, environment)) continue;
      yield error(
        within(own, 'versions'),
        `no version for environment '${environment}', which a cluster with the component has`,
        `add ${environment} to its versions`,
      );
    }
  }
}

/** Environments of the clusters of Argo CD that run the component. */
function environmentsOf(fleet: FleetSpec, component: string): string[] {
  const found = new Set<string>();
  for (const [name, cluster] of Object.entries(fleet.clusters)) {
    if (!follows('argocd', cluster) || !Object.hasOwn(fleet.environments, cluster.environment)) continue;
    if (componentsOf(fleet, name).some(([each]) => each === component)) found.add(cluster.environment);
  }
  return [...found];
}
