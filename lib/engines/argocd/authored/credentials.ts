import { z } from 'zod';
import { formOf } from '../../../authored/form';
import { type Authored, named } from '../../../authored/readonly';
import { byName, duration, text } from '../../../authored/text';
import { isMap } from '../../../authored/values';

/** Says what is wrong, and not the value: it may be a credential. */
function refused(problem: string, fix: string): z.ZodType<never> {
  return z.unknown().transform((_, context) => {
    context.addIssue({ code: 'custom', message: fix, params: { problem } });
    return z.NEVER;
  });
}

const place = z.strictObject({
  key: text,
  /** @default - the whole of it */
  property: text.optional(),
});
const noPlace = refused(
  'is no place in the store',
  "give one such as { key: 'git/state', property: 'token' }",
);
const missing = refused(
  'say neither store nor sealed',
  'give store and keys, or sealed: ringfleet writes no credentials',
);

export type StoredKey = Authored<typeof place>;
const storedKey = named<StoredKey>(
  z.unknown().transform((given, context): StoredKey => {
    const result = (isMap(given) ? place : noPlace).safeParse(given);
    for (const issue of result.error?.issues ?? []) context.addIssue({ ...issue });
    return result.data ?? z.NEVER;
  }),
);

const storeKind = z.enum(['ClusterSecretStore', 'SecretStore']);
export type StoreKind = z.input<typeof storeKind>;

export const stored = z.strictObject({
  store: z.strictObject({
    name: text,
    /** @default 'ClusterSecretStore' */
    kind: storeKind.optional(),
  }),
  /** Where in the store the value of each key of the Secret is: `{ password: { key: 'git/state', property: 'token' } }`. */
  keys: byName(storedKey),
  /** How often it is fetched again. @default '1h' */
  refreshInterval: duration.optional(),
});
const sealed = z.strictObject({ sealed: byName(text) });
const prefixed = {
  /** Opens every repository whose URL begins like this. @default - this repository alone */
  prefix: text.optional(),
};

/** Fetched by external-secrets. Source: External Secrets Operator, "ExternalSecret". */
export type StoredCredentials = Authored<typeof stored>;

/** Encrypted for the controller of sealed-secrets, key by key, with `kubeseal --raw`. Source: Sealed Secrets, "Raw mode". */
export type SealedCredentials = Authored<typeof sealed>;

/**
 * What opens a repository or a cluster to Argo CD. It becomes a Secret with the labels that Argo CD looks for; what is
 * secret of it comes from a store, or is sealed for the cluster. Source: Argo CD, "Declarative Setup".
 */
export type Credentials = StoredCredentials | SealedCredentials;

/** What opens a cluster. */
export const credentials = formOf<Credentials>((given) => {
  if ('store' in given) return named<StoredCredentials>(stored);
  return 'sealed' in given ? named<SealedCredentials>(sealed) : missing;
});

const storedPrefix = stored.extend(prefixed);
const sealedPrefix = sealed.extend(prefixed);

/** Credentials of a repository: those of git, of a Helm repository or of a registry. */
export type RepositoryCredentials = Authored<typeof storedPrefix> | Authored<typeof sealedPrefix>;

/** What opens a repository. */
export const repositoryCredentials = formOf<RepositoryCredentials>((given) => {
  if ('store' in given) return storedPrefix;
  return 'sealed' in given ? sealedPrefix : missing;
});

/** Where a repository may say what opens it. */
export interface WithCredentials {
  /** What opens it to Argo CD; Flux has `secretRef`. @default - public, or by a Secret that is there */
  readonly credentials?: RepositoryCredentials;
}
