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
  readonly namespaces: readonly NamespacePlan[];
  /** Name of the one for all releases but those that are taken over in another. @default - each release has its own */
  readonly own?: string;
}

/**
 * What applies a tenant's encrypted Secrets. A Kustomization or Application has one account and an account one namespace,
 * so where a tenant has several namespaces, the Secrets of each have a Kustomization or Application of their own.
 */
export function secretsOf(files: readonly SecretInput[], owner: Owner): SecretsPlan[] {
  const { namespaces, own } = owner;
  const [first] = namespaces;
  if (first && own !== undefined && namespaces.length === 1) return inNamespace(files, owner, first);
  return namespaces.flatMap((namespace) => {
    const here = files.filter(({ documents }) =>
      documents.some(({ value }) => namespaceIn(value) === namespace.name),
    );
    return inNamespace(here, owner, namespace, namespace.products[0]?.name);
  });
}

function inNamespace(
  files: readonly SecretInput[],
  { cluster, tenant, guardrails, own }: Owner,
  namespace: NamespacePlan,
  product?: string,
): SecretsPlan[] {
  if (files.length === 0) return [];
  // What applies those of the tenant's own namespace keeps its name when another one is taken over.
  const isApart = product !== undefined && namespace.name !== own;
  const name = [guardrails, ...(isApart ? [product] : []), 'secrets'].join('-');
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
