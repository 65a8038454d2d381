/* What an author of a product is told. See customers.ts. */
import { z } from 'zod';
import { cpu, memory } from '../../../lib/authored/quantity';
import { defineProduct } from '../catalogue';

const schema = z.strictObject({
  replicas: z.int(),
  memory: memory(),
  host: z.string().optional(),
  image: z.strictObject({ tag: z.string(), pull: z.enum(['always', 'never']) }),
  labels: z.record(z.string(), z.string()).optional(),
  limits: z.strictObject({ cpu: cpu() }).optional(),
});
const inGit = { repository: 'platform-infrastructure', path: 'products/x' } as const;
const inRegistry = { repository: 'product-charts', name: 'x' } as const;

// Everything that is right.
defineProduct({
  name: 'right',
  chart: inRegistry,
  version: { value: 'image.tag' },
  schema,
  values: { replicas: 1, host: null, labels: { a: 'b', c: null } },
  environments: { prod: { limits: { cpu: '500m' } }, dev: { limits: null } },
  rings: { 'ring0-internal': { image: { pull: 'always' } } },
  clusters: { 'edge-prod': { replicas: 2 } },
  overrides: {
    environments: { dev: { chart: { name: 'x-dev' }, argocd: { revisionHistoryLimit: 2 } } },
    clusters: { 'shared-prod': { chart: { repository: 'jetstack' }, verify: { provider: 'cosign' } } },
  },
  image: { name: 'ghcr.io/acme/x', rings: { 'ring0-internal': { semver: '1.x' } } },
  footprint: ({ replicas, limits }) => ({ replicas, cpu: limits?.cpu ?? '1', memory: '1Gi' }),
  guardrails: { networkPolicies: 'warn', podSecurityLevel: 'baseline' },
});

defineProduct({
  name: 'values',
  chart: inRegistry,
  version: 'chart',
  schema,
  values: {
    // @ts-expect-error the schema of values has no value 'replica': add it there, or correct the name
    replica: 1,
    // @ts-expect-error Type '"1GB"' is not assignable to type '`${number}Ki` | `${number}Mi` | `${number}Gi` | `${number}Ti` | undefined'
    memory: '1GB',
    image: {
      // @ts-expect-error Type 'number' is not assignable to type 'string'
      tag: 1.1,
      // @ts-expect-error the schema of values has no value 'pul': add it there, or correct the name
      pul: 'always',
    },
  },
});

defineProduct({
  name: 'image',
  chart: inRegistry,
  version: 'chart',
  schema,
  values: {},
  image: {
    name: 'ghcr.io/acme/x',
    // @ts-expect-error 'ring9' does not exist in type
    rings: { ring9: { semver: '1.x' } },
  },
});

defineProduct({
  name: 'layers',
  chart: inRegistry,
  version: 'chart',
  schema,
  values: {},
  environments: {
    // @ts-expect-error NoSuchName<"qa", "dev" | "staging" | "prod">
    qa: {},
    prod: {
      // @ts-expect-error the schema of layers has no value 'tag': add it there, or correct the name
      tag: 'x',
      // @ts-expect-error Type 'null' is not assignable to type 'number | undefined'
      replicas: null,
    },
  },
  rings: {
    // @ts-expect-error NoSuchName<"ring9", "ring0-internal" | "ring1-staging" | "ring2-earlyadopters" | "ring3-mainstream">
    ring9: {},
    // @ts-expect-error Type '"sometimes"' is not assignable to type '"always" | "never" | undefined'
    'ring1-staging': { image: { pull: 'sometimes' } },
  },
  clusters: {
    // @ts-expect-error NoSuchName<"edge", "shared-dev" | "shared-prod" | "edge-prod" | "any-staging">
    edge: {},
    // @ts-expect-error the schema of layers has no value 'tag': add it there, or correct the name
    'edge-prod': { tag: 'x' },
  },
  overrides: {
    // @ts-expect-error 'qa' does not exist in type
    environments: { qa: {} },
    clusters: {
      'edge-prod': {
        // @ts-expect-error Type '"jetstck"' is not assignable to type
        chart: { repository: 'jetstck' },
      },
    },
  },
});

defineProduct({
  name: 'git-chart-in-a-registry',
  // @ts-expect-error 'path' does not exist in type 'RepositoryChart<"product-charts" | "jetstack">'
  chart: { repository: 'product-charts', path: 'products/x' },
  schema,
  values: {},
});

defineProduct({
  name: 'chart-by-name-in-git',
  // @ts-expect-error 'name' does not exist in type 'GitChart<"fleet-state" | "platform-infrastructure">'
  chart: { repository: 'platform-infrastructure', name: 'x' },
  schema,
  values: {},
});

defineProduct({
  name: 'version-of-nothing',
  chart: inGit,
  // @ts-expect-error Type '"image.tagg"' is not assignable to type '"replicas" | "memory" | "host" | "image.tag" | "image.pull" | `labels.${string}` | "limits.cpu"'. Did you mean '"image.tag"'?
  version: { value: 'image.tagg' },
  schema,
  values: {},
});

defineProduct({
  name: 'guardrails',
  chart: inGit,
  schema,
  values: {},
  // @ts-expect-error Type '"privileged"' is not assignable to type '"baseline" | "restricted" | undefined'
  guardrails: { podSecurityLevel: 'privileged' },
});

defineProduct({
  name: 'footprint',
  chart: inGit,
  schema,
  values: {},
  // @ts-expect-error Type '"1GB"' is not assignable to type '`${number}Ki` | `${number}Mi` | `${number}Gi` | `${number}Ti`'
  footprint: ({ replicas }) => ({ replicas, cpu: '1', memory: '1GB' }),
});

// A folder for kustomize and manifests: what the functions are told is the product's own.
defineProduct({
  name: 'folder',
  kustomize: {
    repository: 'platform-infrastructure',
    path: 'x/base',
    overlays: { prod: 'x/overlays/prod' },
    changes: ({ values, tenant }) => ({
      images: { x: { newTag: values.image.tag } },
      labels: { tenant },
      patches: [{ target: { kind: 'Deployment' }, merge: { spec: { replicas: values.replicas } } }],
    }),
  },
  version: { value: 'image.tag' },
  schema,
  values: { replicas: 1 },
});

defineProduct({
  name: 'manifests',
  manifests: ({ values }) => [
    // @ts-expect-error Property 'tags' does not exist on type
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: values.image.tags } },
  ],
  schema,
  values: {},
});

defineProduct({
  name: 'wrong',
  kustomize: {
    // @ts-expect-error Type '"product-charts"' is not assignable to type '"fleet-state" | "platform-infrastructure"'
    repository: 'product-charts',
    path: 'x/base',
    // @ts-expect-error 'qa' does not exist in type
    overlays: { qa: 'x' },
  },
  schema,
  values: {},
});

// @ts-expect-error is missing in type
defineProduct({ name: 'nothing', schema, values: {} });

// @ts-expect-error not assignable
defineProduct({ name: 'two', chart: inRegistry, directory: inGit, version: 'chart', schema, values: {} });

const beside = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }] as const;
defineProduct({ name: 'beside', chart: inRegistry, manifests: beside, version: 'chart', schema, values: {} });
defineProduct({
  name: 'files',
  directory: { ...inGit, overlays: { prod: 'x' }, exclude: '*.md' },
  manifests: ({ values, namespace }) => [
    // @ts-expect-error Property 'replica' does not exist on type
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: namespace }, data: { of: values.replica } },
  ],
  schema,
  values: {},
});
