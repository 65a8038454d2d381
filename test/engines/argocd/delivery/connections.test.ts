import { Dict, Templates } from '../../../../lib/applicationsets/template';
import type { HubConnection } from '../../../../lib/authored/cluster';
import type { RepositorySpec } from '../../../../lib/authored/repository';
import { manifestsIn, type Manifest } from '../../../support/manifests';
import { filesOf } from '../../../support/sample';
import { anyCluster, fleet, issuesOf, specs, untyped } from '../../../support/specs';

const SERVER = 'https://10.0.0.2:6443';
const SEALED = `AgB${'x'.repeat(700)}`;
const store = { name: 'vault' };
/** What the CRD of external-secrets would add. */
const filledIn = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' };
const login = { username: { key: 'git', property: 'user' }, password: { key: 'git', property: 'token' } };

function given(changes: {
  readonly repositories?: Readonly<Record<string, RepositorySpec>>;
  readonly connection?: HubConnection;
}) {
  const argocd = { ...anyCluster, engine: 'argocd', environment: 'prod' } as const;
  const managed = { ...argocd, managedBy: 'argo-prod', connection: changes.connection };
  const standard = fleet();
  return {
    fleet: fleet({
      repositories: { ...standard.repositories, ...changes.repositories },
      clusters: {
        'argo-prod': { ...argocd, impersonation: false },
        ...(changes.connection && { edge: managed }),
      },
    }),
  };
}

interface Connection extends Manifest {
  readonly spec: {
    readonly data?: readonly object[];
    readonly secretStoreRef?: object;
    readonly encryptedData?: Readonly<Record<string, string>>;
    readonly target?: { readonly template: Template };
    readonly template?: Template;
  };
}
interface Template {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly data: Readonly<Record<string, string>>;
}

function connection(changes: Parameters<typeof given>[0], name: string): Connection {
  const path = `clusters/argo-prod/connections/${name}.yaml`;
  const [found, ...more] = manifestsIn(filesOf(specs(given(changes)))).filter((each) => each.path === path);
  expect(more).toEqual([]);
  return found!.object as Connection;
}

const type = (template: Template | undefined) => template?.metadata.labels['argocd.argoproj.io/secret-type'];

describe('the Secret of a repository', () => {
  it('is made of what is in a store, and says of what kind it is', () => {
    const code = { git: 'https://git.example.com/code.git', credentials: { store, keys: login } };
    const { kind, metadata, spec } = connection({ repositories: { code } }, 'repository-code');
    expect([kind, metadata.namespace]).toEqual(['ExternalSecret', 'argocd']);
    expect(spec.secretStoreRef).toEqual({ name: 'vault', kind: 'ClusterSecretStore' });
    expect(type(spec.target?.template)).toBe('repository');
    expect(spec.target?.template.data).toEqual({
      type: 'git',
      url: 'https://git.example.com/code.git',
      username: '{{ .username }}',
      password: '{{ .password }}',
    });
    expect(spec.data).toEqual([
      { secretKey: 'username', remoteRef: { key: 'git', property: 'user', ...filledIn } },
      { secretKey: 'password', remoteRef: { key: 'git', property: 'token', ...filledIn } },
    ]);
  });

  it('opens a registry without the scheme, and all that begins alike where it says so', () => {
    const chart = { repository: 'registry', name: 'ingress' };
    const registry = {
      oci: 'oci://registry.example.com/charts',
      credentials: { sealed: { password: SEALED }, prefix: 'oci://registry.example.com' },
    } as const;
    const changed = given({ repositories: { registry } });
    const { ingress } = changed.fleet.components;
    const components = { ingress: { ...ingress!, chart } } as typeof changed.fleet.components;
    const files = filesOf(specs({ fleet: { ...changed.fleet, components } }));
    const path = 'clusters/argo-prod/connections/repository-registry.yaml';
    const { kind, spec } = manifestsIn(files).find((each) => each.path === path)!.object as Connection;
    expect([kind, type(spec.template)]).toEqual(['SealedSecret', 'repo-creds']);
    expect(spec.template?.data).toEqual({ type: 'helm', enableOCI: 'true', url: 'registry.example.com' });
    expect(spec.encryptedData).toEqual({ password: SEALED });
  });

  it('is there where a component has nothing but value files from it', () => {
    const other = { git: 'https://git.example.com/other.git', credentials: { store, keys: login } };
    const changed = given({ repositories: { other } });
    const refs = { own: { repository: 'other', versions: { dev: '1.0.0', prod: '1.0.0' } } };
    const helm = { refs, valueFiles: ['$own/ingress.yaml'] };
    const { ingress } = changed.fleet.components;
    const components = { ingress: { ...ingress!, argocd: { helm } } } as typeof changed.fleet.components;
    const files = filesOf(specs({ fleet: { ...changed.fleet, components } }));
    expect(Object.keys(files)).toContain('clusters/argo-prod/connections/repository-other.yaml');
  });

  it('is not there where nothing on the cluster pulls from it', () => {
    const other = { git: 'https://git.example.com/other.git', credentials: { store, keys: login } };
    const files = filesOf(specs(given({ repositories: { other } })));
    expect(Object.keys(files).filter((path) => /\/connections(\/|\.yaml)/.test(path))).toEqual([]);
  });
});

describe('the Secret of a cluster', () => {
  const keys = { bearerToken: { key: 'edge' }, caData: { key: 'edge-ca' } };

  it('names the cluster as Applications do, with the shard as text', () => {
    const template = connection(
      { connection: { server: SERVER, credentials: { store, keys }, shard: 2, labels: { region: 'eu' } } },
      'cluster-edge',
    ).spec.target!.template;
    expect(template.data).toMatchObject({ name: 'edge', server: SERVER, shard: '2' });
    expect(template.metadata.labels).toMatchObject({
      'argocd.argoproj.io/secret-type': 'cluster',
      'ringfleet.io/environment': 'prod',
      region: 'eu',
    });
  });

  it.each(['-----BEGIN CERTIFICATE-----\n"x"\n-----END CERTIFICATE-----\n', 'LS0tLQ=='])(
    'has a config that is JSON, whatever the token is, with the certificate in base64: %j',
    (caData) => {
      const { data } = connection(
        { connection: { server: SERVER, credentials: { store, keys } } },
        'cluster-edge',
      ).spec.target!.template;
      const bearerToken = 'a "quoted" \\ token';
      const config = new Templates('error').render(
        data['config']!,
        new Dict(Object.entries({ bearerToken, caData })),
      );
      const encoded = caData.startsWith('-') ? Buffer.from(caData).toString('base64') : caData;
      expect(JSON.parse(config)).toEqual({ bearerToken, tlsClientConfig: { caData: encoded } });
    },
  );
});

describe('what would put a credential into git is refused', () => {
  const code = (credentials: unknown): Parameters<typeof given>[0] => ({
    repositories: { code: { git: 'https://git.example.com/code.git', credentials: untyped(credentials) } },
  });
  const cluster = (own: object): Parameters<typeof given>[0] => ({
    connection: untyped({ server: SERVER, ...own }),
  });

  it.each<[what: string, changes: Parameters<typeof given>[0], said: string]>([
    ['a password as it is', code({ password: 'hunter2' }), 'repositories.code.credentials'],
    [
      'a password in place of its place',
      code({ store, keys: { password: 'hunter2' } }),
      "'repositories.code.credentials.keys.password' is no place in the store",
    ],
    ['a sealed text that is not', code({ sealed: { password: 'hunter2' } }), 'not what kubeseal made'],
    [
      'a password in a URL',
      { repositories: { code: { git: 'https://robot:hunter2@git.example.com/code.git' } } },
      'has a password in its URL',
    ],
    [
      'a key that Argo CD does not know',
      code({ store, keys: { pasword: { key: 'git' } } }),
      "unknown key 'pasword' of such a Secret",
    ],
    ['no key at all', code({ store, keys: {} }), 'credentials.keys: is empty'],
    [
      'what opens other repositories, and not this one',
      code({ store, keys: login, prefix: 'https://github.com/acme' }),
      "'https://git.example.com/code.git' does not begin with 'https://github.com/acme'",
    ],
    [
      'a label of a cluster that makes another Secret of it',
      cluster({
        credentials: { store, keys: { config: { key: 'edge' } } },
        labels: { 'argocd.argoproj.io/secret-type': 'repository' },
      }),
      'connection.labels.argocd.argoproj.io/secret-type',
    ],
    [
      'a label of a cluster that Kubernetes would not take',
      cluster({
        credentials: { store, keys: { config: { key: 'edge' } } },
        labels: { region: 'west europe' },
      }),
      'connection.labels.region',
    ],
    [
      'a cluster that nothing opens',
      cluster({ credentials: { store, keys: { caData: { key: 'ca' } } } }),
      'neither config nor bearerToken',
    ],
    [
      'a sealed token, of which no config can be made',
      cluster({ credentials: { sealed: { bearerToken: SEALED, config: SEALED } } }),
      "unknown key 'bearerToken'",
    ],
    [
      'a cluster without a server',
      { connection: { credentials: { store, keys: { config: { key: 'edge' } } } } },
      'has credentials for no server',
    ],
    [
      'a shard of a Secret that is not ours',
      cluster({ shard: 1 }),
      'connection.shard: shard 1 has no effect',
    ],
    ['a shard that is no number', cluster({ shard: '1' }), 'connection.shard'],
  ])('%s', (_, changes, said) => {
    const issues = issuesOf(given(changes)).map(({ at, problem }) => `${at.path}: ${problem}`);
    expect(issues).toEqual([expect.stringContaining(said)]);
    expect(issues.join()).not.toContain('hunter2');
  });
});
