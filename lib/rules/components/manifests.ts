import { groupBy } from '../../facts/group-by';
import { error, within, type Issue, type Location } from '../../issues/issue';
import { isSecret, readable } from '../../passed/secret';
import type { ComponentSpec } from '../../authored/component';
import { isMap } from '../../authored/values';
import { manifestsOf, sharedManifests, type PlacedObject } from '../../facts/manifests';
import { VARIABLE_NAME } from '../../engines/flux/plan/variables';
import type { Rule } from '../rule';

/** Objects of a component are in its namespace, there once, whole, and hold no credentials. */
export const manifestObjects: Rule = function* ({ specs }) {
  for (const [name, spec] of Object.entries(specs.fleet.components))
    yield* ofComponent(within({ file: specs.fleetFile }, 'components', name), name, spec);
};

function* ofComponent(at: Location, name: string, spec: ComponentSpec): Generator<Issue> {
  const shared = sharedManifests(at, spec);
  const environments = ('environments' in spec && spec.environments) || {};
  const more = Object.keys(environments).map((each) => manifestsOf(at, spec, each));
  for (const placed of [...shared, ...more.flat()]) {
    if ('namespace' in spec) yield* ofNamespace(placed, name, spec.namespace);
    yield* nulls(placed.object, placed.at);
    yield* credentials(placed);
  }
  yield* twice(shared);
  // An environment's objects join those of the component, and no other environment's.
  for (const own of more) yield* twice([...shared, ...own]);
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

/** Whoever applies an object drops what is null in it. */
function* nulls(value: unknown, at: Location): Generator<Issue> {
  if (value === null) yield error(at, 'is null, and would be lost', 'leave it out, or give it a value');
  if (!Array.isArray(value) && !isMap(value)) return;
  for (const [key, item] of Object.entries(value)) yield* nulls(item, within(at, key));
}

function* credentials({ at, object }: PlacedObject): Generator<Issue> {
  if (!isSecret(object)) return;
  const plain = readable(object).filter((path) => !isVariable(valueAt(object, path)));
  if (plain.length === 0) return;
  const keys = plain.map((path) => path.join('.')).join(', ');
  yield error(
    at,
    `Secret '${object.metadata.name}' is in the clear, and credentials do not belong in git: ${keys}`,
    'take them from a secret store, by an ExternalSecret; or from a folder of manifests with encrypted files, whose component sets flux.kustomization.decryption',
  );
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isMap(inner) ? inner[key] : undefined), value);
}

/** A value that Flux puts there, from a Secret in the cluster. */
function isVariable(value: unknown): boolean {
  const [, name] = typeof value === 'string' ? (/^\$\{(.*)\}$/s.exec(value) ?? []) : [];
  return name !== undefined && VARIABLE_NAME.test(name);
}

function* twice(objects: readonly PlacedObject[]): Generator<Issue> {
  const same = groupBy(objects, ({ object: { apiVersion, kind, metadata } }) =>
    [apiVersion, kind, metadata.name].join(' '),
  );
  for (const [first, ...others] of same.values())
    for (const { at, object } of others)
      yield error(
        at,
        `${object.kind} '${object.metadata.name}' of ${object.apiVersion} is at ${first.at.path} too`,
        'remove one, or give it another name',
      );
}
