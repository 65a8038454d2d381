import type { ComponentSpec } from '../../../../lib/authored/component';
import type {
  HelmSettings,
  KustomizeSettings,
  PluginSettings,
} from '../../../../lib/engines/argocd/authored/application';
import { applicationsWith, chart } from '../../../support/argocd';
import { manifestsIn, ofKind } from '../../../support/manifests';
import { filesOf } from '../../../support/sample';
import { anyCluster, fleet, specs } from '../../../support/specs';
import { verdicts } from '../../../support/verdicts';

const PATHS = 'argocd.argoproj.io/manifest-generate-paths';
const code = 'https://git.example.com/code.git';
const folder = { repository: 'code', path: 'deploy/x' } as const;
const inApps = { namespace: 'apps', versions: { prod: '1.2.3' } } as const;
const git = { repoURL: code, targetRevision: '1.2.3', path: 'deploy/x' };

function sourceOf(component: ComponentSpec) {
  const { component: application } = applicationsWith({ component });
  expect(verdicts([application])).toEqual([null]);
  return { ...application.spec, paths: application.metadata.annotations![PATHS] };
}

describe('a folder of plain manifests in git', () => {
  const directory = { ...inApps, directory: folder } as const;

  it('is a directory with what is in its folders, and refreshed by changes in it alone', () => {
    expect(sourceOf(directory)).toMatchObject({
      source: { ...git, directory: { recurse: true } },
      paths: '/deploy/x',
    });
  });

  it('leaves out what it is told to', () => {
    const given = { recurse: false, include: '*.yaml', exclude: 'test-*.yaml' };
    const { source } = sourceOf({ ...inApps, directory: { ...folder, ...given } });
    expect(source!.directory).toEqual({ include: '*.yaml', exclude: 'test-*.yaml', jsonnet: {} });
  });

  it('is the path of a Kustomization on Flux', () => {
    const files = filesOf(
      specs({
        fleet: fleet({
          components: { x: directory },
          clusters: { edge: { ...anyCluster, engine: 'flux', environment: 'prod' } },
        }),
        customers: [],
      }),
    );
    const emitted = manifestsIn(files);
    const made = ofKind(emitted, 'Kustomization').find(({ object }) => object.metadata.name === 'x');
    expect(made!.object.spec).toMatchObject({
      path: './deploy/x',
      sourceRef: { kind: 'GitRepository', name: 'x' },
      targetNamespace: 'apps',
    });
    const source = ofKind(emitted, 'GitRepository').find(({ object }) => object.metadata.name === 'x');
    expect(source!.object.spec).toMatchObject({ url: code, ref: { tag: '1.2.3' } });
  });
});

it('a plugin gets its name, variables and parameters', () => {
  const plugin = {
    name: 'cue',
    env: [{ name: 'REGION', value: 'eu' }],
    parameters: [
      { name: 'flavour', string: 'plain' },
      { name: 'zones', array: ['a', 'b'] },
      { name: 'labels', map: { team: 'x' } },
    ],
  } as const satisfies PluginSettings;
  const { source, paths } = sourceOf({ ...inApps, plugin: { ...folder, ...plugin } });
  expect([source, paths]).toEqual([{ ...git, plugin }, undefined]);
});

describe('a kustomization', () => {
  const kustomize = {
    commonAnnotations: { a: 'b' },
    commonLabels: { c: 'd' },
    components: ['../more'],
    forceCommonAnnotations: true,
    forceCommonLabels: true,
    ignoreMissingComponents: true,
    images: ['web=ghcr.io/acme/web:2'],
    labelIncludeTemplates: true,
    labelWithoutSelector: true,
    namePrefix: 'a-',
    nameSuffix: '-b',
    patches: [{ patch: '- op: remove\n  path: /spec/replicas\n', target: { kind: 'Deployment' } }],
    replicas: [{ name: 'web', count: 2 }],
  } as const satisfies Required<KustomizeSettings>;

  it('has what Argo CD is to change', () => {
    const { source } = sourceOf({ ...inApps, kustomize: folder, argocd: { kustomize } });
    expect(source).toEqual({ ...git, kustomize });
  });

  it('is refreshed by any change: its bases may be anywhere', () => {
    expect(sourceOf({ ...inApps, kustomize: folder })).toMatchObject({ source: git, paths: undefined });
  });
});

describe('a chart', () => {
  const helm = {
    apiVersions: ['example.com/v1'],
    fileParameters: [{ name: 'script', path: 'files/run.sh' }],
    ignoreMissingValueFiles: true,
    kubeVersion: '1.31',
    parameters: [{ name: 'a.b', value: '1', forceString: true }],
    passCredentials: true,
    skipCrds: true,
    skipSchemaValidation: true,
    skipTests: true,
    valueFiles: ['values-prod.yaml', '$shared/charts/x.yaml'],
    refs: { shared: { repository: 'code', versions: { prod: { branch: 'main' } } } },
  } as const satisfies Required<HelmSettings>;

  it('has what Argo CD is told of it, and a source for each repository of value files', () => {
    const { refs: _, ...own } = helm;
    const values = { replicas: 2 };
    const { source, sources, paths } = sourceOf({ ...chart, values, argocd: { helm } });
    expect(source).toBeUndefined();
    expect(sources).toEqual([
      {
        repoURL: 'https://charts.example.com',
        chart: 'x',
        targetRevision: '1.2.3',
        helm: { ...own, releaseName: 'x', valuesObject: values },
      },
      { repoURL: code, targetRevision: 'main', ref: 'shared' },
    ]);
    expect(paths).toBe('/charts/x.yaml');
  });

  it('may pull from each of its repositories', () => {
    const { files } = applicationsWith({ component: { ...chart, argocd: { helm } } });
    const platform = ofKind(manifestsIn(files), 'AppProject').find(
      ({ object }) => object.metadata.name === 'platform',
    );
    expect(platform!.object.spec.sourceRepos).toContain(code);
  });

  it('in git is refreshed by changes of its folder', () => {
    const { paths } = sourceOf({ ...inApps, chart: { repository: 'code', path: 'charts/x' } });
    expect(paths).toBe('/charts/x');
  });

  it('from a Helm repository has no paths: it changes by its version alone', () => {
    expect(sourceOf(chart).paths).toBeUndefined();
  });
});
