import type { OciRepository } from '../../../../imports/azure-arc';
import type { ArcCredentials } from '../authored/settings';
import { encodedParameter, literal, parameter } from './expression';

/** Where a configuration's credentials stand. What is secret is a parameter. */
interface Placed {
  /** Beside the other fields of the source. */
  readonly fields: Readonly<Record<string, string>>;
  /** @default - none */
  readonly protectedSettings?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly tls?: NonNullable<OciRepository['tlsConfig']>;
}

/** The credentials that the cluster has, or the Secret that its source names. */
export function credentialsOf(
  credentials: ArcCredentials | undefined,
  secretRef: string | undefined,
): Placed {
  const secret: Placed['fields'] = secretRef === undefined ? {} : { localAuthRef: secretRef };
  switch (credentials) {
    case undefined:
      return { fields: secret };
    case 'accountKey':
    case 'sasToken':
      return { fields: { [credentials]: parameter(credentials) } };
    case 'bucketSecretKey':
      return { fields: { accessKey: parameter('bucketAccessKey') }, ...secretly('bucketSecretKey') };
  }
  if ('tls' in credentials) return { fields: secret, tls: encoded(credentials.tls) };
  if ('httpsUser' in credentials) {
    return { fields: literal({ httpsUser: credentials.httpsUser }), ...secretly('httpsKey') };
  }
  const { knownHosts } = credentials.ssh;
  const hosts = knownHosts !== undefined && {
    sshKnownHosts: Buffer.from(knownHosts, 'utf8').toString('base64'),
  };
  return { fields: { ...hosts }, ...secretly('sshPrivateKey') };
}

function secretly(setting: string): Pick<Placed, 'protectedSettings'> {
  return { protectedSettings: encoded([setting]) };
}

function encoded(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries([...names].sort().map((name) => [name, encodedParameter(name)]));
}
