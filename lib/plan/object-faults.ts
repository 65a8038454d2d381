import { isMap } from '../authored/values';
import { groupBy } from '../facts/group-by';
import type { PlacedObject } from '../facts/manifests';
import { error, within, type Issue, type Location } from '../issues/issue';

/** What is wrong with an object that is written, whoever states it: it is whole. */
export function* faultsOfObject({ object, at }: PlacedObject): Generator<Issue> {
  yield* nulls(object, at);
}

/** Whoever applies an object drops what is null in it. */
function* nulls(value: unknown, at: Location): Generator<Issue> {
  if (value === null) yield error(at, 'is null, and would be lost', 'leave it out, or give it a value');
  if (!Array.isArray(value) && !isMap(value)) return;
  for (const [key, item] of Object.entries(value)) yield* nulls(item, within(at, key));
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
