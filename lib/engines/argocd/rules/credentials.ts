import { error, within, type Issue, type Location } from '../../../issues/issue';
import { argocdUrl } from '../plan/url';
import type { Credentials } from '../authored/credentials';
import type { FleetSpec } from '../../../authored/fleet';
import { suggest } from '../../../issues/suggest';
import type { Rule } from '../../../rules/rule';

/** Keys of a repository's Secret whose values are secret. Source: Argo CD, "Declarative Setup", "Repositories". */
const OF_REPOSITORY = [
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
/** What a cluster's Secret is made of: sealed it can only be whole. */
const OF_CLUSTER = { stored: ['bearerToken', 'caData', 'config'], sealed: ['config'] } as const;

/** A text that kubeseal made begins with the length of a session key, and has that and more behind it. */
const SEALED = /^A[gQ][A-Za-z0-9+/]{300,}={0,2}$/;

/** Credentials are somewhere else, or nobody but a cluster can read them; and they are those that Argo CD knows. */
export const credentials: Rule = ({ specs: { fleet, fleetFile } }) => {
  const at = (...keys: string[]) => within({ file: fleetFile }, ...keys);
  return [
    ...repositories(fleet).flatMap(([path, { credentials: given, urls, address }]) => [
      ...(given
        ? [
            ...judged(at(...path, 'credentials'), given, OF_REPOSITORY, OF_REPOSITORY),
            ...opening(at(...path, 'credentials', 'prefix'), given.prefix, address),
          ]
        : []),
      ...urls.flatMap((url) => readable(at(...path), url)),
    ]),
    ...Object.entries(fleet.clusters).flatMap(([name, spec]) => {
      const connection = 'connection' in spec ? spec.connection : undefined;
      return connection ? ofCluster(at('clusters', name, 'connection'), connection) : [];
    }),
  ];
};

interface Opened {
  readonly credentials?: Credentials & { readonly prefix?: string };
  readonly urls: readonly string[];
  /** Of the repository itself. */
  readonly address?: string;
}

function repositories({
  state,
  states = {},
  repositories: all,
}: FleetSpec): (readonly [readonly string[], Opened])[] {
  const opened = (spec: object): Opened => {
    const {
      credentials: given,
      url,
      git,
      helm,
      oci,
    } = spec as Readonly<Record<string, string | undefined>> & Opened;
    const urls = [url, git, helm, oci, given?.prefix].filter((each) => typeof each === 'string');
    const address = [url, git, helm, oci].find((each) => typeof each === 'string');
    return { urls, ...(address !== undefined && { address }), ...(given && { credentials: given }) };
  };
  return [
    [['state'], opened(state)],
    ...Object.entries(states).map(([name, spec]) => [['states', name], opened(spec)] as const),
    ...Object.entries(all).map(([name, spec]) => [['repositories', name], opened(spec)] as const),
  ];
}

/** What opens all that begins alike opens the repository that says so. */
function opening(at: Location, prefix?: string, address?: string): Issue[] {
  if (prefix === undefined || address === undefined) return [];
  if (argocdUrl(address).startsWith(argocdUrl(prefix))) return [];
  return [
    error(
      at,
      `'${address}' does not begin with '${prefix}'`,
      'give the beginning of its URL, or leave it out',
    ),
  ];
}

/** A URL is in git, in Applications and in logs. */
function readable(at: Location, url: string): Issue[] {
  if (!/^[a-z+]+:\/\/[^/@:]+:[^/@]+@/.test(url)) return [];
  return [
    error(at, 'has a password in its URL', 'take it out of the URL, and give the repository credentials'),
  ];
}

function ofCluster(
  at: Location,
  given: {
    readonly server?: string;
    readonly credentials?: Credentials;
    readonly shard?: number;
    readonly labels?: object;
  },
): Issue[] {
  const { credentials: own, server } = given;
  if (!own) {
    const useless = (['shard', 'labels'] as const).filter((key) => given[key] !== undefined);
    return useless.map((key) =>
      error(within(at, key), 'is of a Secret that is not ours', 'give the cluster credentials, or remove it'),
    );
  }
  const keys = 'sealed' in own ? own.sealed : own.keys;
  const isWhole = 'config' in keys || 'bearerToken' in keys;
  return [
    ...(server === undefined
      ? [error(at, 'has credentials for no server', "give the URL of the cluster's API server under server")]
      : []),
    ...judged(within(at, 'credentials'), own, OF_CLUSTER.stored, OF_CLUSTER.sealed),
    ...(isWhole
      ? []
      : [error(within(at, 'credentials'), 'have neither config nor bearerToken', 'give one of them')]),
  ];
}

function judged(
  at: Location,
  given: Credentials,
  stored: readonly string[],
  sealed: readonly string[],
): Issue[] {
  const [under, keys, allowed] =
    'sealed' in given ? (['sealed', given.sealed, sealed] as const) : (['keys', given.keys, stored] as const);
  const unknown = Object.keys(keys).filter((key) => !allowed.includes(key));
  return [
    ...judgedKeys(at, given),
    ...unknown.map((key) =>
      error(within(at, under, key), `unknown key '${key}' of such a Secret`, suggest(key, allowed)),
    ),
  ];
}

/** Whichever keys a Secret may have: it has some, and nobody can read what is sealed. */
export function judgedKeys(at: Location, given: Credentials): Issue[] {
  const [under, keys] = 'sealed' in given ? ['sealed', given.sealed] : ['keys', given.keys];
  const open =
    'sealed' in given ? Object.entries(given.sealed).filter(([, value]) => !SEALED.test(value)) : [];
  return [
    ...(Object.keys(keys).length === 0
      ? [error(within(at, under), 'is empty', 'name what opens it, key by key')]
      : []),
    ...open.map(([key]) =>
      error(
        within(at, 'sealed', key),
        'is not what kubeseal made: anybody could read it here',
        'put what kubeseal --raw prints in its place, and replace the credential, which is in git now',
      ),
    ),
  ];
}
