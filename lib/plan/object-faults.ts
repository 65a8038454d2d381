import { isMap } from '../authored/values';
import { VARIABLE_NAME } from '../engines/flux/plan/variables';
import { groupBy } from '../facts/group-by';
import type { PlacedObject } from '../facts/manifests';
import { error, within, type Issue, type Location } from '../issues/issue';
import { isSecret, readable } from '../passed/secret';

/** What is wrong with an object that is written, whoever states it: it is whole, and holds no credentials. */
export function* faultsOfObject(placed: PlacedObject): Generator<Issue> {
  yield* nulls(placed.object, placed.at);
  yield* credentials(placed);
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

/** Objects that are there twice. @param isMoved whether all of them go into one namespace, whatever they state */
export function* objectsTwice(objects: readonly PlacedObject[], isMoved = true): Generator<Issue> {
  const same = groupBy(objects, ({ object: { apiVersion, kind, metadata } }) =>
    [apiVersion, kind, ...(isMoved ? [] : [metadata.namespace]), metadata.name].join(' '),
  );
  for (const [first, ...others] of same.values())
    for (const { at, object } of others)
      yield error(
        at,
        `${object.kind} '${object.metadata.name}' of ${object.apiVersion} is at ${first.at.path} too`,
        'remove one, or give it another name',
      );
}
