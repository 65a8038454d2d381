import { error, within, type Issue, type Location } from '../../issues/issue';
import type { ComponentSpec } from '../../authored/component';
import { manifestsOf, sharedManifests, type PlacedObject } from '../../facts/manifests';
import { faultsOfObject, objectsTwice } from '../../plan/object-faults';
import { componentsOf } from '../../facts/components';
import { engineOf } from '../../engines';
import type { Rule } from '../rule';

/** Objects of a component are there once, whole, and hold no credentials; where an engine would put them into its namespace, they are in it. */
export const manifestObjects: Rule = function* ({ specs: { fleet, fleetFile } }) {
  const moving = Object.keys(fleet.clusters).filter((name) => engineOf(fleet.clusters[name]!).movesObjects);
  const moved = new Set(moving.flatMap((cluster) => componentsOf(fleet, cluster).map(([name]) => name)));
  for (const [name, spec] of Object.entries(fleet.components))
    yield* ofComponent(within({ file: fleetFile }, 'components', name), name, spec, moved.has(name));
};

function* ofComponent(at: Location, name: string, spec: ComponentSpec, isMoved: boolean): Generator<Issue> {
  const shared = sharedManifests(at, spec);
  const environments = ('environments' in spec && spec.environments) || {};
  const more = Object.keys(environments).map((each) => manifestsOf(at, spec, each));
  for (const placed of [...shared, ...more.flat()]) {
    if (isMoved && 'namespace' in spec) yield* ofNamespace(placed, name, spec.namespace);
    yield* faultsOfObject(placed);
  }
  yield* objectsTwice(shared, isMoved);
  // An environment's objects join those of the component, and no other environment's.
  for (const own of more) yield* objectsTwice([...shared, ...own], isMoved);
}

function* ofNamespace({ at, object }: PlacedObject, component: string, namespace: string): Generator<Issue> {
  const given = object.metadata.namespace;
  if (given === undefined || given === namespace) return;
  yield error(
    within(at, 'metadata', 'namespace'),
    `${object.kind} '${object.metadata.name}' is in namespace '${given}', and component '${component}' in '${namespace}', where Flux would put it`,
    'make it a component of its own, with that namespace',
  );
}
