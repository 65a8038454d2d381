import type { Attack, Brought } from './attack';

type Fields = Readonly<Record<string, unknown>>;

/** An object of the release's namespace, unless its metadata says otherwise. */
export const object = (
  apiVersion: string,
  kind: string,
  fields: Fields,
  metadata: Partial<Brought['metadata']> = {},
): Brought => ({
  apiVersion,
  kind,
  metadata: { name: 'web', ...metadata },
  ...fields,
});

/** An attack by a kind, or by a namespace, that the release has no right to. */
export const held = (name: string, why: string, ...objects: Brought[]): Attack => ({
  name,
  why,
  objects,
  heldBy: 'rights',
});
