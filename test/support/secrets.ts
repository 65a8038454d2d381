import { stringify } from 'yaml';
import type { ProductSecretsInput, SecretInput } from '../../lib/authored/specs';

type Tree = Readonly<Record<string, unknown>>;

/** What SOPS makes of a value; nobody has the key to this one. */
export const ENCRYPTED =
  'ENC[AES256_GCM,data:vKSJl692,iv:12fPX94lEdfI7DeT6OBGnzepiee5N7eaI6mf499Ar4c=,tag:w+VgLbhwZehztcRpqLs5Ug==,type:str]';

/** A Secret as SOPS leaves it. */
export function sealed(name: string, changes: Tree = {}): Tree {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name },
    stringData: { password: ENCRYPTED },
    sops: { mac: ENCRYPTED, encrypted_regex: '^(data|stringData)$', version: '3.9.4' },
    ...changes,
  };
}

/** The file at the path, as it is read; positions are those of the first line. */
export function secretFile(file: string, ...objects: readonly unknown[]): SecretInput {
  const [, , , environment, ...rest] = file.split('/') as [string, string, string, string, ...string[]];
  const site = rest.length > 1 ? rest[0] : undefined;
  return {
    file,
    environment,
    ...(site !== undefined && { site }),
    name: file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, ''),
    text: objects.map((each) => stringify(each)).join('---\n'),
    documents: objects.map((value) => ({ value, locate: () => ({ file, line: 1, column: 1 }) })),
  };
}

/** What kubeseal makes of a value under a key of 2048 bits; nobody has the key to this one. */
export const SEALED = Buffer.concat([Buffer.from([1, 0]), Buffer.alloc(256 + 16 + 8, 'k')]).toString(
  'base64',
);

/** A SealedSecret as kubeseal leaves it. */
export function sealedSecret(name: string, namespace: string, changes: Tree = {}): Tree {
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name, namespace, creationTimestamp: null },
    spec: {
      encryptedData: { password: SEALED },
      template: { metadata: { name, namespace, creationTimestamp: null } },
    },
    ...changes,
  };
}

/** The Secrets of a product that are passed on, as they are read. */
export function productSecrets(
  customer: string,
  product: string,
  ...objects: readonly unknown[]
): ProductSecretsInput {
  const file = `customers/${customer}/${product}/secrets.yaml`;
  const { text, documents } = secretFile(file, ...objects);
  return { file, product, text, documents };
}
