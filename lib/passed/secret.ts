import { isEncrypted } from '../credentials/encrypted';
import { isDnsSubdomain } from '../authored/naming';
import type { Fault } from '../issues/explain';
import { suggest } from '../issues/suggest';
import { isMap } from '../authored/values';

/** Keys of a Secret whose values are secret. */
const SECRET_KEYS: readonly string[] = ['data', 'stringData'];

/** The setting by which SOPS leaves the rest of a Secret readable. Source: Flux, "Manage Kubernetes secrets with SOPS". */
const ENCRYPTED_REGEX = `^(${SECRET_KEYS.join('|')})$`;

/** The namespace that an object states, if it states one as text. */
export function namespaceIn(object: unknown): string | undefined {
  return metadataOf(object, 'namespace');
}

export function nameOf(object: unknown): string | undefined {
  return metadataOf(object, 'name');
}

function metadataOf(object: unknown, key: string): string | undefined {
  const metadata = isMap(object) ? object['metadata'] : undefined;
  const found = isMap(metadata) ? metadata[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** Whether an object is a Secret, encrypted or not. */
export function isSecret(object: Readonly<Record<string, unknown>>): boolean {
  return object['apiVersion'] === 'v1' && object['kind'] === 'Secret';
}

/** Where a Secret has values that anybody can read, as keys from the root: never the values themselves. */
export function readable(secret: Readonly<Record<string, unknown>>): string[][] {
  return SECRET_KEYS.flatMap((key) => {
    const values = secret[key];
    if (!isMap(values)) return [];
    return Object.entries(values)
      .filter(([, value]) => !isEncrypted(value) && value !== '') // SOPS leaves an empty text as it is.
      .map(([name]) => [key, name]);
  });
}

/** Says why a document is not a Secret that Flux decrypts. The message holds none of its values. */
export function faultsOfSecret(object: unknown, file: string): Fault[] {
  if (!isMap(object))
    return [{ path: [], problem: 'is no Kubernetes object', fix: 'give a Secret, or remove it' }];
  const sealed = leaves(object).filter(({ path, value }) => !isSecretPath(path) && isEncrypted(value));
  if (sealed.length > 0) {
    const fix = `decrypt it and encrypt data and stringData alone: ${encrypting(file)}`;
    const problem = 'is encrypted, though Flux has to read it';
    return sealed.map(({ path }) => ({ path, problem, fix }));
  }
  if (!isSecret(object)) {
    const fix = 'set apiVersion: v1 and kind: Secret; any other object belongs to a chart or a component';
    return [{ path: ['kind'], problem: 'is not that of a Secret of v1', fix }];
  }
  return [
    ...faultsOfName(object),
    ...faultsOfFields(object),
    ...faultsOfMaps(object),
    ...faultsOfEncryption(object, file),
  ];
}

function faultsOfName(secret: object): Fault[] {
  const name = nameOf(secret);
  const path = ['metadata', 'name'];
  if (name === undefined)
    return [{ path, problem: 'is missing', fix: 'give the Secret a name, in quotes if it is a number' }];
  if (isDnsSubdomain(name)) return [];
  const fix = "use lower-case letters, digits, '-' and '.', with a letter or digit at both ends";
  return [{ path, problem: `is '${name}', which is not a DNS name`, fix }];
}

/** What a Secret has. Source: Kubernetes, "Secret v1 core". */
const FIELDS: readonly string[] = [
  'apiVersion',
  'kind',
  'metadata',
  'type',
  'immutable',
  ...SECRET_KEYS,
  'sops',
];
/** kubectl keeps the whole object there as it was applied, with the values that anybody can read. */
const APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Nothing but a Secret's own fields may stand in the clear. */
function* faultsOfFields(secret: Readonly<Record<string, unknown>>): Generator<Fault> {
  for (const key of Object.keys(secret)) {
    if (FIELDS.includes(key)) continue;
    const fix = `remove it, or correct the name: ${suggest(key, FIELDS)}`;
    yield { path: [key], problem: 'is no field of a Secret, and would stay in the clear', fix };
  }
  const { metadata } = secret;
  const annotations = isMap(metadata) ? metadata['annotations'] : undefined;
  if (!isMap(annotations) || !(APPLIED in annotations)) return;
  const fix = 'remove the annotation, and encrypt the file again';
  yield { path: ['metadata', 'annotations', APPLIED], problem: 'holds the Secret as it was applied', fix };
}

function faultsOfMaps(secret: Readonly<Record<string, unknown>>): Fault[] {
  return SECRET_KEYS.filter((key) => key in secret && !isMap(secret[key])).map((key) => ({
    path: [key],
    problem: 'is not a map',
    fix: 'give a map from keys to values',
  }));
}

function faultsOfEncryption(secret: Readonly<Record<string, unknown>>, file: string): Fault[] {
  const { sops } = secret;
  const plain = readable(secret);
  if (!isMap(sops)) {
    const keys = plain.map((path) => path.join('.')).join(', ');
    const problem = `is not encrypted${keys && `: anybody can read ${keys}`}`;
    return [{ path: [], problem, fix: encrypting(file) }];
  }
  const inTheClear = plain.map((path) => ({
    path,
    problem: 'is not encrypted',
    fix: `take it out, and put it in with: sops edit ${file}`,
  }));
  if (!isEncrypted(sops['mac'])) {
    const problem = 'is missing: nothing tells whether somebody else changed the file';
    return [...inTheClear, { path: ['sops', 'mac'], problem, fix: encrypting(file) }];
  }
  if (isSelective(sops['encrypted_regex'], secret)) return inTheClear;
  const problem = 'does not select data and stringData alone, so that the file cannot be decrypted';
  const fix = `decrypt it and encrypt it again: ${encrypting(file)}`;
  return [...inTheClear, { path: ['sops', 'encrypted_regex'], problem, fix }];
}

/** Whether SOPS, when it decrypts, takes the values of the secret keys and no others for encrypted. */
function isSelective(regex: unknown, secret: Readonly<Record<string, unknown>>): boolean {
  if (typeof regex !== 'string') return false;
  const selected = matcher(regex);
  return (
    selected !== undefined &&
    leaves(secret).every(
      ({ path }) => path[0] === 'sops' || isSecretPath(path) === path.some((key) => selected.test(key)),
    )
  );
}

function matcher(regex: string): RegExp | undefined {
  try {
    return new RegExp(regex);
  } catch {
    return undefined;
  }
}

function encrypting(file: string): string {
  return `sops --encrypt --encrypted-regex '${ENCRYPTED_REGEX}' --in-place ${file}`;
}

function isSecretPath([top]: readonly string[]): boolean {
  return top === 'sops' || (top !== undefined && SECRET_KEYS.includes(top));
}

/** Every scalar of a document, with the keys that lead to it. */
function leaves(value: unknown, path: readonly string[] = []): { path: readonly string[]; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}
