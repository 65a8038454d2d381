import type { Emitted, Manifest } from './manifests';

interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs: readonly string[];
}
type Role = Manifest & { readonly rules?: readonly Rule[] };
type Binding = Manifest & {
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly Account[];
};

/** A ServiceAccount. */
export interface Account {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Kinds without a namespace among those that charts of tests bring. */
const CLUSTER_SCOPED: readonly string[] = [
  'ClusterExternalSecret',
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterSecretStore',
  'CustomResourceDefinition',
  'MutatingWebhookConfiguration',
  'Namespace',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'ValidatingAdmissionPolicyBinding',
];

export const isNamespaced = (kind: string) => !CLUSTER_SCOPED.includes(kind);

export const groupOf = (apiVersion: string) => (apiVersion.includes('/') ? apiVersion.split('/')[0]! : '');

/**
 * Whether the objects of a cluster let an account create such an object in the namespace. Source: Kubernetes, "Using RBAC
 * Authorization".
 */
export function mayCreate(
  emitted: readonly Emitted[],
  account: Account,
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  namespace: string | undefined,
): boolean {
  const objects = emitted.map(({ object }) => object);
  const covers = (item: string, list: readonly string[] = []) => list.includes(item) || list.includes('*');
  return objects
    .filter((object): object is Binding =>
      isNamespaced(kind) && object.kind === 'RoleBinding'
        ? object.metadata.namespace === namespace
        : object.kind === 'ClusterRoleBinding',
    )
    .filter(({ subjects }) => subjects?.some((subject) => isSame(subject, account)))
    .flatMap(({ roleRef, metadata }) =>
      objects.filter(
        (object): object is Role =>
          object.kind === roleRef.kind &&
          object.metadata.name === roleRef.name &&
          (roleRef.kind === 'ClusterRole' || object.metadata.namespace === metadata.namespace),
      ),
    )
    .flatMap(({ rules }) => rules ?? [])
    .some(
      ({ apiGroups, resources, verbs }) =>
        covers(groupOf(apiVersion), apiGroups) &&
        covers(resourceOf(kind), resources) &&
        covers('create', verbs),
    );
}

function isSame(subject: Account, account: Account): boolean {
  const { kind, name, namespace } = subject;
  return kind === account.kind && name === account.name && namespace === account.namespace;
}

/** As the API's paths call the kind. */
function resourceOf(kind: string): string {
  const word = kind.toLowerCase();
  if (word === 'endpoints') return word;
  if (word.endsWith('y')) return `${word.slice(0, -1)}ies`;
  return word + (word.endsWith('s') ? 'es' : 's');
}
