import type { ClusterSpec, EngineName } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { manifestsIn, ofKind } from '../../support/manifests';
import { filesOf } from '../../support/sample';
import { anyCluster, fleet, specs } from '../../support/specs';

type Components = Readonly<Record<string, ComponentSpec>>;

const namespace = 'shop';
const versions = { prod: 'v1.2.3' } as const;
const built: ComponentSpec = { namespace, kustomize: { repository: 'code', path: 'base' }, versions };
const atOne: ComponentSpec = { ...built, versions: { prod: 'v1' } };
const chart: ComponentSpec = { namespace, chart: { repository: 'code', path: 'charts/web' }, versions };
const verify = { mode: 'HEAD', secretRef: 'keys' } as const;
const components: Components = {
  built,
  plain: { namespace, directory: { repository: 'code', path: 'raw' }, versions },
  chart,
  signed: { ...built, verify },
  first: { ...built, root: 'bootstrap' },
  newer: { ...built, versions: { prod: { branch: 'main' } } },
};

interface Changes {
  readonly fleet?: Partial<FleetSpec>;
  readonly cluster?: object;
}

function emitted(engine: EngineName, given: Components, { fleet: changes, cluster }: Changes = {}) {
  const one = { ...anyCluster, engine, environment: 'prod', sharedSources: true, ...cluster } as ClusterSpec;
  const files = filesOf(
    specs({
      fleet: fleet({ clusters: { one }, components: given, ...changes }),
      products: [],
      customers: [],
    }),
  );
  return manifestsIn(files);
}
type All = ReturnType<typeof emitted>;

const sources = (all: All) =>
  ofKind(all, 'GitRepository')
    .map(({ object }) => object.metadata.name)
    .sort();
const sourceOf = (all: All, name: string) =>
  ofKind(all, 'Kustomization').find(({ object }) => object.metadata.name === name)!.object.spec.sourceRef;
const release = (all: All) =>
  ofKind(all, 'HelmRelease').find(({ object }) => object.metadata.name === 'chart')!;
/** The names of the shared sources of components that come from the repository at these refs. */
const namesAt = (refs: readonly object[], changes: Changes = {}) => {
  const all = refs.map((ref, index) => [`c${index}`, { ...built, versions: { prod: ref } }] as const);
  return sources(emitted('flux', Object.fromEntries(all) as Components, changes)).filter(
    (name) => name !== 'fleet-state',
  );
};

describe.each([
  ['flux', 'flux-system', 'fleet-state'],
  ['arc', 'infra', undefined],
] as const)('on %s', (engine, home, state) => {
  const own = (...names: string[]) => [...names, ...(state ? [state] : [])].sort();

  it('components of one repository and ref share a source, and nothing else of them changes its name', () => {
    const all = emitted(engine, components);
    expect(sources(all)).toEqual(own('code-main', 'code-v1.2.3', 'first', 'signed'));
    for (const [name, source] of Object.entries({
      built: 'code-v1.2.3',
      plain: 'code-v1.2.3',
      newer: 'code-main',
      signed: 'signed',
      first: 'first',
    }))
      expect(sourceOf(all, name)).toEqual({ kind: 'GitRepository', name: source });
    expect(release(all).object.spec.chart!.spec.sourceRef).toEqual({
      kind: 'GitRepository',
      name: 'code-v1.2.3',
    });
  });

  it('it is the repository as the fleet describes it, with every folder, where shared Helm repositories are', () => {
    const found = ofKind(emitted(engine, components), 'GitRepository').find(
      ({ object }) => object.metadata.name === 'code-v1.2.3',
    )!;
    expect(found.path).toBe('clusters/one/delivery/infrastructure/repositories/code-v1.2.3.yaml');
    expect(found.object.metadata.namespace).toBe(home);
    expect(found.object.spec).toEqual({
      url: 'https://git.example.com/code.git',
      ref: { tag: 'v1.2.3' },
      interval: '5m',
      timeout: '60s',
    });
  });

  it('without it, each has a source of its own', () => {
    const all = emitted(engine, components, { cluster: { sharedSources: undefined } });
    expect(sources(all)).toEqual(own(...Object.keys(components)));
  });
});

it('one that moves to another ref has another source, and the one before stays with the rest', () => {
  const all = emitted('flux', { built, moved: { ...built, versions: { prod: 'v2' } } });
  expect(sources(all)).toEqual(['code-v1.2.3', 'code-v2', 'fleet-state']);
  expect(sourceOf(all, 'built').name).toBe('code-v1.2.3');
  expect(sourceOf(all, 'moved').name).toBe('code-v2');
});

it('what the cluster pulls anyway is not pulled once more', () => {
  const inState = { ...built, kustomize: { repository: 'fleet-state', path: 'base' } };
  const all = emitted('flux', { latest: { ...inState, versions: undefined }, pinned: inState });
  expect(sources(all)).toEqual(['fleet-state', 'fleet-state-v1.2.3']);
  expect(sourceOf(all, 'latest').name).toBe('fleet-state');
});

it("what the repository itself says of how it is pulled is the shared source's", () => {
  const options = { ignore: '/docs', secretRef: 'login', interval: '1m', verify } as const;
  const repositories = { code: { git: 'https://git.example.com/code.git', ...options } };
  const all = emitted('flux', { built, chart }, { fleet: { repositories } });
  expect(sources(all)).toEqual(['code-v1.2.3', 'fleet-state']);
  const spec = ofKind(all, 'GitRepository').find(({ object }) => object.metadata.name !== 'fleet-state')!
    .object.spec;
  expect(spec).toMatchObject({ ignore: '/docs', secretRef: { name: 'login' }, interval: '1m' });
  expect(spec?.verify).toEqual({ mode: 'HEAD', secretRef: { name: 'keys' } });
});

it('where Flux follows references to other namespaces, a chart refers to that of the platform', () => {
  const all = emitted('flux', { chart }, { cluster: { crossNamespaceReferences: true } });
  const { metadata, spec } = release(all).object;
  expect(metadata.namespace).toBe(namespace);
  expect(spec.chart!.spec.sourceRef).toEqual({
    kind: 'GitRepository',
    name: 'code-v1.2.3',
    namespace: 'flux-system',
  });
  const alone = emitted(
    'flux',
    { chart },
    { cluster: { crossNamespaceReferences: true, sharedSources: false } },
  );
  expect(release(alone).object.spec.chart!.spec.sourceRef).toEqual({ kind: 'GitRepository', name: 'chart' });
});

it('alerts of the platform listen where it and the HelmCharts of it are', () => {
  const providers = { chat: { type: 'slack', channel: 'fleet', secretRef: 'bot' } } as const;
  const alerts = { failing: { of: 'platform', provider: 'chat' } } as const;
  const bell: ComponentSpec = { notifications: { providers, alerts } };
  const heard = (sharedSources: boolean) =>
    ofKind(
      emitted('flux', { chart, bell }, { cluster: { crossNamespaceReferences: true, sharedSources } }),
      'Alert',
    ).flatMap(({ object }) => object.spec.eventSources.map((each) => `${each.kind} ${each.namespace ?? ''}`));
  expect(heard(true)).toContain('HelmChart ');
  expect(heard(false)).toContain('HelmChart shop');
});

describe('the name', () => {
  const hashed = (beginning: string) =>
    expect.stringMatching(new RegExp(`^${beginning}-[0-9a-f]{8}$`)) as string;

  it('has a hash where it may not say all of the ref', () => {
    expect(namesAt([{ branch: 'feature/Login' }])).toEqual([hashed('code-feature-login')]);
    expect(namesAt([{ semver: '>=1.0.0 <2.0.0' }])).toEqual([hashed('code-1-0-0-2-0-0')]);
    expect(namesAt([{ commit: 'a'.repeat(40) }])).toEqual([`code-${'a'.repeat(40)}`]);
    const [long] = namesAt([{ commit: 'a'.repeat(64) }]);
    expect(long).toHaveLength(63);
    expect(namesAt([{ branch: 'a/b' }, { branch: 'a_b' }])).toHaveLength(2);
  });

  it('tells a branch from a tag of the same name', () => {
    const names = namesAt([{ branch: 'v1' }, { tag: 'v1' }]);
    expect(names).toEqual([hashed('code-v1'), hashed('code-v1')]);
    expect(new Set(names).size).toBe(2);
  });

  it.each<[string, Changes, Components]>([
    ['a component', {}, { 'code-v1': { ...atOne, verify }, built: atOne }],
    [
      'the state repository',
      { fleet: { state: { url: 'https://git.example.com/s.git', branch: 'main', name: 'code-v1' } } },
      { built: atOne },
    ],
    [
      'a Helm repository, whose file is beside',
      {
        fleet: {
          repositories: {
            code: { git: 'https://git.example.com/code.git' },
            'code-v1': { helm: 'https://charts.example.com' },
          },
        },
      },
      {
        built: atOne,
        web: { namespace, chart: { repository: 'code-v1', name: 'web' }, versions: { prod: '1.0.0' } },
      },
    ],
  ])('is not that of %s', (_, changes, given) => {
    const all = emitted('flux', given, changes);
    expect(sourceOf(all, 'built')).toEqual({ kind: 'GitRepository', name: hashed('code-v1') });
    expect(sources(all)).toContain(sourceOf(all, 'built').name);
  });
});
