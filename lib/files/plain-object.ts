type Labels = Readonly<Record<string, string>>;

interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly finalizers?: readonly string[];
}

/** A Kubernetes object as plain data: nothing in it is a token, made late, or of a class. */
export interface PlainObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
}

/** An object in the order in which it is written: what it is, then the rest of its fields. */
export interface WrittenObject {
  readonly head: object;
  readonly rest: object;
}

/** The object with the labels and the namespace of its file: the same fields as cdk8s gives where it is an ApiObject. */
export function writtenObject(
  file: { readonly labels: Labels; readonly namespace: string | undefined },
  { apiVersion, kind, metadata, ...rest }: PlainObject,
): WrittenObject {
  const { labels, annotations, finalizers, ...names } = metadata;
  const all: Record<string, unknown> = names;
  if (file.namespace !== undefined) all['namespace'] ??= file.namespace;
  // Where the object has none of its own they stay the same map, which is then written once.
  const merged = labels ? { ...file.labels, ...labels } : file.labels;
  // cdk8s writes no empty map or list in metadata, though it does elsewhere.
  for (const [key, value] of Object.entries({ annotations, finalizers, labels: merged }))
    if (value && Object.keys(value).length > 0) all[key] = value;
  return { head: { apiVersion, kind, metadata: all }, rest };
}
