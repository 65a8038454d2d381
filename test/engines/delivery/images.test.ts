import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ImagesSpec, ProductImage } from '../../../lib/authored/images';
import { manifestsIn, nameOf, ofKind, type Emitted } from '../../support/manifests';
import { filesOf, type Files } from '../../support/sample';
import { anyCluster, fleet, product, ringsFile, specs } from '../../support/specs';

const images: ImagesSpec = {
  program: { url: 'https://git.example.com/fleet.git', branch: 'main', secretRef: 'bot' },
  author: { name: 'bot', email: 'bot@example.com' },
};
const flux = { ...anyCluster, engine: 'flux', environment: 'prod' } as const satisfies ClusterSpec;

/** A product whose rings bear the markers that its policies need. */
function following(name: string, image: ProductImage, namespace = 'flux-system') {
  const entries = {
    internal: { version: '1.1.0', ran: ['1.0.0'] },
    early: { version: '1.0.0' },
    late: { version: '1.0.0' },
  };
  const given = product(name, { image, version: { value: 'image.tag' } });
  const setters = Object.keys(image.rings).map(
    (ring) => [ring, `{"$imagepolicy": "${namespace}:${name}-${ring}:tag"}`] as const,
  );
  const rings = ringsFile(`products/${name}/rings.yaml`, entries, Object.fromEntries(setters));
  return { ...given, rings };
}

const web = following('web', { name: 'ghcr.io/acme/web', rings: { internal: { semver: '>=1.0.0' } } });

function synth(given: Partial<ImagesSpec> = {}, products = [web], cluster: ClusterSpec = flux): Files {
  return filesOf(
    specs({
      fleet: fleet({
        clusters: { one: cluster },
        components: { robot: { images: { ...images, ...given } } },
      }),
      products,
      customers: [],
    }),
  );
}

function objectsIn(files: Files): Emitted[] {
  return manifestsIn(files).filter(({ path }) => path === 'clusters/one/infrastructure/robot/images.yaml');
}

function automation(files: Files) {
  const [found] = ofKind(objectsIn(files), 'ImageUpdateAutomation');
  return found!.object.spec;
}

it.each<[string, ClusterSpec, string]>([
  ['flux', flux, 'flux-system'],
  [
    'arc',
    {
      ...anyCluster,
      engine: 'arc',
      environment: 'prod',
      arc: { extension: { version: '1.23.0', imageControllers: true } },
    },
    'infra',
  ],
])('on %s the whole of it is in the namespace of the platform', (_, cluster, namespace) => {
  const image = {
    name: 'ghcr.io/acme/web',
    rings: { early: { semver: '1.x' }, internal: { semver: '1.x' } },
  };
  const files = synth({}, [following('web', image, namespace)], cluster);
  expect(objectsIn(files).map(({ object }) => `${object.kind} ${nameOf(object)}`)).toEqual([
    `GitRepository ${namespace}/robot`,
    `ImageRepository ${namespace}/web`,
    `ImagePolicy ${namespace}/web-early`,
    `ImagePolicy ${namespace}/web-internal`,
    `ImageUpdateAutomation ${namespace}/robot`,
  ]);
  const [kustomization] = ofKind(manifestsIn(files), 'Kustomization').filter(
    ({ object }) => object.metadata.name === 'robot',
  );
  expect(kustomization!.object.spec).toMatchObject({ targetNamespace: namespace, wait: false });
});

it('what it changes is the input: the versions that people edit, in the branch of the program', () => {
  const files = synth();
  const [repository] = ofKind(objectsIn(files), 'GitRepository');
  expect(repository!.object.spec).toEqual({
    url: 'https://git.example.com/fleet.git',
    ref: { branch: 'main' },
    secretRef: { name: 'bot' },
    interval: '30m',
    timeout: '60s',
  });
  const { git, ...spec } = automation(files);
  expect(spec).toEqual({
    interval: '30m',
    sourceRef: { kind: 'GitRepository', name: 'robot' },
    policySelector: {
      matchLabels: { 'app.kubernetes.io/managed-by': 'ringfleet', 'ringfleet.io/component': 'robot' },
    },
    update: { strategy: 'Setters', path: './products' },
  });
  const { messageTemplate, ...commit } = git!.commit;
  expect({ ...git, commit }).toEqual({
    checkout: { ref: { branch: 'main' } },
    commit: { author: { name: 'bot', email: 'bot@example.com' } },
    push: { branch: 'main' },
  });
  expect(messageTemplate).toMatch(/\.Changed\.Changes.*\n.*\.OldValue.*\.NewValue/);
});

it('the program may lie in a folder, and changes may go to a branch of their own', () => {
  const files = synth({
    program: { ...images.program, path: 'deploy/fleet' },
    pushBranch: 'image-updates',
    interval: '5m',
  });
  const { update, git, interval } = automation(files);
  expect([update?.path, git?.checkout?.ref.branch, git?.push?.branch, interval]).toEqual([
    './deploy/fleet/products',
    'main',
    'image-updates',
    '5m',
  ]);
});

it('the policies selected are those of the component, and no others', () => {
  const files = synth();
  const { matchLabels } = automation(files).policySelector!;
  const [policy] = ofKind(objectsIn(files), 'ImagePolicy');
  expect(policy!.object.metadata.labels).toEqual(matchLabels);
});

it.each<[string, ProductImage['rings'][string], object]>([
  ['a range', { semver: '>=1.0.0 <2.0.0' }, { policy: { semver: { range: '>=1.0.0 <2.0.0' } } }],
  ['numbers', { numerical: 'asc' }, { policy: { numerical: { order: 'asc' } } }],
  [
    'a part of the tag',
    { alphabetical: 'desc', filterTags: { pattern: '^main-(?P<ts>.*)$', extract: '$ts' } },
    {
      policy: { alphabetical: { order: 'desc' } },
      filterTags: { pattern: '^main-(?P<ts>.*)$', extract: '$ts' },
    },
  ],
])('a ring takes the newest tag by %s', (_, policy, expected) => {
  const files = synth({}, [following('web', { name: 'ghcr.io/acme/web', rings: { internal: policy! } })]);
  const [found] = ofKind(objectsIn(files), 'ImagePolicy');
  expect(found!.object.spec).toEqual({ imageRepositoryRef: { name: 'web' }, ...expected });
});

it('a private image is scanned with its Secret, as often as it says', () => {
  const rings = { internal: { semver: '1.x' } };
  const own = { name: 'ghcr.io/acme/api', secretRef: 'registry', interval: '1h', rings } as const;
  const found = ofKind(objectsIn(synth({}, [web, following('api', own)])), 'ImageRepository');
  expect(found.map(({ object }) => [nameOf(object), object.spec])).toEqual([
    ['flux-system/api', { image: 'ghcr.io/acme/api', interval: '1h', secretRef: { name: 'registry' } }],
    ['flux-system/web', { image: 'ghcr.io/acme/web', interval: '10m' }],
  ]);
});
