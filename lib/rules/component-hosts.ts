import { error, within, type Issue, type Location } from '../issues/issue';
import type { ComponentSpec } from '../authored/component';
import type { FleetSpec } from '../authored/fleet';
import { componentsOf } from '../facts/components';

/** The components of a fleet that have this content, each with where it stands. */
export function componentsWith<K extends 'observability' | 'recovery'>(
  { components }: FleetSpec,
  fleetFile: string,
  kind: K,
): [name: string, spec: Extract<ComponentSpec, { readonly [Key in K]: unknown }>, at: Location][] {
  return Object.entries(components).flatMap(([name, spec]) =>
    kind in spec
      ? [
          [
            name,
            spec as Extract<ComponentSpec, { readonly [Key in K]: unknown }>,
            within({ file: fleetFile }, 'components', name, kind),
          ],
        ]
      : [],
  );
}

/** What is for another component goes into its namespace, so that one has to have one. That there is none is another rule's. */
export function* withoutNamespace({ components }: FleetSpec, host: string, at: Location): Generator<Issue> {
  const spec = Object.hasOwn(components, host) ? components[host] : undefined;
  if (!spec || 'namespace' in spec) return;
  const hosts = Object.entries(components).flatMap(([name, each]) =>
    'namespace' in each ? [`'${name}'`] : [],
  );
  yield error(
    at,
    `component '${host}' has no namespace of its own`,
    `name one that has: ${hosts.sort().join(', ')}`,
  );
}

/** A cluster runs one component of a kind: what two of them say of its tenants would be in two places. */
export function* twiceOnACluster(
  fleet: FleetSpec,
  fleetFile: string,
  kind: 'observability' | 'recovery',
): Generator<Issue> {
  for (const cluster of Object.keys(fleet.clusters)) {
    const [first, ...more] = componentsOf(fleet, cluster).flatMap(([name, each]) =>
      kind in each ? [name] : [],
    );
    for (const other of more)
      yield error(
        within({ file: fleetFile }, 'clusters', cluster, 'components'),
        `'${first}' and '${other}' both have ${kind}`,
        'list one of them',
      );
  }
}
