import { load } from 'js-yaml';
import type { ImageUpdaterProps } from '../../../../lib/engines/argocd/delivery/image-updater';
import type { ClusterSpec } from '../../../../lib/authored/cluster';
import type { ImagePolicySpec, ImagesSpec, ProductImage } from '../../../../lib/authored/images';
import { edge, robot } from '../../../support/followed-image';
import { manifestsIn, ofKind } from '../../../support/manifests';
import { difference, filesOf, type Files } from '../../../support/sample';
import { customer, fleet, issuesOf, product, specs } from '../../../support/specs';

const { images } = robot;
const prod = { ...edge, engine: 'argocd', impersonation: false } as const satisfies ClusterSpec;
const dev = { ...prod, environment: 'dev' } as const satisfies ClusterSpec;
const acme = customer('acme', {
  tenants: {
    dev: { cluster: 'dev', ring: 'internal' },
    prod: { sites: { a: { cluster: 'prod', ring: 'early' }, b: { cluster: 'prod', ring: 'late' } } },
  },
});
const name = 'ghcr.io/acme/web';
const range: ImagePolicySpec = { semver: '1.x' };

function following(image: Partial<ProductImage> = {}) {
  const version = { version: '1.0.0', image: name };
  const own: ProductImage = { name, rings: { internal: range, early: range }, ...image };
  return product(
    'web',
    { image: own, version: { value: 'image.tag' } },
    { internal: version, early: version, late: version },
  );
}

function synth(given: Partial<ImagesSpec> = {}, web = following(), customers = [acme]): Files {
  const components = { robot: { images: { ...images, ...given } } };
  return filesOf(
    specs({ fleet: fleet({ clusters: { dev, prod }, components }), products: [web], customers }),
  );
}

function updatersIn(files: Files) {
  return manifestsIn(files)
    .filter(({ object }) => object.kind === 'ImageUpdater')
    .map(({ path, object }) => ({ path, object: object as unknown as ImageUpdaterProps }));
}

function updater(files: Files): ImageUpdaterProps['spec'] {
  return updatersIn(files)[0]!.object.spec;
}

/** What the releases' Applications tell Image Updater, by name; its domain left off. */
function annotationsIn(files: Files) {
  const found = manifestsIn(files).flatMap(({ object: { kind, metadata } }) => {
    const own = Object.entries(metadata.annotations ?? {}).flatMap(([key, value]) =>
      key.startsWith('argocd-image-updater.') ? [[key.slice(key.indexOf('/') + 1), value] as const] : [],
    );
    return kind === 'Application' && own.length > 0
      ? [[metadata.name, Object.fromEntries(own)] as const]
      : [];
  });
  return Object.fromEntries(found);
}

describe('as ImageUpdaters', () => {
  it('each cluster follows the rings of its own environment', () => {
    const found = updatersIn(synth()).map(({ path, object }) => `${path} ${object.metadata.name}`);
    expect(found).toEqual([
      'clusters/dev/infrastructure/robot/images.yaml web-internal',
      'clusters/prod/infrastructure/robot/images.yaml web-early',
    ]);
  });

  it("a ring's version is written to rings.yaml by its key, in the program's repository", () => {
    const [found] = updatersIn(synth());
    expect(found!.object).toMatchObject({
      apiVersion: 'argocd-image-updater.argoproj.io/v1alpha1',
      metadata: { name: 'web-internal', namespace: 'argocd' },
    });
    expect(found!.object.spec).toEqual({
      writeBackConfig: {
        method: 'git:secret:argocd/bot',
        gitConfig: {
          repository: 'https://git.example.com/fleet.git',
          branch: 'main',
          writeBackTarget: 'helmvalues:/products/web/rings.yaml',
        },
      },
      applicationRefs: [
        {
          namePattern: '*',
          labelSelectors: {
            matchLabels: {
              'app.kubernetes.io/managed-by': 'ringfleet',
              'ringfleet.io/product': 'web',
              'ringfleet.io/ring': 'internal',
            },
          },
          images: [
            {
              alias: 'image',
              imageName: 'ghcr.io/acme/web:1.x',
              commonUpdateSettings: { updateStrategy: 'semver', forceUpdate: false },
              manifestTargets: { helm: { name: 'internal.image', tag: 'internal.version' } },
            },
          ],
        },
      ],
    });
  });

  it('it selects the Applications of the releases in the ring, and no others', () => {
    const files = synth();
    const { matchLabels } = updater(files).applicationRefs[0]!.labelSelectors;
    const selected = manifestsIn(files).filter(
      ({ object: { kind, metadata } }) =>
        kind === 'Application' &&
        Object.entries(matchLabels).every(([key, value]) => metadata.labels?.[key] === value),
    );
    expect(selected.map(({ object }) => object.metadata.name)).toEqual(['acme-dev-web']);
    expect(annotationsIn(files)).toEqual({});
  });

  it('a new customer changes nothing of it', () => {
    const more = customer('aaa', { tenants: { dev: { cluster: 'dev', ring: 'internal' } } });
    const { modified, removed } = difference(synth(), synth({}, following(), [acme, more]));
    expect([modified, removed]).toEqual([[], []]);
  });

  it('the program may lie in a folder, and changes may go to a branch of their own', () => {
    const { gitConfig } = updater(
      synth({ program: { ...images.program, path: 'deploy/fleet' }, pushBranch: 'image-updates' }),
    ).writeBackConfig!;
    expect([gitConfig.branch, gitConfig.writeBackTarget]).toEqual([
      'main:image-updates',
      'helmvalues:/deploy/fleet/products/web/rings.yaml',
    ]);
  });

  it.each<[ImagePolicySpec, string, object]>([
    [{ newestBuild: true }, name, { updateStrategy: 'newest-build' }],
    [{ digest: 'latest' }, `${name}:latest`, { updateStrategy: 'digest' }],
    [
      { alphabetical: 'asc', filterTags: { pattern: '^2[0-9]{3}' }, ignoreTags: ['*-rc', 'latest'] },
      name,
      {
        updateStrategy: 'alphabetical',
        allowTags: 'regexp:^2[0-9]{3}',
        ignoreTags: ['*-rc', 'latest'],
      },
    ],
  ])('a ring follows tags by %p', (policy, imageName, settings) => {
    const [image] = updater(synth({}, following({ rings: { internal: policy } }))).applicationRefs[0]!
      .images!;
    expect([image!.imageName, image!.commonUpdateSettings]).toEqual([
      imageName,
      { ...settings, forceUpdate: false },
    ]);
  });

  it('a private image is looked at with its Secret', () => {
    const [image] = updater(synth({}, following({ secretRef: 'registry' }))).applicationRefs[0]!.images!;
    expect(image!.commonUpdateSettings.pullSecret).toBe('pullsecret:argocd/registry');
  });
});

it('a cluster whose rings follow nothing has the folder that its Application needs, and no more', () => {
  const files = synth({}, following({ rings: { internal: range } }));
  expect(Object.keys(files).filter((path) => path.startsWith('clusters/prod/infrastructure/'))).toEqual([
    'clusters/prod/infrastructure/robot/README.md',
  ]);
});

describe('as annotations', () => {
  const form = 'annotations';

  it('the Applications of a ring that follows an image say all of it, and those of others nothing', () => {
    const internal = {
      'image-list': 'image=ghcr.io/acme/web:1.x',
      'image.update-strategy': 'semver',
      'image.helm.image-name': 'internal.image',
      'image.helm.image-tag': 'internal.version',
      'write-back-method': 'git:secret:argocd/bot',
      'git-repository': 'https://git.example.com/fleet.git',
      'git-branch': 'main',
      'write-back-target': 'helmvalues:/products/web/rings.yaml',
    };
    expect(annotationsIn(synth({ form }))).toEqual({
      'acme-dev-web': internal,
      'acme-prod-a-web': {
        ...internal,
        'image.helm.image-name': 'early.image',
        'image.helm.image-tag': 'early.version',
      },
    });
  });

  it('an ImageUpdater points to them, and says no more', () => {
    const found = updatersIn(synth({ form }));
    expect(found.map(({ object }) => object.metadata.name)).toEqual(['web-internal', 'web-early']);
    const [{ applicationRefs, ...rest }] = found.map(({ object }) => object.spec) as [
      ImageUpdaterProps['spec'],
    ];
    expect(rest).toEqual({});
    expect(applicationRefs).toEqual([
      { ...updater(synth()).applicationRefs[0], images: undefined, useAnnotations: true },
    ]);
  });

  it('filters and Secrets are said, too', () => {
    const rings = {
      internal: { newestBuild: true, filterTags: { pattern: '^x' }, ignoreTags: ['a', 'b'] },
    } as const;
    const found = annotationsIn(synth({ form }, following({ rings, secretRef: 'registry' })));
    expect(found['acme-dev-web']).toMatchObject({
      'image-list': 'image=ghcr.io/acme/web',
      'image.update-strategy': 'newest-build',
      'image.allow-tags': 'regexp:^x',
      'image.ignore-tags': 'a,b',
      'image.pull-secret': 'pullsecret:argocd/registry',
    });
  });
});

it('where ApplicationSets make the Applications, a file of each says the same, and they have the labels', () => {
  const clusters = { dev: { ...dev, delivery: 'ApplicationSets' }, prod } as const;
  const components = { robot: { images: { ...images, form: 'annotations' } } } as const;
  const files = filesOf(
    specs({ fleet: fleet({ clusters, components }), products: [following()], customers: [acme] }),
  );
  const fields = Object.entries(files).filter(([path]) => path.startsWith('clusters/dev/releases/'));
  expect(fields).toHaveLength(1);
  const { patch } = load(fields[0]![1]) as { patch: { metadata: { annotations: Record<string, string> } } };
  const said = Object.entries(patch.metadata.annotations).map(([key, value]) => [
    key.replace(/^.*\//, ''),
    value,
  ]);
  expect(Object.fromEntries(said)).toMatchObject(
    annotationsIn(synth({ form: 'annotations' }))['acme-dev-web']!,
  );
  const [set] = ofKind(manifestsIn(files), 'ApplicationSet').filter(({ object }) =>
    object.metadata.name.includes('web'),
  );
  const { matchLabels } = updater(files).applicationRefs[0]!.labelSelectors;
  expect(Object.keys(set!.object.spec.template.metadata.labels!)).toEqual(
    expect.arrayContaining(Object.keys(matchLabels)),
  );
});

describe('on a hub', () => {
  const managed = {
    ...prod,
    impersonation: undefined,
    managedBy: 'dev',
    components: [],
  } as const satisfies ClusterSpec;
  const onHub = (form?: ImagesSpec['form']) =>
    filesOf(
      specs({
        fleet: fleet({
          clusters: { dev, prod: managed },
          components: { robot: { images: { ...images, ...(form && { form }) } } },
        }),
        products: [following()],
        customers: [acme],
      }),
    );

  it('one Image Updater follows the rings of all clusters that the hub manages', () => {
    const found = updatersIn(onHub()).map(({ path, object }) => `${path} ${object.metadata.name}`);
    expect(found).toEqual([
      'clusters/dev/infrastructure/robot/images.yaml web-early',
      'clusters/dev/infrastructure/robot/images.yaml web-internal',
    ]);
  });

  it('the Applications of these clusters have the annotations', () => {
    expect(Object.keys(annotationsIn(onHub('annotations')))).toEqual(['acme-dev-web', 'acme-prod-a-web']);
  });

  it('a cluster that it manages runs none of its own', () => {
    const clusters = { dev, prod: { ...managed, components: ['robot'] } };
    const given = { fleet: fleet({ clusters, components: { robot: { images } } }), products: [following()] };
    expect(issuesOf({ ...given, customers: [] }).map(({ at, problem }) => [at.path, problem])).toEqual([
      [
        'clusters.prod.components',
        "'robot' is an image automation on another cluster than 'dev', which has the Applications, which argocd cannot deliver",
      ],
    ]);
  });
});

it('nothing of it is ever written into what is synthesized', () => {
  const [resource, annotated] = [synth(), synth({ form: 'annotations' })];
  const targets = [
    ...updatersIn(resource).map(({ object }) => object.spec.writeBackConfig!.gitConfig.writeBackTarget),
    ...Object.values(annotationsIn(annotated)).map((each) => each['write-back-target']!),
  ];
  expect(new Set(targets)).toEqual(new Set(['helmvalues:/products/web/rings.yaml']));
  expect(Object.keys(resource)).not.toContain('products/web/rings.yaml');
});
