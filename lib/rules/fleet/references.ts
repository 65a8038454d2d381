import { error, within, type Issue, type Location } from '../../issues/issue';
import { folderOf } from '../../facts/folders';
import type { ComponentSpec } from '../../authored/component';
import type { Specs } from '../../authored/specs';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';
import { unknown } from '../../issues/unknown';

/** Whatever the fleet or a product names exists, and fits where it is named. */
export const references: Rule = ({ specs }) => [...fleetReferences(specs), ...productReferences(specs)];

function fleetReferences({ fleet, fleetFile }: Specs): Issue[] {
  const at = (...keys: string[]) => within({ file: fleetFile }, ...keys);
  const environments = Object.keys(fleet.environments);
  const components = Object.keys(fleet.components);
  const ofRecord = (at: Location, kind: string, record: object | undefined, allowed: readonly string[]) =>
    Object.keys(record ?? {}).flatMap((name) => unknown(within(at, name), kind, name, allowed));
  return [
    ...Object.entries(fleet.rings).flatMap(([ring, { environment }]) =>
      unknown(at('rings', ring, 'environment'), 'environment', environment, environments),
    ),
    ...Object.entries(fleet.clusters).flatMap(([cluster, spec]) => [
      ...unknown(at('clusters', cluster, 'environment'), 'environment', spec.environment, environments),
      ...(spec.hosts ?? []).flatMap((name) =>
        unknown(at('clusters', cluster, 'hosts'), 'environment', name, environments),
      ),
      ...(spec.components ?? []).flatMap((name) =>
        unknown(at('clusters', cluster, 'components'), 'component', name, components),
      ),
      ...ofRecord(
        at('clusters', cluster, 'componentValues'),
        'component',
        spec.componentValues,
        spec.components ?? components,
      ),
    ]),
    ...Object.entries(fleet.components).flatMap(([component, spec]) =>
      componentReferences(fleet, component, spec, at),
    ),
    ...Object.entries(fleet.clusters).flatMap(([cluster, spec]) =>
      'install' in spec && spec.install
        ? unknown(
            at('clusters', cluster, 'install', 'repository'),
            'OCI repository',
            spec.install.repository,
            repositoriesOf(fleet, ['oci']),
          )
        : [],
    ),
  ];
}

function componentReferences(
  fleet: Specs['fleet'],
  name: string,
  spec: ComponentSpec,
  at: (...keys: string[]) => Location,
): Issue[] {
  const own = (...keys: string[]) => at('components', name, ...keys);
  const environments = Object.keys(fleet.environments);
  const folder = folderOf(spec);
  const refs = Object.entries(('chart' in spec && spec.argocd?.helm?.refs) || {});
  const byEnvironment = (key: 'versions' | 'environments', record: object | undefined) =>
    Object.keys(record ?? {}).flatMap((each) => unknown(own(key, each), 'environment', each, environments));
  return [
    ...('versions' in spec ? byEnvironment('versions', spec.versions) : []),
    ...('environments' in spec ? byEnvironment('environments', spec.environments) : []),
    ...('chart' in spec ? repository(own('chart', 'repository'), fleet, spec.chart) : []),
    ...(folder
      ? unknown(
          own(folder.key, 'repository'),
          'repository of manifests',
          folder.repository,
          repositoriesOf(fleet, 'plugin' in spec ? ['git'] : ['git', 'oci', 'bucket']),
        )
      : []),
    ...refs.flatMap(([ref, { repository, versions }]) => [
      ...unknown(
        own('argocd', 'helm', 'refs', ref, 'repository'),
        'git repository',
        repository,
        repositoriesOf(fleet, ['git']),
      ),
      ...Object.keys(versions).flatMap((each) =>
        unknown(own('argocd', 'helm', 'refs', ref, 'versions', each), 'environment', each, environments),
      ),
    ]),
    ...(spec.group === undefined
      ? []
      : unknown(own('group'), 'group', spec.group, Object.keys(fleet.groups ?? {}))),
  ];
}

/** Names of the repositories of these kinds. */
function repositoriesOf(fleet: Specs['fleet'], kinds: readonly string[]): string[] {
  return Object.entries(fleet.repositories).flatMap(([name, spec]) =>
    kinds.some((kind) => kind in spec) ? [name] : [],
  );
}

function productReferences({ fleet, products }: Specs): Issue[] {
  return products.flatMap(({ spec, file, rings }) => {
    const layers = (kind: 'environments' | 'rings') =>
      Object.keys(spec[kind] ?? {}).flatMap((name) =>
        unknown({ file, path: `${kind}.${name}` }, kind.slice(0, -1), name, Object.keys(fleet[kind])),
      );
    return [
      ...repository({ file, path: 'chart.repository' }, fleet, spec.chart),
      ...layers('environments'),
      ...layers('rings'),
      ...Object.keys(rings?.entries ?? {}).flatMap((ring) =>
        unknown(rings!.locate(ring), 'ring', ring, Object.keys(fleet.rings)),
      ),
    ];
  });
}

/** A chart with a path comes from git, one with a name from a Helm or OCI repository. */
function repository(at: Location, fleet: Specs['fleet'], chart: { readonly repository: string }): Issue[] {
  const wantsGit = 'path' in chart;
  const allowed = repositoriesOf(fleet, wantsGit ? ['git'] : ['helm', 'oci']);
  const isOther = Object.hasOwn(fleet.repositories, chart.repository) && !allowed.includes(chart.repository);
  if (!isOther) return unknown(at, 'repository', chart.repository, allowed);
  const given = 'git' in fleet.repositories[chart.repository]! ? 'git repository' : 'bucket';
  const problem = wantsGit
    ? `'${chart.repository}' is not a git repository, from which a chart with a path comes`
    : `'${chart.repository}' is a ${given}, which holds no charts by name`;
  return [error(at, problem, suggest(chart.repository, allowed))];
}
