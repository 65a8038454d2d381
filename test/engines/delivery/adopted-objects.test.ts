import type { ComponentAdoption, ReleaseAdoption } from '../../../lib/authored/adoption';
import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ProductSpec } from '../../../lib/authored/product';
import type { Specs } from '../../../lib/authored/specs';
import { adopting } from '../../support/adopted';
import { manifestsIn, ofKind } from '../../support/manifests';
import { filesOf, planOf, type Files } from '../../support/sample';
import { product } from '../../support/specs';
import { operations } from '../../../lib/engines/flux/plan/operations';
import type { FluxCluster } from '../../../lib/engines/flux/plan/cluster';
import type { FluxTenant } from '../../../lib/engines/flux/plan/tenant';
import { tenantsOf } from '../../../lib/plan/fleet';

/** The HelmRelease `web` as it was before: in the namespace that it installs into. */
const WEB: ReleaseAdoption = { name: 'web', namespace: 'acme', releaseName: 'web', objectNamespace: 'acme' };
const NGINX: ComponentAdoption = { name: 'nginx', releaseName: 'ingress-nginx' };

/** The fleet on a cluster on which Flux follows references to other namespaces. */
function crossing(given: Parameters<typeof adopting>[1], changes: Partial<ProductSpec> = {}): Specs {
  const specs = adopting('flux', given);
  const one = specs.fleet.clusters['flux-prod']!;
  const clusters = { 'flux-prod': { ...one, crossNamespaceReferences: true } as ClusterSpec };
  const [web, api] = specs.products;
  const products = [{ ...web!, spec: { ...web!.spec, ...changes } }, api!];
  return { ...specs, fleet: { ...specs.fleet, clusters }, products };
}
const files = filesOf(crossing({ release: WEB }));
const named = <K extends Parameters<typeof ofKind>[1]>(all: Files, kind: K, name: string) =>
  ofKind(manifestsIn(all), kind).find(({ object }) => object.metadata.name === name)!.object;

it('the HelmRelease is where it was, and its source where those of all releases are', () => {
  expect(files['clusters/flux-prod/tenants/acme-prod/releases/web.yaml']).toContain(`
  name: acme-prod-web
  namespace: fleet-releases
spec:
  ignore: |
    /*
    !/charts
    /charts/*
    !/charts/web
  interval: 5m
  ref:
    tag: web-1.0.0
  timeout: 60s
  url: https://git.example.com/code.git
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  annotations:
    kustomize.toolkit.fluxcd.io/prune: disabled
  labels:
    app.kubernetes.io/managed-by: ringfleet
    ringfleet.io/customer: acme
    ringfleet.io/environment: prod
    ringfleet.io/product: web
    ringfleet.io/ring: late
    ringfleet.io/tenant: acme-prod
    ringfleet.io/tier: standard
  name: web
  namespace: acme
spec:
  chart:
    spec:
      chart: ./charts/web
      interval: 5m
      reconcileStrategy: ChartVersion
      sourceRef:
        kind: GitRepository
        name: acme-prod-web
        namespace: fleet-releases
  driftDetection:
    mode: enabled
  install:
    crds: Skip
    remediation:
      retries: 3
  interval: 30m
  releaseName: web
  serviceAccountName: release-installer
  storageNamespace: acme
  targetNamespace: acme
`);
});

it.each([
  ['of a Helm repository', { repository: 'charts', name: 'web' }],
  ['of an OCI registry', { repository: 'registry', name: 'web' }],
])('so is the source of a chart %s', (_, chart) => {
  const all = filesOf(crossing({ release: WEB }, { chart, version: 'chart' }));
  const { spec } = named(all, 'HelmRelease', 'web');
  const { chart: { spec: { sourceRef } = {} } = {}, chartRef } = spec as {
    chart?: { spec: { sourceRef?: object } };
    chartRef?: object;
  };
  expect(sourceRef ?? chartRef).toMatchObject({ namespace: 'fleet-releases' });
});

describe('the account that it installs with', () => {
  const all = manifestsIn(files);
  const bindings = ofKind(all, 'RoleBinding').filter(({ object }) => object.metadata.namespace === 'acme');
  const boundTo = (account: string, namespace: string) =>
    bindings
      .filter(({ object }) =>
        (object.subjects as { name: string; namespace?: string }[]).some(
          (each) => each.name === account && each.namespace === namespace,
        ),
      )
      .map(({ object }) => (object.roleRef as { name: string }).name);

  it('is beside it, with the rights of a release', () => {
    expect(boundTo('release-installer', 'acme')).toEqual(['tenant-releaser']);
    expect(
      ofKind(all, 'ServiceAccount').filter(({ object }) => object.metadata.name === 'release-installer'),
    ).toMatchObject([{ object: { metadata: { namespace: 'acme' }, automountServiceAccountToken: false } }]);
  });

  it('is guarded from what it installs by a policy of the cluster, which others do not have', () => {
    const path = 'clusters/flux-prod/delivery/tenants/admission-installers.yaml';
    expect(files[path]).toContain('name: tenant-installers');
    expect(files[path]).toContain("orValue('') != 'release-installer'");
    expect(files[path]).toContain('a pod would run as release-installer, which installs releases');
    expect(filesOf(crossing({}))).not.toHaveProperty([path]);
  });

  it('is another one than that which puts the HelmRelease there, and writes nothing else', () => {
    expect(boundTo('tenant-releases', 'flux-system')).toEqual(['tenant-releases']);
    const role = all.find(
      ({ object }) =>
        object.kind === 'Role' &&
        object.metadata.name === 'tenant-releases' &&
        object.metadata.namespace === 'acme',
    );
    expect(role!.path).toBe('clusters/flux-prod/tenants/acme-prod/guardrails/helm-releases.yaml');
    expect(
      (role!.object as unknown as { rules: { resources: string[] }[] }).rules.flatMap(
        ({ resources }) => resources,
      ),
    ).toEqual(['configmaps', 'helmreleases']);
  });
});

it('another release waits for it in its namespace', () => {
  const given = crossing({ release: WEB });
  const api = product('api', { dependsOn: ['web'] });
  const waiting = named(
    filesOf({ ...given, products: [given.products[0]!, api] }),
    'HelmRelease',
    'acme-prod-api',
  );
  expect(waiting.spec['dependsOn']).toEqual([{ name: 'web', namespace: 'acme' }]);
});

it('commands name its namespace', () => {
  const plan = planOf(crossing({ release: WEB }));
  const [tenant] = tenantsOf(plan) as FluxTenant<FluxCluster>[];
  expect(operations.pause(tenant!)).toEqual([
    'flux --context flux-prod suspend kustomization acme-prod-releases -n flux-system',
    'flux --context flux-prod suspend helmrelease acme-prod-api -n fleet-releases',
    'flux --context flux-prod suspend helmrelease web -n acme',
  ]);
  expect(operations.deliver(tenant!)).toContain('flux --context flux-prod reconcile helmrelease web -n acme');
});

it('alerts of releases hear of it', () => {
  const given = crossing({ release: WEB });
  const alerting = (environments?: readonly string[]) => {
    const alert = { provider: 'chat', of: 'releases', ...(environments && { environments }) };
    const notifications = {
      providers: { chat: { type: 'slack', channel: 'a', secretRef: 'slack' } },
      alerts: { failed: alert },
    };
    const components = { telling: { notifications } } as unknown as Specs['fleet']['components'];
    return named(filesOf({ ...given, fleet: { ...given.fleet, components } }), 'Alert', 'failed').spec;
  };
  expect(alerting()['eventSources']).toContainEqual({ kind: 'HelmRelease', name: '*', namespace: 'acme' });
  expect(alerting(['prod'])['eventSources']).toContainEqual(
    expect.objectContaining({ kind: 'HelmRelease', namespace: 'acme', matchLabels: expect.anything() }),
  );
});

it('the HelmRelease of a component is in the namespace that is stated, or beside what it installs', () => {
  const at = (objectNamespace?: string) => {
    const component = { ...NGINX, ...(objectNamespace !== undefined && { objectNamespace }) };
    return named(filesOf(crossing({ component })), 'HelmRelease', 'nginx');
  };
  expect(at().metadata.namespace).toBe('ingress');
  const { metadata, spec } = at('flux-system');
  expect(metadata.namespace).toBe('flux-system');
  expect(spec).toMatchObject({
    targetNamespace: 'ingress',
    storageNamespace: 'ingress',
    chart: { spec: { sourceRef: { kind: 'HelmRepository', namespace: 'flux-system' } } },
  });
  expect(spec).not.toHaveProperty('serviceAccountName');
});

it('where it is, is kept for later runs', () => {
  const { files: index } = JSON.parse(files['customers/acme/index.json']!) as {
    files: { adopted?: object }[];
  };
  expect(index.flatMap(({ adopted }) => adopted ?? [])).toEqual([
    { name: 'web', namespace: 'acme', releaseName: 'web', storageNamespace: 'acme', objectNamespace: 'acme' },
  ]);
});
