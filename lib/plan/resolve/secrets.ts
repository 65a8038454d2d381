import { layout } from '../layout';
import { DNS_LABEL, shorten } from '../../authored/naming';
import type { ClusterPlan } from '../cluster';
import type { NamespacePlan, SecretsContent, SecretsPlan } from '../tenant';
import { isSealed } from '../../passed/sealed-secret';
import { writtenAnew } from '../../passed/sealed-secret-form';
import { namespaceIn } from '../../passed/secret';
import type { SecretInput } from '../../authored/specs';
import { engineOf } from '../../engines';
import { sortedByName } from '../../facts/order';

interface Owner {
  readonly cluster: ClusterPlan;
  readonly tenant: string;
  readonly guardrails: string;
  /** The tenant's one namespace, or one for each of its releases. */
  readonly namespaces: NamespacePlan | readonly NamespacePlan[];
}

/**
 * What applies a tenant's encrypted Secrets. A Kustomization or Application has one account and an account one namespace,
 * so where each release has a namespace of its own, the Secrets of each have a Kustomization or Application of their own.
 */
export function secretsOf(files: readonly SecretInput[], owner: Owner): SecretsPlan[] {
  const { namespaces } = owner;
  if ('name' in namespaces) return inNamespace(files, owner, namespaces);
  return namespaces.flatMap((namespace) => {
    const own = files.filter(({ documents }) =>
      documents.some(({ value }) => namespaceIn(value) === namespace.name),
    );
    return inNamespace(own, owner, namespace, namespace.products[0]?.name);
  });
}

function inNamespace(
  files: readonly SecretInput[],
  { cluster, tenant, guardrails }: Owner,
  namespace: NamespacePlan,
  product?: string,
): SecretsPlan[] {
  if (files.length === 0) return [];
  const name = [guardrails, ...(product === undefined ? [] : [product]), 'secrets'].join('-');
  return [
    {
      name: shorten(name, DNS_LABEL),
      namespace,
      applier: engineOf(cluster).secretsApplier(cluster, namespace),
      kind: engineOf(cluster).secrets === 'SOPS' ? 'Secret' : 'SealedSecret',
      path: layout.secrets(cluster.name, tenant, product),
      files: sortedByName(
        files.map((each) => ({ name: each.name, content: secretsContentOf(each), source: each.file })),
      ),
    },
  ];
}

/** Nothing of a SealedSecret depends on the bytes of its file, so none of them is passed on. */
export function secretsContentOf({
  text,
  documents,
}: Pick<SecretInput, 'text' | 'documents'>): SecretsContent {
  const objects = documents.map(({ value }) => value).filter(isSealed);
  return objects.length === documents.length ? { objects: objects.map(writtenAnew) } : { text };
}
