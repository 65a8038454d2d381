import type { CustomerInput, SecretInput } from '../authored/specs';

/** The customer's files for the tenant: those of its environment and, where that has several, its site. */
export function secretFilesOf(
  { secrets = [] }: CustomerInput,
  { environment, site }: { readonly environment: string; readonly site?: string },
): SecretInput[] {
  return secrets.filter((secret) => secret.environment === environment && secret.site === site);
}
