import type { ClusterSpec, EngineName } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import { anyCluster, fleet, issuesOf } from '../../support/specs';

const namespace = 'a';
const versions = { prod: '1.0.0' };
const contents: Readonly<Record<string, ComponentSpec>> = {
  chart: { namespace, chart: { repository: 'charts', name: 'x' }, versions },
  manifests: { namespace, manifests: [] },
  folder: { namespace, kustomize: { repository: 'code', path: 'crds' }, versions },
  directory: { namespace, directory: { repository: 'code', path: 'crds' }, versions },
  part: { namespace, directory: { repository: 'code', path: 'crds', exclude: 'test.yaml' }, versions },
  plugin: { namespace, plugin: { repository: 'code', path: 'crds', name: 'cue' }, versions },
  artifact: { namespace, kustomize: { repository: 'registry', path: 'crds' }, versions },
  bucket: { namespace, kustomize: { repository: 'store', path: 'crds' } },
  bell: { notifications: { providers: {}, alerts: {} } },
  robot: {
    images: {
      program: { url: 'https://git.example.com/fleet.git', branch: 'main', secretRef: 'bot' },
      author: { name: 'bot', email: 'bot@example.com' },
    },
  },
};

/** Arc brings image controllers, and a Flux that serves their objects, only where it is told to. */
const arc = { extension: { version: '1.23.0', imageControllers: true } } as const;
const engines = {
  argocd: { engine: 'argocd', impersonation: false },
  flux: { engine: 'flux' },
  arc: { engine: 'arc', arc },
} as const satisfies Record<EngineName, object>;

function judge(engine: EngineName, components?: readonly string[]) {
  const one: ClusterSpec = {
    ...anyCluster,
    ...engines[engine],
    environment: 'prod',
    ...(components && { components }),
  };
  const { repositories } = fleet();
  return issuesOf({
    fleet: fleet({
      clusters: { one },
      components: contents,
      repositories: { ...repositories, store: { bucket: 'store', endpoint: 's3.example.com' } },
    }),
    customers: [],
  });
}

const ofArgocd = ['part', 'plugin'];

describe.each(['flux', 'arc'] as const)('%s', (engine) => {
  const others = Object.keys(contents).filter((name) => !ofArgocd.includes(name));

  it("delivers every kind of component but Argo CD's own", () => {
    expect(judge(engine, others)).toStrictEqual([]);
  });

  it('reads folders whole, and runs no plugins', () => {
    const right = others.map((name) => `'${name}'`).join(', ');
    const problems = [
      "'part' is a folder of manifests of which include, exclude or recurse leaves out files",
      "'plugin' is the output of a plugin of Argo CD's",
    ];
    expect(judge(engine)).toStrictEqual(
      problems.map((problem) => ({
        severity: 'error',
        at: { file: 'fleet/fleet.ts', path: 'clusters.one.components' },
        problem: `${problem}, which ${engine} cannot deliver`,
        fix: `list what the cluster runs, without it: components: [${right}]`,
      })),
    );
  });
});

it('argocd delivers charts, manifests, folders of git, and what its plugins make of them', () => {
  expect(judge('argocd', ['chart', 'manifests', 'folder', 'directory', ...ofArgocd])).toStrictEqual([]);
});

it('a cluster that runs everything is told of each component that its engine cannot deliver', () => {
  const fix =
    "list what the cluster runs, without it: components: ['chart', 'manifests', 'folder', 'directory', 'part', 'plugin', 'robot']";
  const problems = [
    "'artifact' is a folder of manifests from an OCI repository, which argocd cannot deliver",
    "'bell' is Flux's notifications, which argocd cannot deliver",
    "'bucket' is a folder of manifests from a bucket, which argocd cannot deliver",
  ];
  expect(judge('argocd')).toStrictEqual(
    problems.map((problem) => ({
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'clusters.one.components' },
      problem,
      fix,
    })),
  );
});
