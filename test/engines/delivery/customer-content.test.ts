import { load } from 'js-yaml';
import { parse } from 'yaml';
import type { CustomerInput } from '../../../lib/authored/specs';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { manifestsIn, ofKind } from '../../support/manifests';
import { productSecrets, SEALED, sealedSecret, secretFile } from '../../support/secrets';
import { filesOf, type Files } from '../../support/sample';
import { anyCluster, customer, fleet, specs } from '../../support/specs';

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
  it('lie beside the guard rails of the tenant, whose Application leaves them out', () => {
    const path = 'clusters/argo-prod/tenants/acme-prod-north/secrets/a.yaml';
    expect(onArgocd).toHaveProperty([path]);
    const application = ofKind(manifestsIn(onArgocd), 'Application').find(
      ({ object }) => object.metadata.name === 'acme-prod-north',
    );
    const { source } = application!.object.spec;
    expect(path.startsWith(`${source!.path}/`)).toBe(true);
    expect(source!.directory).toEqual({ recurse: true, exclude: 'secrets/*', jsonnet: {} });
  });

  it('go beside the guard rails to a cluster that a hub manages, and not to the hub', () => {
    const clusters = {
      ...fleet().clusters,
      'argo-prod': { ...anyCluster, engine: 'argocd', environment: 'prod', managedBy: 'argo-dev' } as const,
    };
    const all = ofKind(manifestsIn(made(undefined, { clusters })), 'Application');
    const sourceOf = (name: string) =>
      all.find(({ object }) => object.metadata.name === name)!.object.spec.source!;
    const both = '{guardrails,secrets}/*';
    const path = 'clusters/argo-prod/tenants/acme-prod-north';
    expect(sourceOf('acme-prod-north')).toMatchObject({ path, directory: { exclude: both } });
    const there = all.find(({ path: file }) => file === `${path}/guardrails.yaml`)!.object;
    expect(there.spec.source).toMatchObject({ path, directory: { recurse: true, include: 'guardrails/*' } });
    const secrets = all.find(({ path: file }) => file === `${path}/secrets.yaml`)!.object;
    expect(secrets.spec.source).toMatchObject({ path: `${path}/secrets` });
    expect([there, secrets].map(({ spec }) => spec.destination.name)).toEqual(['argo-prod', 'argo-prod']);
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
