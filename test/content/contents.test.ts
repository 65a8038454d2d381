import type { ComponentSpec } from '../../lib/authored/component';
import { type ComponentKind, contentOf, contents, releaseContent } from '../../lib/content';
import { resolveWorkloads } from '../../lib/plan/environment/workloads';
import { componentSchema } from '../../lib/authored/component';
import { repositoriesByName } from '../../lib/facts/repositories';
import { observability, recovery } from '../support/operated';
import { plan } from '../../lib/planner/plan';
import { fleet, planned, product, specs } from '../support/specs';

const namespace = 'a';
const versions = { prod: '1.0.0' };
const object = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
const one: { readonly [K in ComponentKind]: ComponentSpec } = {
  chart: {
    namespace,
    chart: { repository: 'charts', name: 'x' },
    versions,
    values: { a: 1, b: 1, c: 1 },
    environments: { prod: { b: 2, c: 2 } },
  },
  kustomize: { namespace, kustomize: { repository: 'code', path: 'crds' }, versions },
  directory: { namespace, directory: { repository: 'code', path: 'crds', include: '*.yaml' }, versions },
  plugin: { namespace, plugin: { repository: 'code', path: 'crds', name: 'cue' }, versions },
  manifests: { namespace, manifests: [object('a')], environments: { prod: [object('b')] } },
  notifications: { notifications: { providers: {}, alerts: {} } },
  images: {
    images: {
      program: { url: 'https://git.example.com/fleet.git', branch: 'main', secretRef: 'bot' },
      author: { name: 'bot', email: 'bot@example.com' },
    },
  },
  observability: { observability },
  recovery: { recovery },
};
const kinds = Object.keys(one) as ComponentKind[];
const repositories = repositoriesByName(fleet());
const context = {
  environment: 'prod',
  repositories,
  values: { c: 3 },
  hosted: ['prod'],
  policies: () => [],
  place: () => ({
    component: 'x',
    cluster: 'one',
    namespace,
    namespaces: [namespace],
    projects: [],
    control: { platform: 'argocd', releases: 'fleet-releases' },
    environment: planned(plan(specs())).environments.find(({ name }) => name === 'prod')!,
  }),
};
const resolved = (spec: ComponentSpec) => contentOf(spec).kind.resolve?.(spec, context);

it.each(kinds)('a component of kind %s is told by its key, which its schema demands', (kind) => {
  expect(componentSchema.safeParse(one[kind])).toMatchObject({ success: true });
  expect(contentOf(one[kind])).toMatchObject({ key: kind, kind: contents[kind] });
  const { [kind]: _, ...without } = one[kind] as unknown as Readonly<Record<string, unknown>>;
  expect(contents[kind].component?.safeParse(without)).toMatchObject({ success: false });
});

it('all kinds but one are of components', () => {
  expect(Object.keys(contents).sort()).toEqual([...kinds, 'workload'].sort());
});

it('a component comes to one of few forms', () => {
  const forms = kinds.map((kind) => [kind, resolved(one[kind])?.form]);
  expect(Object.fromEntries(forms)).toStrictEqual({
    chart: 'helm',
    kustomize: 'folder',
    directory: 'folder',
    plugin: 'folder',
    manifests: 'written',
    notifications: 'notifications',
    images: 'images',
    observability: 'written',
    recovery: 'written',
  });
});

it("a chart's values are its own, then those of the environment, then those of the cluster", () => {
  expect(resolved(one.chart)).toMatchObject({ values: { a: 1, b: 2, c: 3 } });
});

it('what an environment adds joins the manifests', () => {
  expect(resolved(one.manifests)).toStrictEqual({
    form: 'written',
    kind: 'manifests',
    objects: [object('a'), object('b')],
  });
});

it('what no repository or version is known of comes to nothing', () => {
  expect(resolved({ namespace, kustomize: { repository: 'missing', path: 'x' }, versions })).toBeUndefined();
  expect(resolved({ namespace, chart: { repository: 'charts', name: 'x' }, versions: {} })).toBeUndefined();
});

it('a release consists of a chart at what its version sets, with the values of all layers', () => {
  const given = {
    repositories,
    environment: { name: 'prod', branch: 'main' },
    ref: 'v1',
    values: { a: 1 },
    release: () => undefined,
    autoscaled: false,
    runs: { workloads: resolveWorkloads(), progressive: 'argo-rollouts' as const },
  };
  const chart = { kind: 'git', path: 'charts/web', ref: { tag: 'v1' } };
  expect(releaseContent(product('web').spec, given)).toMatchObject({ form: 'helm', chart, values: { a: 1 } });
});
