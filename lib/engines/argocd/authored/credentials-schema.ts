import { z } from 'zod';
import type { RepositoryCredentials, SealedCredentials, StoredCredentials, StoredKey } from './credentials';
import { isMap } from '../../../authored/values';
import { formOf } from '../../../authored/form';
import { byName, duration, text } from '../../../authored/text';

/** Says what is wrong, and not the value: it may be a credential. */
function refused(problem: string, fix: string): z.ZodType<never> {
  return z.unknown().transform((_, context) => {
    context.addIssue({ code: 'custom', message: fix, params: { problem } });
    return z.NEVER;
  });
}

const place = z.strictObject({ key: text, property: text.optional() });
const noPlace = refused(
  'is no place in the store',
  "give one such as { key: 'git/state', property: 'token' }",
);
const missing = refused(
  'say neither store nor sealed',
  'give store and keys, or sealed: ringfleet writes no credentials',
);

const stored = {
  store: z.strictObject({ name: text, kind: z.enum(['ClusterSecretStore', 'SecretStore']).optional() }),
  keys: byName(
    z.unknown().transform((given, context): StoredKey => {
      const result = (isMap(given) ? place : noPlace).safeParse(given);
      for (const issue of result.error?.issues ?? []) context.addIssue({ ...issue });
      return result.data ?? z.NEVER;
    }),
  ),
  refreshInterval: duration.optional(),
};
const sealed = { sealed: byName(text) };
const prefix = { prefix: text.optional() };

/** What opens a cluster. */
export const credentials = formOf<StoredCredentials | SealedCredentials>((given) => {
  if ('store' in given) return z.strictObject(stored);
  return 'sealed' in given ? z.strictObject(sealed) : missing;
});

/** What opens a repository. */
export const repositoryCredentials = formOf<RepositoryCredentials>((given) => {
  if ('store' in given) return z.strictObject({ ...stored, ...prefix });
  return 'sealed' in given ? z.strictObject({ ...sealed, ...prefix }) : missing;
});
