import { plan } from '../../../../lib/planner/plan';
import type { ApplicationSettings } from '../../../../lib/engines/argocd/authored/application';
import { chart, given, type Given } from '../../../support/argocd';

function said(settings: Given): string[] {
  return plan(given(settings)).issues.map(
    ({ at, problem, fix }) => `${at.file} ${at.path}: ${problem}; ${fix}`,
  );
}
const options = (...syncOptions: string[]): ApplicationSettings => ({ syncPolicy: { syncOptions } });
const of = (...all: string[]): Given => ({ component: { ...chart, argocd: options(...all) } });

describe('a sync option', () => {
  it('that Argo CD knows is right anywhere', () => {
    expect(said({ cluster: options('PrunePropagationPolicy=background', 'Delete=confirm') })).toEqual([]);
  });

  it('with a misspelt name is refused where it is stated, with the one that was meant', () => {
    const expected = (at: string) =>
      expect.stringMatching(
        new RegExp(
          `^${at}argocd.syncPolicy.syncOptions.0: unknown sync option 'PruneLst=true'; did you mean 'PruneLast'\\?`,
        ),
      );
    const wrong = options('PruneLst=true');
    expect(said({ cluster: wrong })).toEqual([expected('fleet/fleet.ts clusters.one.')]);
    expect(said({ environment: wrong })).toEqual([expected('fleet/fleet.ts environments.prod.')]);
    expect(said(of('PruneLst=true'))).toEqual([expected('fleet/fleet.ts components.x.')]);
    expect(said({ product: { argocd: wrong } })).toEqual([expected('products/web/product.ts ')]);
  });

  it('with a value that it has not, or none, is refused with the values', () => {
    expect(said(of('Validate=no', 'PruneLast'))).toEqual([
      "fleet/fleet.ts components.x.argocd.syncPolicy.syncOptions.0: sync option 'Validate=no' has no such value; Validate=: use one of: false, true",
      "fleet/fleet.ts components.x.argocd.syncPolicy.syncOptions.1: sync option 'PruneLast' has no such value; PruneLast=: use one of: false, true",
    ]);
  });
});

describe('Replace=true', () => {
  it('is refused beside the server-side apply of components, once for all of them', () => {
    const expected = [
      expect.stringMatching(
        /syncOptions: Replace=true would win over ServerSideApply=true of component 'x' on cluster 'one'/,
      ),
    ];
    expect(said(of('Replace=true'))).toEqual(expected);
    expect(said({ cluster: options('Replace=true') })).toEqual(expected);
  });

  it('is right where server-side apply is off, as for releases', () => {
    expect(said(of('Replace=true', 'ServerSideApply=false'))).toEqual([]);
    expect(said({ product: { argocd: options('Replace=true') } })).toEqual([]);
  });
});

describe('CreateNamespace=true', () => {
  it('is refused where the namespace has a manifest: that of a component or tenant', () => {
    expect(said(of('CreateNamespace=true'))).toEqual([
      "fleet/fleet.ts components.x.argocd.syncPolicy.syncOptions: CreateNamespace=true for component 'x' on cluster 'one', whose namespace 'apps' has a manifest: two would manage it; leave out CreateNamespace=true: the namespace is there before the Application",
    ]);
    expect(said({ product: { argocd: options('CreateNamespace=true') } })).toEqual([
      expect.stringContaining("'web' in 'prod' on cluster 'one', whose namespace 'acme-prod' has a manifest"),
    ]);
  });

  const managedNamespaceMetadata = { labels: { team: 'x' } };
  const inKubeSystem = (...syncOptions: string[]): Given => ({
    component: {
      ...chart,
      namespace: 'kube-system',
      argocd: { syncPolicy: { syncOptions, managedNamespaceMetadata } },
    },
  });

  it('is right, with metadata, where nothing of ours makes the namespace', () => {
    expect(said(inKubeSystem('CreateNamespace=true'))).toEqual([]);
  });

  it('is what metadata of the namespace needs', () => {
    expect(said(inKubeSystem())).toEqual([
      "fleet/fleet.ts components.x.argocd.syncPolicy.managedNamespaceMetadata: has no effect on component 'x' on cluster 'one': its Application does not create namespace 'kube-system'; leave it out, or add CreateNamespace=true to syncOptions",
    ]);
  });
});

describe('RespectIgnoreDifferences=true', () => {
  const ignored = { ignoreDifferences: [{ kind: 'Deployment', jsonPointers: ['/spec/replicas'] }] };

  it('is refused where nothing is ignored', () => {
    expect(said(of('RespectIgnoreDifferences=true'))).toEqual([
      "fleet/fleet.ts components.x.argocd.syncPolicy.syncOptions: RespectIgnoreDifferences=true does nothing: component 'x' on cluster 'one' ignores no differences; say which under ignoreDifferences, or leave the option out",
    ]);
  });

  it('is right where somebody says what to ignore, and for a whole cluster where one Application does', () => {
    const respect = options('RespectIgnoreDifferences=true');
    expect(said({ component: { ...chart, argocd: { ...respect, ...ignored } } })).toEqual([]);
    expect(said({ cluster: respect, product: { autoscaled: true } })).toEqual([]);
  });
});

describe('a link', () => {
  const info = (name: string, value: string) =>
    said({ component: { ...chart, argocd: { info: [{ name, value }] } } });

  it.each([
    ['url', 'wiki/x'],
    ['Runbook link', 'https://'],
    ['Owner', 'www.example.com'],
    ['Owner', 'htps://example.com'],
  ])('%s: %s is refused', (name, value) => {
    expect(info(name, value)).toEqual([
      `fleet/fleet.ts components.x.argocd.info.0.value: '${value}' is not a whole URL: Argo CD would show '${name}' as text, not as a link; write the URL with its scheme and host, as in 'https://wiki.example.com/runbook'`,
    ]);
  });

  it.each([
    ['url', 'https://wiki.example.com/x?y#z'],
    ['Owner', 'team x'],
  ])('%s: %s is right', (name, value) => {
    expect(info(name, value)).toEqual([]);
  });
});

it('a first pause that is longer than the longest is refused, whoever states which', () => {
  const environment: ApplicationSettings = { syncPolicy: { retry: { backoff: { maxDuration: '1m' } } } };
  const component = {
    ...chart,
    argocd: { syncPolicy: { retry: { backoff: { duration: '90s' } } } },
  } as const;
  expect(said({ environment })).toEqual([]);
  expect(said({ environment, component })).toEqual([
    "fleet/fleet.ts components.x.argocd.syncPolicy.retry.backoff: the first pause, '90s', is longer than the longest, '1m'; give a duration of at most '1m', or a longer maxDuration",
  ]);
});

it('a path that begins with no slash, and so ignores nothing, is refused', () => {
  const ignoreDifferences = [{ kind: 'Deployment', jsonPointers: ['spec/replicas'] }];
  expect(said({ component: { ...chart, argocd: { ignoreDifferences } } })).toEqual([
    expect.stringContaining("give a path that begins with a slash, such as '/spec/replicas'"),
  ]);
});
