import { load } from 'js-yaml';
import { parse } from 'yaml';
import type { ClusterSpec, CustomerInput, FleetSpec } from '../../lib/model';
import { manifestsIn, ofKind, type Of } from '../support/manifests';
import { productSecrets, SEALED, sealedSecret, secretFile } from '../support/secrets';
import { difference, filesOf, type Files } from '../support/sample';
import { contentOf } from '../support/states';
import { customer, fleet, specs } from '../support/specs';

const text = 'resource "null_resource" "a" {\n  triggers = { "x" = "${var.x}" }\n}\n';
const tf = (name: string) => ({ file: `customers/acme/terraform/${name}`, name, text });
const acme: CustomerInput = {
  ...customer('acme', {
    featureFlags: {
      'max-uploads': { default: 3, environments: { prod: 1000000 } },
      'dark-mode': true,
      theme: 'on',
    },
    tenants: {
      dev: { cluster: 'argo-dev', ring: 'internal' },
      prod: {
        sites: {
          north: { cluster: 'argo-prod', ring: 'late' },
          south: { cluster: 'flux-prod', ring: 'late' },
          west: { cluster: 'arc-prod', ring: 'late' },
        },
      },
    },
  }),
  terraform: [tf('main.tf'), tf('modules/network/main.tf')],
  productSecrets: [productSecrets('acme', 'web', sealedSecret('database', 'acme-web'))],
  secrets: [secretFile('customers/acme/secrets/prod/north/a.yaml', sealedSecret('a', 'acme-prod-north'))],
};

function made(terraform?: FleetSpec['terraform'], changes: Partial<FleetSpec> = {}): Files {
  return filesOf(specs({ fleet: fleet({ ...(terraform && { terraform }), ...changes }), customers: [acme] }));
}
const onArgocd = made({ cluster: 'argo-prod', namespace: 'ingress' });
const onFlux = made({ cluster: 'flux-prod', namespace: 'ingress' });
const infrastructure = (files: Files, cluster: string) => {
  const path = `clusters/${cluster}/delivery/tenants/acme/terraform.yaml`;
  return load(files[path]!.replace(/^#.*\n/, '')) as Record<string, Record<string, unknown>>;
};

describe('the Terraform of a customer', () => {
  it('is passed on as it is', () => {
    for (const path of ['main.tf', 'modules/network/main.tf'])
      expect(onArgocd[`customers/acme/terraform/${path}`]).toBe(text);
  });

  it('is an Application on Argo CD, with a plugin, that is never synced by itself', () => {
    expect(infrastructure(onArgocd, 'argo-prod')).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'acme-infrastructure',
        namespace: 'argocd',
        labels: { 'app.kubernetes.io/managed-by': 'ringfleet', 'ringfleet.io/customer': 'acme' },
        annotations: { 'argocd.argoproj.io/manifest-generate-paths': '/customers/acme/terraform' },
      },
      spec: {
        project: 'platform',
        source: {
          repoURL: 'https://git.example.com/state.git',
          targetRevision: 'main',
          path: 'customers/acme/terraform',
          plugin: { name: 'terraform' },
        },
        destination: { server: 'https://kubernetes.default.svc', namespace: 'ingress' },
      },
    });
  });

  it('is synced where the fleet says so, and nothing is pruned or put back', () => {
    const files = made({ cluster: 'argo-prod', namespace: 'ingress', approve: 'auto', plugin: 'tofu' });
    const { source, syncPolicy } = infrastructure(files, 'argo-prod')[
      'spec'
    ] as unknown as Of<'Application'>['spec'];
    expect([source!.plugin, syncPolicy]).toEqual([{ name: 'tofu' }, { automated: {} }]);
  });

  it('is a Terraform object on Flux that waits for a person, beside its source', () => {
    expect(infrastructure(onFlux, 'flux-prod')).toEqual({
      apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
      kind: 'Terraform',
      metadata: {
        name: 'acme-infrastructure',
        namespace: 'ingress',
        labels: { 'app.kubernetes.io/managed-by': 'ringfleet', 'ringfleet.io/customer': 'acme' },
      },
      spec: {
        approvePlan: '',
        destroyResourcesOnDeletion: false,
        interval: '30m',
        retryInterval: '2m',
        path: './customers/acme/terraform',
        serviceAccountName: 'tf-runner',
        sourceRef: { kind: 'GitRepository', name: 'fleet-state', namespace: 'ingress' },
        storeReadablePlan: 'human',
      },
    });
    const sources = ofKind(manifestsIn(onFlux), 'GitRepository').filter(
      ({ object }) => object.metadata.namespace === 'ingress',
    );
    expect(sources.map(({ object }) => [object.metadata.name, object.spec?.url])).toEqual([
      ['fleet-state', 'https://git.example.com/state.git'],
    ]);
  });

  it('is pulled from the repository of its values', () => {
    const east = { url: 'https://git.example.com/east.git', branch: 'main', prefix: 'values' };
    const split = { states: { east }, values: 'east' };
    const argocd = contentOf(made({ cluster: 'argo-prod', namespace: 'ingress' }, split), 'fleet-state');
    expect(infrastructure(argocd, 'argo-prod')['spec']).toMatchObject({
      source: { repoURL: east.url, path: 'values/customers/acme/terraform' },
    });
    const platform = ofKind(manifestsIn(argocd), 'AppProject').filter(
      ({ object, cluster }) => object.metadata.name === 'platform' && cluster.startsWith('argo'),
    );
    expect(
      platform.map(({ cluster, object }) => [cluster, object.spec.sourceRepos!.includes(east.url)]),
    ).toEqual([
      ['argo-dev', false],
      ['argo-prod', true],
    ]);
    const flux = contentOf(made({ cluster: 'flux-prod', namespace: 'ingress' }, split), 'fleet-state');
    expect(infrastructure(flux, 'flux-prod')['spec']).toMatchObject({
      path: './values/customers/acme/terraform',
      sourceRef: { kind: 'GitRepository', name: 'east' },
    });
  });

  it('can be applied by a cluster that hosts no tenants', () => {
    const hub = { ...fleet().clusters['argo-prod']!, hosts: [] };
    const files = made({ cluster: 'hub', namespace: 'ingress' }, { clusters: { ...fleet().clusters, hub } });
    expect(infrastructure(files, 'hub')['metadata']).toMatchObject({ name: 'acme-infrastructure' });
    const root = ofKind(manifestsIn(files), 'Application').find(
      ({ cluster, object }) => cluster === 'hub' && object.metadata.name === 'tenants',
    );
    expect(root!.object.spec.source!.path).toBe('clusters/hub/delivery/tenants');
  });

  it('modifies nothing of others', () => {
    const { terraform: _, ...without } = acme;
    const setting = { cluster: 'argo-prod', namespace: 'ingress' };
    const before = filesOf(specs({ fleet: fleet({ terraform: setting }), customers: [without] }));
    expect(difference(before, onArgocd)).toEqual({
      added: [
        'clusters/argo-prod/delivery/tenants/acme/terraform.yaml',
        'customers/acme/terraform/main.tf',
        'customers/acme/terraform/modules/network/main.tf',
      ],
      removed: [],
      modified: ['customers/acme/index.json'],
    });
  });
});

describe('the feature flags of a customer', () => {
  it('are data beside its values', () => {
    expect(load(onArgocd['customers/acme/configs/feature-flags.yaml']!)).toEqual({
      default: { 'dark-mode': true, 'max-uploads': 3, theme: 'on' },
      environments: { prod: { 'max-uploads': 1000000 } },
    });
  });

  it.each([
    ['argo-dev', 'acme-dev', '3'],
    ['argo-prod', 'acme-prod-north', '1000000'],
    ['flux-prod', 'acme-prod-south', '1000000'],
    ['arc-prod', 'acme-prod-west', '1000000'],
  ])('are text in a ConfigMap of its namespace, on %s', (cluster, namespace, uploads) => {
    const [map, ...more] = ofKind(manifestsIn(onArgocd), 'ConfigMap').filter(
      (each) => each.cluster === cluster && each.object.metadata.name === 'feature-flags',
    );
    expect(more).toEqual([]);
    expect(map!.path).toBe(`clusters/${cluster}/tenants/${namespace}/guardrails/feature-flags.yaml`);
    expect(map!.object.metadata.namespace).toBe(namespace);
    expect(map!.object.data).toEqual({ 'dark-mode': 'true', 'max-uploads': uploads, theme: 'on' });
  });

  it('are in each namespace where each release has one', () => {
    const { secrets: _, ...input } = acme;
    const all = filesOf(specs({ fleet: fleet({ namespacePer: 'release' }), customers: [input] }));
    const maps = ofKind(manifestsIn(all), 'ConfigMap').filter(
      ({ object }) => object.metadata.name === 'feature-flags',
    );
    expect(maps.map(({ object }) => object.metadata.namespace)).toContain('acme-dev-web');
  });
});

describe('SealedSecrets on Argo CD', () => {
  it('lie beside the guard rails of the tenant, where its Application applies them', () => {
    const path = 'clusters/argo-prod/tenants/acme-prod-north/secrets/a.yaml';
    expect(onArgocd).toHaveProperty([path]);
    const application = ofKind(manifestsIn(onArgocd), 'Application').find(
      ({ object }) => object.metadata.name === 'acme-prod-north',
    );
    const { source } = application!.object.spec;
    expect(path.startsWith(`${source!.path}/`)).toBe(true);
    expect(source!.directory).toEqual({ recurse: true, jsonnet: {} });
  });

  it('go with the guard rails to a cluster that a hub manages, and not to the hub', () => {
    const clusters = {
      ...fleet().clusters,
      'argo-prod': { ...fleet().clusters['argo-prod']!, managedBy: 'argo-dev' } as ClusterSpec,
    };
    const all = ofKind(manifestsIn(made(undefined, { clusters })), 'Application');
    const sourceOf = (name: string) =>
      all.find(({ object }) => object.metadata.name === name)!.object.spec.source!;
    const both = '{guardrails,secrets}/*';
    const path = 'clusters/argo-prod/tenants/acme-prod-north';
    expect(sourceOf('acme-prod-north')).toMatchObject({ path, directory: { exclude: both } });
    const there = all.find(({ path: file }) => file === `${path}/guardrails.yaml`)!.object;
    expect(there.spec.source).toMatchObject({ path, directory: { recurse: true, include: both } });
    expect(there.spec.destination.name).toBe('argo-prod');
  });

  it.each([
    ['of a tenant', 'clusters/argo-prod/tenants/acme-prod-north/secrets/a.yaml', 'a', 'acme-prod-north'],
    ['of a product, beside its values,', 'customers/acme/web/secrets.yaml', 'database', 'acme-web'],
  ])('%s are written anew, so that all decoders read what was judged', (_, path, name, namespace) => {
    const object = {
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: { name, namespace },
      spec: { encryptedData: { password: SEALED }, template: { metadata: { name, namespace } } },
    };
    const text = onArgocd[path]!;
    expect(text).toMatch(
      /^# Generated by ringfleet from customers\/acme\/.*\.yaml; do not edit\.\n[ -~\n]+$/,
    );
    for (const version of ['1.1', '1.2'] as const) expect(parse(text, { version })).toEqual(object);
    expect(load(text)).toEqual(object);
  });

  it('bring no byte of their file that was not judged', () => {
    const [given] = acme.secrets!;
    const text = `${given!.text}# rotated\u2028kind: ClusterRoleBinding\u2028`;
    const files = filesOf(specs({ customers: [{ ...acme, secrets: [{ ...given!, text }] }] }));
    const path = 'clusters/argo-prod/tenants/acme-prod-north/secrets/a.yaml';
    expect(files[path]).toBe(onArgocd[path]);
  });
});
