import { ApiObject } from 'cdk8s';
import { constructs } from '../../lib/workload/constructs/draw';
import type { ReleaseFacts } from '../../lib/content/release';
import type { ProductInput, Specs } from '../../lib/authored/specs';
import type { ClusterSpec } from '../../lib/authored/cluster';
import type { Products } from '../../lib/content';
import type { ProductSpec } from '../../lib/authored/product';
import { anyCluster, customer, fleet, product, specs } from './specs';

/** Values of the product, as its schema makes of them. */
interface ReportValues {
  readonly replicaCount: number;
  readonly cpu: string;
  readonly memory: string;
  readonly image: { readonly tag: string };
}
export type Report = ReleaseFacts<ReportValues>;

const FOLDER = 'test/fixtures/product-kinds';
const labels = { team: 'reports' };

function objectsOf({ values: { replicaCount: replicas, image, cpu, memory } }: Report) {
  const app = { app: 'report' };
  const container = {
    name: 'report',
    image: `ghcr.io/acme/report:${image.tag}`,
    env: [{ name: 'STAGE', value: 'prod' }],
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    readinessProbe: { httpGet: { path: '/', port: 8080 } },
    livenessProbe: { httpGet: { path: '/', port: 8080 } },
    resources: { requests: { cpu, memory }, limits: { cpu: '200m', memory: '256Mi' } },
  };
  const template = { metadata: { labels: app }, spec: { containers: [container] } };
  const metadata = { name: 'report', labels };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { replicas, selector: { matchLabels: app }, template },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...metadata, annotations: { 'example.com/told': 'yes' } },
      spec: { selector: app, ports: [{ port: 80, targetPort: 8080 }] },
    },
  ];
}

/** The same product in every kind: what it consists of, in test/fixtures. */
export const KINDS = {
  chart: { repository: 'code', path: `${FOLDER}/chart` },
  kustomize: {
    repository: 'code',
    path: `${FOLDER}/kustomize/base`,
    overlays: { prod: `${FOLDER}/kustomize/overlays/prod` },
    changes: ({ values: { replicaCount, image, cpu, memory } }: Report) => ({
      images: { 'ghcr.io/acme/report': { newTag: image.tag } },
      components: ['../../components/told'],
      labels,
      patches: [
        {
          target: { kind: 'Deployment', name: 'report' },
          operations: [{ op: 'replace' as const, path: '/spec/replicas', value: replicaCount }],
        },
        {
          target: { group: 'apps', kind: 'Deployment' },
          merge: {
            spec: {
              template: {
                spec: { containers: [{ name: 'report', resources: { requests: { cpu, memory } } }] },
              },
            },
          },
        },
      ],
    }),
  },
  // As the overlay has it: nothing is changed for a release.
  directory: {
    repository: 'code',
    path: `${FOLDER}/kustomize/base`,
    overlays: { prod: `${FOLDER}/directory/prod` },
  },
  manifests: objectsOf,
  workload: constructs<ReportValues>((scope, release) => {
    for (const object of objectsOf(release)) new ApiObject(scope, object.kind, object);
  }),
} satisfies Products<string, string, string, ReportValues>;

/** A product that consists of something else than a chart. */
export function productOf(
  name: string,
  content: Partial<Products>,
  changes: Partial<ProductSpec> = {},
  entries?: Parameters<typeof product>[2],
): ProductInput {
  const { spec, ...input } = product(name, { version: { value: 'image.tag' }, ...changes }, entries);
  const { chart: _, ...rest } = spec;
  return { ...input, spec: { ...rest, ...content } };
}

/** What a version of such a product sets: nothing reads values of a folder of manifests. */
export function versionOf(kind: keyof typeof KINDS): NonNullable<ProductSpec['version']> {
  return kind === 'directory' ? { gitRef: (given) => `v${given}` } : { value: 'image.tag' };
}

/** A fleet of one cluster of the engine, with the product `report` in one kind, and one tenant: acme-prod. */
export function reportOn(
  engine: ClusterSpec['engine'],
  kind: keyof typeof KINDS,
  changes: Partial<ProductSpec> = {},
  cluster: object = {},
): Specs {
  const one = { ...anyCluster, engine, environment: 'prod', ...cluster } as ClusterSpec;
  const report = productOf('report', { [kind]: KINDS[kind] }, { version: versionOf(kind), ...changes });
  const acme = customer('acme', {
    products: { report: { replicaCount: 3 } },
    tenants: { prod: { cluster: 'one', ring: 'late' } },
  });
  return specs({ fleet: fleet({ clusters: { one } }), products: [report], customers: [acme] });
}
