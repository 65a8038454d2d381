import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ProductSpec } from '../../../lib/authored/product';
import { edge, file, image, judge, marked, robot } from '../../support/followed-image';
import { anyCluster, fleet, untyped } from '../../support/specs';

it('a policy for a ring that the fleet does not have is refused', () => {
  expect(
    judge({ product: { image: { ...image, rings: { erly: { semver: '1.x' } } } }, setters: {} }),
  ).toStrictEqual([
    {
      severity: 'error',
      at: { file, path: 'image.rings.erly' },
      problem: "unknown ring 'erly'",
      fix: "did you mean 'early'? Allowed: early, internal, late",
    },
  ]);
});

it.each<[string, ProductSpec['version'], string]>([
  ['no versions', undefined, 'has no versions'],
  ['a git ref', { gitRef: (version) => version }, 'sets a git ref by its version'],
])('an image of a product with %s is refused', (_, version, problem) => {
  const issues = judge({
    product: { version },
    entries: version ? undefined : {},
    setters: version ? marked : {},
  });
  expect(issues).toContainEqual({
    severity: 'error',
    at: { file, path: 'image' },
    problem: `'web' ${problem}, which a tag of an image is not`,
    fix: "let a version set the tag, as in version: { value: 'image.tag' }, or remove image",
  });
});

it('an image that no cluster automates draws a warning, whatever the markers', () => {
  const nowhere = fleet({ clusters: { edge: { ...edge, components: [] } }, components: { robot } });
  const expected = [
    {
      severity: 'warning',
      at: { file, path: 'image' },
      problem: "no cluster automates images: nothing follows 'ghcr.io/acme/web'",
      fix: 'add a component with images to a cluster, or remove image',
    },
  ];
  expect(judge({ fleet: nowhere })).toStrictEqual(expected);
  expect(judge({ fleet: nowhere, setters: {} })).toStrictEqual(expected);
});

it('two image automations are refused, wherever they are', () => {
  const at = (cluster: string) => ({ file: 'fleet/fleet.ts', path: `clusters.${cluster}.components` });
  const rest = {
    severity: 'error',
    fix: 'run one image automation, on one cluster',
  } as const;
  expect(judge({ fleet: fleet({ clusters: { edge, west: edge }, components: { robot } }) })).toStrictEqual([
    {
      ...rest,
      at: at('west'),
      problem:
        "'robot' automates images, and so does 'robot' on cluster 'edge': both would push the same change",
    },
  ]);
  const both = fleet({ clusters: { edge }, components: { robot, again: robot } });
  expect(judge({ fleet: both })).toStrictEqual([
    {
      ...rest,
      at: at('edge'),
      problem:
        "'again' automates images, and so does 'robot' on cluster 'edge': both would push the same change",
    },
  ]);
});

it.each(['ghcr.io/acme/web:1.0', 'oci://ghcr.io/acme/web', 'ghcr.io/acme/web@sha256:0', ''])(
  "'%s' is no name of an image",
  (name) => {
    expect(judge({ product: { image: untyped({ ...image, name }) } }).map(({ at }) => at.path)).toStrictEqual(
      ['image.name'],
    );
  },
);

it.each(['nginx', 'acme/web', 'localhost:5000/web', 'ghcr.io/acme/team/web'])(
  "'%s' is the name of an image",
  (name) => {
    expect(judge({ product: { image: { ...image, name } } })).toStrictEqual([]);
  },
);

/** Clusters of Argo CD, one for each environment. */
const argo = {
  dev: { ...anyCluster, engine: 'argocd', environment: 'dev', impersonation: false },
  prod: { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false },
} as const satisfies Record<string, ClusterSpec>;
const entries = {
  internal: { version: '1.0.0' },
  early: { version: '1.0.0', image: image.name },
  late: { version: '1.0.0' },
};

it('Argo CD of each environment may follow the rings of its own', () => {
  expect(
    judge({ fleet: fleet({ clusters: argo, components: { robot } }), entries, setters: {} }),
  ).toStrictEqual([]);
});

it('two clusters of Argo CD that host one environment are refused: both would follow its rings', () => {
  const clusters = { ...argo, west: argo.prod };
  expect(judge({ fleet: fleet({ clusters, components: { robot } }), entries, setters: {} })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'clusters.west.components' },
      problem:
        "'robot' automates images, and so does 'robot' on cluster 'prod': both would push the same change",
      fix: 'run one image automation for the rings of an environment, on one cluster that hosts it',
    },
  ]);
});

it('Flux follows every ring, so that no Argo CD may beside it', () => {
  const clusters = { edge, dev: argo.dev };
  const [found] = judge({ fleet: fleet({ clusters, components: { robot } }) });
  expect([found?.at.path, found?.fix]).toStrictEqual([
    'clusters.dev.components',
    'run one image automation, on one cluster',
  ]);
});

it('a ring whose environment no cluster with image automation hosts draws a warning', () => {
  const clusters = { dev: argo.dev, prod: { ...argo.prod, components: [] } };
  expect(judge({ fleet: fleet({ clusters, components: { robot } }), entries, setters: {} })).toStrictEqual([
    {
      severity: 'warning',
      at: { file, path: 'image.rings.early' },
      problem: "no cluster that hosts 'prod' automates images: 'early' does not follow 'ghcr.io/acme/web'",
      fix: "add a component with images to a cluster that hosts 'prod', or leave 'early' to people",
    },
  ]);
});
