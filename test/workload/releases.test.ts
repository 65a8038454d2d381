import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { WorkloadsSpec } from '../../lib/authored/environment/strategy';
import type { CustomerInput, ProductInput, RingEntry, Specs } from '../../lib/authored/specs';
import type { WebServiceSpec } from '../../lib/workload/authored/web-service';
import { constructs } from '../../lib/workload/constructs/draw';
import { WebService } from '../../lib/workload/constructs/web-service';
import { filesOf, type Files } from '../support/sample';
import { customer, fleet, issuesOf, product, ringsFile, specs } from '../support/specs';
import { type Drawing, FULL } from '../support/workloads';

const schema = z.strictObject({
  image: z.strictObject({ tag: z.string() }),
  host: z.string(),
  log: z.string(),
});
type Values = z.output<typeof schema>;

const CANARY: WorkloadsSpec = {
  strategy: { canary: { weights: [20, 50], every: '5m' } },
  scaling: { min: 3, max: 20 },
  traffic: 'nginx',
  controller: false,
};
const entries: Readonly<Record<string, RingEntry>> = {
  internal: { version: '1.1.0' },
  early: { version: '1.1.0', ran: ['1.0.0'] },
  late: { version: '1.0.0' },
};

/** A product that consists of one service, of which more is said. */
function web(more: Partial<WebServiceSpec> = {}): ProductInput {
  const draw = constructs<Values>((scope, release) => {
    const { host, log } = release.values;
    const ingress = { ...FULL.ingress!, host };
    return new WebService(scope, 'web', {
      release,
      ...FULL,
      config: { variables: { LOG: log } },
      ingress,
      ...more,
    });
  });
  const { chart: _, footprint: _f, ...rest } = product('web').spec;
  return {
    file: 'products/web/product.ts',
    rings: ringsFile('products/web/rings.yaml', entries),
    spec: {
      ...rest,
      version: { value: 'image.tag' },
      schema,
      values: { log: 'info' },
      environments: { dev: { log: 'debug' } },
      hosts: ({ host }: never) => [host],
      workload: draw,
    },
  };
}

function on(name: string, environment: string, cluster: string, ring: string): CustomerInput {
  const products = { web: { host: `${name}.example.com` } };
  return customer(name, { products, tenants: { [environment]: { cluster, ring } } });
}

/** Tenants in production on each engine, and one in development, where a service runs otherwise. */
function whole(given: ProductInput = web(), workloads: WorkloadsSpec = CANARY): Specs {
  const { environments, ...rest } = fleet();
  return specs({
    fleet: {
      ...rest,
      environments: {
        dev: { ...environments['dev']!, workloads: { strategy: 'Recreate' } },
        prod: { ...environments['prod']!, workloads },
      },
    },
    products: [given],
    customers: [
      on('dev', 'dev', 'argo-dev', 'internal'),
      on('argo', 'prod', 'argo-prod', 'late'),
      on('flux', 'prod', 'flux-prod', 'early'),
      on('arc', 'prod', 'arc-prod', 'early'),
    ],
  });
}

function objectsAt(files: Files, path: string): Drawing[] {
  return parseAllDocuments(files[path] ?? '').map((document) => document.toJS() as Drawing);
}
const manifests = (cluster: string, tenant: string) =>
  `clusters/${cluster}/manifests/${tenant}/web/manifests.yaml`;

describe('a product that consists of constructs', () => {
  const files = filesOf(whole());
  const objects = (cluster: string, tenant: string) => objectsAt(files, manifests(cluster, tenant));
  const kinds = (cluster: string, tenant: string) => objects(cluster, tenant).map(({ kind }) => kind);

  it('is written for each release, as its environment and its engine run workloads', () => {
    expect(kinds('argo-dev', 'dev-dev')).toEqual(
      expect.arrayContaining(['Deployment', 'Service', 'Ingress']),
    );
    expect(kinds('argo-dev', 'dev-dev')).not.toContain('HorizontalPodAutoscaler');
    expect(kinds('argo-prod', 'argo-prod')).toEqual(
      expect.arrayContaining(['Rollout', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'ServiceMonitor']),
    );
    for (const [cluster, tenant] of [
      ['flux-prod', 'flux-prod'],
      ['arc-prod', 'arc-prod'],
    ] as const)
      expect(kinds(cluster, tenant)).toEqual(
        expect.arrayContaining(['Canary', 'Deployment', 'HorizontalPodAutoscaler']),
      );
  });

  it('runs the version of its ring, with the values of all layers', () => {
    const images = [
      ['argo-dev', 'dev-dev', 'ghcr.io/acme/web:1.1.0', 'debug'],
      ['argo-prod', 'argo-prod', 'ghcr.io/acme/web:1.0.0', 'info'],
      ['flux-prod', 'flux-prod', 'ghcr.io/acme/web:1.1.0', 'info'],
    ] as const;
    for (const [cluster, tenant, image, log] of images) {
      const all = objects(cluster, tenant);
      expect(all.find(({ kind }) => kind === 'Deployment' || kind === 'Rollout')).toMatchObject({
        metadata: { name: `${tenant}-web`, namespace: tenant },
        spec: { template: { spec: { containers: [{ image }] } } },
      });
      expect(all.find(({ kind }) => kind === 'ConfigMap')).toMatchObject({ data: { LOG: log } });
      expect(all.find(({ kind }) => kind === 'Ingress')).toMatchObject({
        spec: { rules: [{ host: `${tenant.split('-')[0]}.example.com` }] },
      });
    }
  });

  it('leaves alone on Argo CD what autoscalers and Argo Rollouts write', () => {
    const application = (cluster: string, tenant: string) =>
      objectsAt(files, `clusters/${cluster}/tenants/${tenant}/releases/web.yaml`)[0];
    expect(application('argo-prod', 'argo-prod')).toMatchObject({
      kind: 'Application',
      spec: {
        source: { path: 'clusters/argo-prod/manifests/argo-prod/web' },
        syncPolicy: { syncOptions: ['PruneLast=true', 'RespectIgnoreDifferences=true'] },
        ignoreDifferences: [
          { group: 'argoproj.io', kind: 'Rollout', jsonPointers: ['/spec/replicas'] },
          { kind: 'Service', jsonPointers: ['/spec/selector/rollouts-pod-template-hash'] },
        ],
      },
    });
    expect(application('argo-dev', 'dev-dev')!.spec).not.toHaveProperty('ignoreDifferences');
  });

  it('is applied on Flux and Arc by a Kustomization with the rights of the tenant', () => {
    for (const cluster of ['flux-prod', 'arc-prod']) {
      const [kustomization] = objectsAt(files, `clusters/${cluster}/tenants/${cluster}/releases/web.yaml`);
      expect(kustomization).toMatchObject({
        kind: 'Kustomization',
        spec: { path: `./clusters/${cluster}/manifests/${cluster}/web`, targetNamespace: cluster },
      });
    }
  });

  it('is not ready on Flux and Arc once Flagger took it back', () => {
    const health = (all: Files, cluster: string) =>
      objectsAt(all, `clusters/${cluster}/tenants/${cluster}/releases/web.yaml`)[0]!.spec![
        'healthCheckExprs'
      ];
    const rolling = filesOf(whole(web(), { strategy: 'RollingUpdate' }));
    const given = web();
    const flux = { kustomization: { healthCheckExprs: [] } };
    const unjudged = filesOf(whole({ ...given, spec: { ...given.spec, flux } }));
    for (const cluster of ['flux-prod', 'arc-prod']) {
      expect(health(files, cluster)).toEqual([
        {
          apiVersion: 'flagger.app/v1beta1',
          kind: 'Canary',
          failed: "status.phase == 'Failed'",
          current: "status.phase != 'Failed'",
        },
      ]);
      expect(health(rolling, cluster)).toBeUndefined();
      expect(health(unjudged, cluster)).toBeUndefined();
    }
  });

  it('has the labels of its release on each object', () => {
    for (const object of objects('argo-prod', 'argo-prod'))
      expect(object).toMatchObject({
        metadata: { labels: { 'ringfleet.io/product': 'web', 'ringfleet.io/tenant': 'argo-prod' } },
      });
  });
});

it('routes of Istio are Argo Rollouts’ to weigh', () => {
  const traffic = { istio: { gateways: ['istio-system/public'] } };
  const files = filesOf(whole(web(), { ...CANARY, traffic }));
  const [application] = objectsAt(files, 'clusters/argo-prod/tenants/argo-prod/releases/web.yaml');
  expect(application).toMatchObject({
    spec: {
      ignoreDifferences: [
        { kind: 'Rollout' },
        { kind: 'Service' },
        {
          group: 'networking.istio.io',
          kind: 'VirtualService',
          jqPathExpressions: ['.spec.http[].route[].weight'],
        },
      ],
    },
  });
});

it('what does not fit is an issue of the product, once', () => {
  const issues = issuesOf(whole(web({ metrics: { port: 8080 } })));
  expect(issues).toEqual([
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path: 'workload' },
      problem: "what it gives is wrong: 'metrics.port' is 8080, as 'port' is",
      fix: 'give metrics a port of their own',
    },
  ]);
});

it('a tag that its environment does not run is refused where the ring says it, and where it is drawn', () => {
  const given = whole();
  const { environments, ...rest } = given.fleet;
  const imageTags = { pattern: '1\\.0\\.\\d+', says: '1.0.<patch>' };
  const prod = { ...environments['prod']!, imageTags };
  const issues = issuesOf({ ...given, fleet: { ...rest, environments: { ...environments, prod } } });
  expect(issues.map(({ at, problem }) => [at.file, at.path, problem])).toEqual([
    [
      'products/web/product.ts',
      'workload',
      "what it gives is wrong: image tag '1.1.0' is none that environment 'prod' runs",
    ],
    [
      'products/web/rings.yaml',
      'early.version',
      "image tag '1.1.0' of 'web' is none that environment 'prod' runs",
    ],
  ]);
});

it('values that do not fit their schema are said, and nothing is drawn of them', () => {
  const given = whole();
  const wrong = customer('argo', {
    products: { web: { host: 'argo.example.com', log: 5 } },
    tenants: { prod: { cluster: 'argo-prod', ring: 'late' } },
  });
  expect(issuesOf({ ...given, customers: [wrong] })).toMatchObject([
    { at: { path: 'products.web.log' }, problem: expect.stringContaining('is 5') as string },
  ]);
});
