import type { Products } from '../../../lib/content';
import { customer, fleet, issuesOf, product } from '../../support/specs';
import { KINDS, productOf } from '../../support/product-kinds';

const { kustomize } = KINDS;
const judge = (content: object, changes: object = {}) => {
  const web = productOf('web', content, changes);
  return issuesOf({ products: [web], customers: [] }).map(({ at, problem }) => [at.path, problem]);
};

it('a product consists of one kind of content', () => {
  expect(judge({ kustomize })).toStrictEqual([]);
  expect(judge({})).toEqual([['chart', "'chart' is missing"]]);
  expect(judge({ kustomize, workload: [] })).toEqual([
    ['workload', "'workload' is [], which is not allowed"],
  ]);
  expect(judge({ manifests: KINDS.manifests, workload: [] }).map(([path]) => path)).toEqual(['workload']);
  expect(judge({ kustomize, manifests: KINDS.manifests })).toStrictEqual([]);
});

it('its repository is one of the fleet in git', () => {
  const of = (repository: string) => judge({ kustomize: { repository, path: 'x' } });
  expect(of('code')).toStrictEqual([]);
  expect(of('charts')).toEqual([['kustomize.repository', "unknown repository of manifests 'charts'"]]);
});

it('an overlay is of an environment that there is', () => {
  expect(judge({ kustomize: { ...kustomize, overlays: { prd: 'x' } } })).toEqual([
    ['kustomize.overlays.prd', "unknown environment 'prd'"],
  ]);
});

it('a version sets a git ref or a value, and no chart version', () => {
  expect(judge({ kustomize }, { version: 'chart' })).toEqual([
    ['version', 'a folder of manifests has no chart version to set'],
  ]);
  expect(judge({ kustomize }, { version: { gitRef: (version: string) => version } })).toStrictEqual([]);
});

describe('a folder of manifests', () => {
  const { directory } = KINDS;
  const gitRef = (version: string) => version;
  const deliver = (cluster: string, own: object, version: object = { gitRef }) => {
    const acme = customer('acme', { tenants: { prod: { cluster, ring: 'late' } } });
    const web = productOf('web', { directory: { ...directory, ...own } }, { version } as never);
    return issuesOf({ products: [web], customers: [acme] });
  };

  it('is changed for a release by Flux alone', () => {
    const own = { changes: () => ({ labels: { a: 'b' } }) };
    expect(deliver('flux-prod', own, { value: 'image.tag' })).toStrictEqual([]);
    expect(deliver('arc-prod', own)).toStrictEqual([]);
    expect(deliver('argo-prod', own)).toStrictEqual([
      {
        severity: 'error',
        at: { file: 'products/web/product.ts', path: 'directory' },
        problem:
          "'web' is a folder of manifests that is changed for each release, which argocd cannot deliver: cluster 'argo-prod'",
        fix: 'take a folder with a kustomization.yaml and say kustomize, or give the objects by manifests',
      },
    ]);
  });

  it('is read in part by Argo CD alone', () => {
    const own = { exclude: 'test/*' };
    expect(deliver('argo-prod', own)).toStrictEqual([]);
    expect(deliver('flux-prod', own).map(({ problem }) => problem)).toEqual([
      "'web' is a folder of manifests of which include, exclude or recurse leaves out files, which flux cannot deliver: cluster 'flux-prod'",
    ]);
  });

  it('reads no value that a version could set, unless it is changed', () => {
    expect(
      deliver('flux-prod', {}, { value: 'image.tag' }).map(({ at, problem }) => [at.path, problem]),
    ).toEqual([
      [
        'version',
        'sets a value, and a folder of manifests without changes reads none: every version would be the same',
      ],
    ]);
  });
});

it('what a function changes is judged', () => {
  const changes = () => ({ images: { a: { newTag: '1', digest: 'sha256:0' } }, patches: [{ target: {} }] });
  const acme = customer('acme', { tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } });
  const web = productOf('web', { kustomize: { ...kustomize, changes: changes as never } });
  const paths = issuesOf({ products: [web], customers: [acme] }).map(({ at }) => at.path);
  expect(paths).toEqual(['kustomize.changes.images.a', 'kustomize.changes.patches.0.merge']);
});

describe('on Flux', () => {
  const dependent = (cluster: string, content: Partial<Products>) => {
    const products = [product('web'), productOf('api', content, { dependsOn: ['web'] })];
    const acme = customer('acme', {
      products: { web: {}, api: {} },
      tenants: { prod: { cluster, ring: 'late' } },
    });
    return issuesOf({ products, customers: [acme] }).map(({ at, problem }) => [at.file, at.path, problem]);
  };

  it.each(['flux-prod', 'arc-prod'])('a Kustomization waits for no HelmRelease: %s', (cluster) => {
    expect(dependent(cluster, { kustomize: { repository: 'code', path: 'x' } })[0]).toEqual([
      'products/api/product.ts',
      'dependsOn',
      expect.stringContaining("'api' depends on 'web', and one is a chart"),
    ]);
  });

  it('on Argo CD an Application waits for any', () => {
    expect(dependent('argo-prod', { kustomize: { repository: 'code', path: 'x' } })).toStrictEqual([]);
  });
});

it('Image Updater follows an image for charts alone', () => {
  const image = { name: 'ghcr.io/acme/web', rings: { late: { semver: '1.x' } } } as const;
  const program = { url: 'https://git.example.com/fleet.git', branch: 'main', secretRef: 'bot' };
  const bot = { images: { program, author: { name: 'bot', email: 'bot@example.com' } } };
  const components = { ...fleet().components, bot };
  const of = (cluster: string) => {
    const { [cluster]: one } = fleet().clusters;
    const web = productOf('web', { kustomize: { repository: 'code', path: 'x' } }, { image });
    return issuesOf({ fleet: fleet({ components, clusters: { one: one! } }), products: [web], customers: [] })
      .map(({ problem }) => problem)
      .filter((problem) => problem.includes('is no chart'));
  };
  expect(of('argo-prod')).toEqual([
    "'web' is no chart, and Image Updater on cluster 'one' writes values of charts alone",
  ]);
  expect(of('flux-prod')).toStrictEqual([]);
});
