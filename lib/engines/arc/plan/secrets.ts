import type { SourcePlan } from '../../../plan/source';
import type { ArcCredentials } from '../authored/settings';

/** A secure parameter of a template: its value is given at deployment and stands nowhere. */
export interface ArcSecret {
  readonly parameter: string;
  readonly description: string;
}

/** The kind of source that each kind of credentials opens. */
export const OPENS = {
  httpsUser: 'git',
  ssh: 'git',
  tls: 'oci',
  accountKey: 'azureBlob',
  sasToken: 'azureBlob',
  bucketSecretKey: 'bucket',
} as const satisfies Record<string, SourcePlan['kind']>;

/** The word that tells credentials apart. */
export type CredentialKind = keyof typeof OPENS;

export function credentialKind(credentials: ArcCredentials): CredentialKind {
  return typeof credentials === 'string' ? credentials : (Object.keys(credentials)[0] as CredentialKind);
}

const DESCRIPTIONS = {
  httpsKey: 'Password or token for the state repository.',
  sshPrivateKey: 'Private key for the state repository, in PEM.',
  caCertificate: 'Certificate of the authority that signed that of the registry, in PEM.',
  clientCertificate: 'Client certificate for the registry, in PEM.',
  privateKey: 'Private key of the client certificate, in PEM.',
  accountKey: 'Key of the storage account.',
  sasToken: 'SAS token for the container.',
  bucketAccessKey: 'Access key for the bucket.',
  bucketSecretKey: 'Secret key for the bucket.',
} as const;

/** Name of the parameter of a credential; each is named as the field of ARM that takes it. */
export type CredentialParameter = keyof typeof DESCRIPTIONS;

function parametersOf(credentials: ArcCredentials): readonly CredentialParameter[] {
  switch (credentials) {
    case 'accountKey':
    case 'sasToken':
      return [credentials];
    case 'bucketSecretKey':
      return ['bucketAccessKey', 'bucketSecretKey'];
    default:
      if ('tls' in credentials) return [...credentials.tls].sort();
      return ['httpsUser' in credentials ? 'httpsKey' : 'sshPrivateKey'];
  }
}

/** The parameter of a protected setting of the extension. ARM takes letters, digits and underscores. */
export function settingParameter(setting: string): string {
  return `extension_${setting.replace(/[^A-Za-z0-9]+/g, '_')}`;
}

/** The secure parameters of a cluster's template. */
export function secureParametersOf(
  credentials: ArcCredentials | undefined,
  protectedSettings: readonly string[] = [],
): ArcSecret[] {
  return [
    ...(credentials === undefined ? [] : parametersOf(credentials)).map((parameter) => ({
      parameter,
      description: DESCRIPTIONS[parameter],
    })),
    ...[...protectedSettings].sort().map((setting) => ({
      parameter: settingParameter(setting),
      description: `Setting ${setting} of the Flux extension.`,
    })),
  ];
}

/**
 * The parameter by which the template of the whole fleet passes on a parameter of one cluster's. No two clusters give
 * the same: neither a cluster's last letter nor a parameter's first is an underscore, and no parameter has two in a row.
 */
export function fleetParameter(cluster: string, parameter: string): string {
  const prefix = cluster.replace(/-/g, '_');
  // A parameter begins with no digit.
  return `${/^\d/.test(prefix) ? '_' : ''}${prefix}__${parameter}`;
}
