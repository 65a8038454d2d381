import Ajv from 'ajv';
import type { ArcSettings } from '../../lib/engines/arc/authored/settings';
import type { Specs } from '../../lib/authored/specs';
import { arcCluster, arcFleet, sources } from '../support/arc';
import { configurationsOf, namedParameters, templatesIn, type ArmTemplate } from '../support/arm';
import { templateSchema } from '../support/arm-schema';
import { manifestsIn, ofKind } from '../support/manifests';
import { filesOf, type Files } from '../support/sample';

const validate = new Ajv({ strict: false, allErrors: true }).compile(templateSchema);

type Given = (typeof sources)[number][1];
type Resource = NonNullable<ArcSettings['resource']>;

function fleetOf({ source, state, credentials }: Given, more: ArcSettings): Specs {
  const arc = { ...more, ...(credentials && { credentials }) };
  return arcFleet({ one: arcCluster(arc, source) }, state);
}

function only(files: Files): ArmTemplate {
  const templates = templatesIn(files);
  expect(templates).toHaveLength(1);
  return templates[0]![1];
}

const matrix = sources.flatMap(([what, given]) =>
  (['2023-05-01', '2025-04-01'] as const)
    .filter((apiVersion) => apiVersion === '2025-04-01' || !given.newer)
    .flatMap((apiVersion) =>
      (['connectedClusters', 'managedClusters'] as const).map(
        (resource) => [what, apiVersion, resource, given] as const,
      ),
    ),
);

describe.each(matrix)('the template for %s, %s, %s', (_, apiVersion, resource: Resource, given) => {
  const files = filesOf(fleetOf(given, { apiVersion, resource }));
  const template = only(files);

  it('has the fields that this version of ARM knows', () => {
    validate(template);
    expect(validate.errors ?? []).toEqual([]);
    expect(configurationsOf(template).map((each) => each.apiVersion)).toEqual([apiVersion, apiVersion]);
  });

  it('declares each parameter once and uses it, and every other one is secure', () => {
    const declared = Object.entries(template.parameters);
    const [[name, { type }], ...secure] = declared as [(typeof declared)[0], ...typeof declared];
    expect([name, type]).toEqual([resource.replace(/s$/, 'Name'), 'string']);
    for (const [, parameter] of secure) expect(parameter.type).toBe('securestring');
    expect([...new Set(namedParameters(template))].sort()).toEqual(declared.map(([each]) => each).sort());
  });

  it('extends the cluster that it is for', () => {
    const type = {
      connectedClusters: 'Microsoft.Kubernetes/connectedClusters',
      managedClusters: 'Microsoft.ContainerService/managedClusters',
    }[resource];
    const scope = `[resourceId('${type}', parameters('${resource.replace(/s$/, 'Name')}'))]`;
    for (const each of template.resources) expect(each.scope).toBe(scope);
  });

  it('makes the source that Flux objects in the cluster pull from', () => {
    const kinds = new Map(
      configurationsOf(template).map(({ name, properties: { namespace, sourceKind } }) => [
        `${namespace}/${name}`,
        // Of blobs Arc makes a Bucket, as there is no such source in Flux.
        sourceKind === 'AzureBlob' ? 'Bucket' : sourceKind,
      ]),
    );
    const pulled = ofKind(manifestsIn(files), 'Kustomization').map(({ object: { metadata, spec } }) => [
      `${metadata.namespace}/${spec.sourceRef.name}`,
      spec.sourceRef.kind,
    ]);
    expect(pulled.length).toBeGreaterThan(2);
    for (const [source, kind] of pulled) expect([source, kind]).toEqual([source, kinds.get(source!)]);
  });
});

/** The source of the first configuration, and what is secret of it. */
function sourceOf(what: string, more: ArcSettings = { apiVersion: '2025-04-01' }) {
  const [, given] = sources.find(([name]) => name === what)!;
  const [{ properties }] = configurationsOf(only(filesOf(fleetOf(given, more)))) as [
    ReturnType<typeof configurationsOf>[0],
  ];
  const { gitRepository, ociRepository, bucket, azureBlob, configurationProtectedSettings } = properties;
  return { source: gitRepository ?? ociRepository ?? bucket ?? azureBlob, configurationProtectedSettings };
}

describe('a configuration pulls', () => {
  it('a branch every minute, with a Secret of its namespace', () => {
    expect(sourceOf('a branch, by a Secret')).toEqual({
      source: {
        url: 'https://git.example.com/state.git',
        repositoryRef: { branch: 'main' },
        syncIntervalInSeconds: 60,
        timeoutInSeconds: 180,
        localAuthRef: 'fleet-state',
      },
    });
  });

  it('with a user in plain text, and a password that is given at deployment and encoded by ARM', () => {
    expect(sourceOf('a tag, by a password')).toMatchObject({
      source: { repositoryRef: { tag: 'v1' }, httpsUser: 'robot' },
      configurationProtectedSettings: { httpsKey: "[base64(parameters('httpsKey'))]" },
    });
  });

  it('a commit with its branch, and known hosts in base64', () => {
    const { source, configurationProtectedSettings } = sourceOf('a commit, by a key');
    expect(source).toMatchObject({
      repositoryRef: { branch: 'main', commit: 'a'.repeat(40) },
      sshKnownHosts: Buffer.from('git.example.com ssh-ed25519 AAAA').toString('base64'),
    });
    expect(configurationProtectedSettings).toEqual({
      sshPrivateKey: "[base64(parameters('sshPrivateKey'))]",
    });
  });

  it('as the workload that Azure knows', () => {
    expect(sourceOf('a range of tags, by workload identity').source).toMatchObject({ provider: 'Azure' });
    expect(sourceOf('an artifact of Azure, by workload identity').source).toMatchObject({
      useWorkloadIdentity: true,
    });
  });

  it('an artifact by its digest, verified, over the certificates that are given', () => {
    expect(sourceOf('an artifact with everything said').source).toEqual({
      url: 'oci://registry.example.com/fleet',
      repositoryRef: { digest: `sha256:${'0'.repeat(64)}` },
      layerSelector: { operation: 'extract', mediaType: 'application/vnd.x' },
      verify: { provider: 'cosign', matchOidcIdentity: [{ issuer: '^https://x$', subject: '^y$' }] },
      insecure: false,
      useWorkloadIdentity: false,
      syncIntervalInSeconds: 300,
      timeoutInSeconds: 90,
      tlsConfig: {
        caCertificate: "[base64(parameters('caCertificate'))]",
        clientCertificate: "[base64(parameters('clientCertificate'))]",
        privateKey: "[base64(parameters('privateKey'))]",
      },
      localAuthRef: 'registry',
    });
  });

  it('a bucket over HTTP only where it says so: the default of ARM is insecure', () => {
    expect(sourceOf('a bucket, by a Secret').source).toMatchObject({
      url: 'http://minio.example.com:9000',
      insecure: true,
      localAuthRef: 'minio',
    });
    expect(sourceOf('a bucket, by keys')).toMatchObject({
      source: {
        url: 'https://s3.example.com',
        insecure: false,
        accessKey: "[parameters('bucketAccessKey')]",
      },
      configurationProtectedSettings: { bucketSecretKey: "[base64(parameters('bucketSecretKey'))]" },
    });
  });

  it('a container of blobs with the account key or a token as they are', () => {
    expect(sourceOf('a container of blobs, by the account').source).toMatchObject({
      containerName: 'fleet',
      accountKey: "[parameters('accountKey')]",
    });
    expect(sourceOf('a container of blobs, by a token').source).toMatchObject({
      sasToken: "[parameters('sasToken')]",
    });
  });
});
