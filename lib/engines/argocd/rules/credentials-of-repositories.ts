import { error, within, type Issue, type Location } from '../../../issues/issue';
import { argocdUrl } from '../plan/url';
import type { RepositoryCredentials } from '../authored/credentials';
import { keysAtFault, unknownKeys } from '../plan/connections/credential-keys';
import type { FleetSpec } from '../../../authored/fleet';
import type { Rule } from '../../../rules/rule';

/** Keys of a repository's Secret whose values are secret. Source: Argo CD, "Declarative Setup", "Repositories". */
const KEYS = [
  'bearerToken',
  'gcpServiceAccountKey',
  'githubAppEnterpriseBaseUrl',
  'githubAppID',
  'githubAppInstallationID',
  'githubAppPrivateKey',
  'password',
  'sshPrivateKey',
  'tlsClientCertData',
  'tlsClientCertKey',
  'username',
];

/** Credentials are somewhere else, or nobody but a cluster can read them; and they are those that Argo CD knows. */
export const credentialsOfRepositories: Rule = function* ({ specs: { fleet, fleetFile } }) {
  for (const { path, key, address, credentials } of repositories(fleet)) {
    const at = within({ file: fleetFile }, ...path);
    yield* readable(within(at, ...key), address);
    if (!credentials) continue;
    const below = within(at, 'credentials');
    yield* keysAtFault(below, credentials);
    yield* unknownKeys(below, credentials, KEYS);
    yield* readable(within(below, 'prefix'), credentials.prefix);
    yield* opening(within(below, 'prefix'), credentials.prefix, address);
  }
};

interface Opened {
  /** In the fleet. */
  readonly path: readonly string[];
  /** Under which its address stands. */
  readonly key: readonly string[];
  /** @default - a bucket's, which no credentials of Argo CD's open */
  readonly address: string | undefined;
  readonly credentials: RepositoryCredentials | undefined;
}

function* repositories({ state, states = {}, repositories: all }: FleetSpec): Iterable<Opened> {
  yield opened(['state'], state);
  for (const [name, spec] of Object.entries(states)) yield opened(['states', name], spec);
  for (const [name, spec] of Object.entries(all)) yield opened(['repositories', name], spec);
}

const ADDRESSES = ['url', 'git', 'helm', 'oci'] as const;

function opened(path: readonly string[], spec: object): Opened {
  const given = spec as Partial<Record<(typeof ADDRESSES)[number], string> & Opened>;
  const key = ADDRESSES.find((each) => given[each] !== undefined);
  return { path, key: key ? [key] : [], address: key && given[key], credentials: given.credentials };
}

/** What opens all that begins alike opens the repository that says so. */
function* opening(at: Location, prefix?: string, address?: string): Iterable<Issue> {
  if (prefix === undefined || address === undefined) return;
  if (argocdUrl(address).startsWith(argocdUrl(prefix))) return;
  const problem = `'${address}' does not begin with '${prefix}'`;
  yield error(at, problem, 'give the beginning of its URL, or leave it out');
}

/** A URL is in git, in Applications and in logs. */
function* readable(at: Location, url?: string): Iterable<Issue> {
  if (url === undefined || !/^[a-z+]+:\/\/[^/@:]+:[^/@]+@/.test(url)) return;
  yield error(at, 'has a password in its URL', 'take it out of the URL, and give the repository credentials');
}
