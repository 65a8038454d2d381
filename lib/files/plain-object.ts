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

/** An object with the metadata that it has in its file. */
export interface FileObject {
  readonly object: PlainObject;
  readonly metadata: object;
}

/** The object with the labels and the namespace of its file: the same metadata as cdk8s gives where it is an ApiObject. */
export function placedIn(
  file: { readonly labels: Labels; readonly namespace: string | undefined },
  object: PlainObject,
): FileObject {
  const { name, namespace = file.namespace, annotations, finalizers, labels } = object.metadata;
  // Where the object has none of its own they stay the same map, which is then written once.
  const all = labels ? { ...file.labels, ...labels } : file.labels;
  return {
    object,
    metadata: {
      annotations: filled(annotations),
      finalizers: filled(finalizers),
      labels: filled(all),
      name,
      namespace,
    },
  };
}

/** cdk8s writes no empty map or list in metadata, though it does elsewhere. */
function filled<T extends object>(value: T | undefined): T | undefined {
  for (const _ in value) return value;
  return undefined;
}
