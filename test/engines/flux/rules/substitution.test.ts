import type { ClusterSpec } from '../../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../../lib/authored/component';
import type { FluxSettings } from '../../../../lib/engines/flux/authored/settings';
import { anyCluster, fleet, issuesOf } from '../../../support/specs';

const manifests = (data: object, metadata: object = {}): ComponentSpec => ({
  namespace: 'apps',
  manifests: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', ...metadata }, data }],
});
const kustomization = (substitute?: Record<string, string>, more: object = {}): FluxSettings => ({
  kustomization: { ...(substitute && { substitute }), ...more },
});
const edge: ClusterSpec = { ...anyCluster, engine: 'flux', environment: 'prod' };

function judge(settings: ComponentSpec, clusters: Record<string, ClusterSpec> = { edge }) {
  return issuesOf({ fleet: fleet({ components: { settings }, clusters }), customers: [] });
}
const said = (...given: Parameters<typeof judge>) =>
  judge(...given).map(({ at, problem }) => [at.path, problem]);

const advice = (name: string) =>
  `or give it a value under substitute, or a default as in \${${name}:=…}; where the text is meant, write $\${${name}}`;

it.each<[string, ComponentSpec]>([
  ['where nothing is substituted', manifests({ a: '${NAME} ${{ x }}' })],
  ['that have values', { ...manifests({ a: '${NAME}' }), flux: kustomization({ NAME: 'x' }) }],
  ['with defaults', { ...manifests({ a: '${OTHER:=y}' }), flux: kustomization({ NAME: 'x' }) }],
  ['that are escaped', { ...manifests({ a: '$${OTHER} $OTHER' }), flux: kustomization({ NAME: 'x' }) }],
  [
    'that may come from the cluster',
    {
      ...manifests({ a: '${OTHER}' }),
      flux: kustomization(undefined, { substituteFrom: [{ kind: 'Secret', name: 'x' }] }),
    },
  ],
  [
    'in an object that opts out',
    {
      ...manifests(
        { a: '${OTHER} ${{ x }}' },
        { annotations: { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' } },
      ),
      flux: kustomization({ NAME: 'x' }),
    },
  ],
])('variables %s are let through', (_, component) => {
  expect(judge(component)).toStrictEqual([]);
});

it('a value that nothing uses is let through', () => {
  expect(judge({ ...manifests({ a: 'b' }), flux: kustomization({ NAME: 'x' }) })).toStrictEqual([]);
});

it('a variable without a value is refused where it stands', () => {
  const component = { ...manifests({ a: 'x-${REGIN}' }), flux: kustomization({ REGION: 'west' }) };
  expect(judge(component)).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'components.settings.manifests.0.data.a' },
      problem: "variable 'REGIN' of component 'settings' has no value on cluster edge",
      fix: `did you mean 'REGION'? Allowed: REGION; ${advice('REGIN')}`,
    },
  ]);
});

it('a key may be a variable, too', () => {
  const component = { ...manifests({ '${APP}.yaml': 'x' }), flux: kustomization({ NAME: 'x' }) };
  expect(said(component)).toStrictEqual([
    [
      'components.settings.manifests.0.data.${APP}.yaml',
      "variable 'APP' of component 'settings' has no value on cluster edge",
    ],
  ]);
});

describe('the values of a chart', () => {
  const chart: ComponentSpec = {
    namespace: 'apps',
    chart: { repository: 'charts', name: 'x' },
    versions: { dev: '1.0.0', prod: '1.0.0' },
    values: { a: '${BASE}', list: ['${ITEM}'], replaced: '${GONE}' },
    environments: { prod: { b: { c: '${STAGE}' }, replaced: 'x' }, dev: { d: '${ELSEWHERE}' } },
    flux: kustomization({ NAME: 'x' }),
  };

  it('are judged as they come out, each where it is set', () => {
    const cluster: ClusterSpec = { ...edge, componentValues: { settings: { e: '${HERE}' } } };
    expect(said(chart, { edge: cluster })).toStrictEqual([
      [
        'clusters.edge.componentValues.settings.e',
        "variable 'HERE' of component 'settings' has no value on cluster edge",
      ],
      [
        'components.settings.environments.prod.b.c',
        "variable 'STAGE' of component 'settings' has no value on cluster edge",
      ],
      [
        'components.settings.values.a',
        "variable 'BASE' of component 'settings' has no value on cluster edge",
      ],
      [
        'components.settings.values.list.0',
        "variable 'ITEM' of component 'settings' has no value on cluster edge",
      ],
    ]);
  });

  it('are judged together with how Helm installs them', () => {
    const valuesFrom = [{ kind: 'Secret', name: '${SECRET}' } as const];
    const ours = { ...chart, values: {}, environments: {}, flux: { helmRelease: { valuesFrom } } };
    const cluster: ClusterSpec = {
      ...edge,
      flux: { ...kustomization({ NAME: 'x' }), helmRelease: { commonMetadata: { labels: { a: '${L}' } } } },
    };
    expect(said(ours, { edge: cluster }).map(([path]) => path)).toStrictEqual([
      'clusters.edge.flux.helmRelease.commonMetadata.labels.a',
      'components.settings.flux.helmRelease.valuesFrom.0.name',
    ]);
  });
});

it.each<[string, ComponentSpec, string]>([
  [
    'notifications',
    { notifications: { providers: { chat: { type: 'slack', channel: '${NO}' } }, alerts: {} } },
    'components.settings.notifications.providers.chat.channel',
  ],
  [
    'images',
    {
      images: {
        program: { url: 'https://git.example.com/${NO}.git', branch: 'main', secretRef: 'x' },
        author: { name: 'bot', email: 'bot@example.com' },
      },
    },
    'components.settings.images.program.url',
  ],
])('%s are judged, too', (_, component, path) => {
  const flux = kustomization({ NAME: 'x' });
  expect(said({ ...component, flux }).filter(([at]) => at === path)).toHaveLength(1);
});

it('the variables of a cluster count for all of its components, and a component may add to them', () => {
  const clusters = {
    one: { ...edge, flux: kustomization({ NAME: 'x' }) },
    two: { ...edge, flux: kustomization({ NAME: 'x', OTHER: 'y' }) },
    three: edge,
  };
  const component = manifests({ a: '${NAME}', b: '${OTHER}' });
  expect(said(component, clusters)).toStrictEqual([
    [
      'components.settings.manifests.0.data.b',
      "variable 'OTHER' of component 'settings' has no value on cluster one",
    ],
  ]);
  expect(judge({ ...component, flux: kustomization({ OTHER: 'z' }) }, { one: clusters.one })).toStrictEqual(
    [],
  );
});

it('what is wrong on several clusters is said once', () => {
  const component = { ...manifests({ a: '${OTHER}' }), flux: kustomization({ NAME: 'x' }) };
  expect(said(component, { b: edge, a: edge })).toStrictEqual([
    [
      'components.settings.manifests.0.data.a',
      "variable 'OTHER' of component 'settings' has no value on clusters a, b",
    ],
  ]);
});

it('objects of an environment are judged where they stand', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'more' }, data: { a: '${OTHER}' } };
  const component: ComponentSpec = {
    namespace: 'apps',
    manifests: [],
    environments: { prod: [object], dev: [object] },
    flux: kustomization({ NAME: 'x' }),
  };
  const path = 'components.settings.environments.prod.0.data.a';
  expect(said(component).map(([at]) => at)).toStrictEqual([path]);
});

it('what Flux cannot read is refused, wherever the variables come from', () => {
  const from = { substituteFrom: [{ kind: 'ConfigMap', name: 'x' }] };
  const component = { ...manifests({ a: '${{ github.ref }}' }), flux: kustomization(undefined, from) };
  expect(judge(component)).toMatchObject([
    {
      problem:
        "'${{ github.ref }}' of component 'settings' is no variable that Flux on cluster edge can read",
      fix: 'correct it, or write $${ where the text is meant',
    },
  ]);
});

it.each(['1st', 'a-b', 'a.b', ''])("the name '%s' of a variable is refused", (name) => {
  const expected = (path: string) => ({
    severity: 'error',
    at: { file: 'fleet/fleet.ts', path: `${path}.flux.kustomization.substitute.${name}` },
    problem: `'${name}' is no name of a variable`,
    fix: "use letters, digits and '_', and no digit at the beginning",
  });
  const flux = kustomization({ [name]: 'x' });
  expect(judge({ ...manifests({}), flux })).toStrictEqual([expected('components.settings')]);
  expect(judge(manifests({}), { edge: { ...edge, flux } })).toStrictEqual([expected('clusters.edge')]);
});

describe('on a cluster of Argo CD', () => {
  const argo: ClusterSpec = { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false };

  it('variables that Flux would substitute are refused', () => {
    const component = { ...manifests({ a: '${NAME} $${OTHER}' }), flux: kustomization({ NAME: 'x' }) };
    expect(judge(component, { argo, edge })).toStrictEqual([
      {
        severity: 'error',
        at: { file: 'fleet/fleet.ts', path: 'components.settings.manifests.0.data.a' },
        problem:
          "variable 'NAME' of component 'settings' stays as it is on cluster argo: Argo CD substitutes nothing",
        fix: 'write the value itself, or leave the component out of the cluster',
      },
    ]);
  });

  it('text that Flux would leave as it is is let through', () => {
    expect(judge(manifests({ a: '${NAME}' }), { argo })).toStrictEqual([]);
  });
});
