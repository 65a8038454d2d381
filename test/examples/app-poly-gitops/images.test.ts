import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { ImageUpdaterProps } from '../../../lib/engines/argocd/delivery/image-updater';
import { plan } from '../../../lib/planner/plan';
import { application, emitted, environments, files, specs } from '../../support/app-poly-gitops';
import { exampleRoot } from '../../support/examples';

const k8s = 'https://github.com/justgithubaccount/app-poly-gitops-k8s.git';
const image = 'ghcr.io/justgithubaccount/chat-api';

/** Where in the k8s repository this program is. */
const PROGRAM = 'program/';

const updaters = emitted
  .filter(({ object }) => object.kind === 'ImageUpdater')
  .map(({ cluster, object }) => ({ cluster, object: object as unknown as ImageUpdaterProps }));

function updater(cluster: string): ImageUpdaterProps['spec'] {
  const own = updaters.filter((each) => each.cluster === cluster);
  expect(own.map(({ object }) => object.metadata.name)).toEqual([`chat-api-${cluster}`]);
  return own[0]!.object.spec;
}

/** What the release of the environment tells Image Updater; its domain left off. */
function annotationsOf(environment: string): Readonly<Record<string, string>> {
  const { metadata } = application(environment, `syncjob-${environment}-chat-api`).object;
  const prefix = 'argocd-image-updater.argoproj.io/';
  return Object.fromEntries(
    Object.entries(metadata.annotations ?? {}).flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
    ),
  );
}

/** Every key that something writes to exists in the file that it writes to, as text. */
function expectTargets(target: string, keys: readonly string[]) {
  expect(target).toMatch(/^helmvalues:\//);
  const path = target.slice('helmvalues:/'.length);
  expect(path.startsWith(PROGRAM)).toBe(true);
  const file = join(exampleRoot('app-poly-gitops'), path.slice(PROGRAM.length));
  expect(existsSync(file)).toBe(true);
  const document = parseDocument(readFileSync(file, 'utf8'));
  for (const key of keys) expect(typeof document.getIn(key.split('.'))).toBe('string');
}

describe('the image of chat-api', () => {
  it('is what a version tags: the value image.tag', () => {
    const { spec } = specs.products[0]!;
    expect([spec.image!.name, spec.version]).toEqual([image, { value: 'image.tag' }]);
  });

  it('is followed in dev by the resource of Image Updater, by semver, written to main of the k8s repository', () => {
    const { writeBackConfig, applicationRefs } = updater('dev');
    expect(writeBackConfig!.method).toBe('git:secret:argocd/git-creds');
    expect([writeBackConfig!.gitConfig.repository, writeBackConfig!.gitConfig.branch]).toEqual([k8s, 'main']);
    const [config] = applicationRefs[0]!.images!;
    expect([config!.imageName, config!.commonUpdateSettings]).toEqual([
      `${image}:1.x-0`,
      { updateStrategy: 'semver', forceUpdate: false },
    ]);
    const { name, tag } = config!.manifestTargets.helm;
    expect([name, tag]).toEqual(['dev.image', 'dev.version']);
    expectTargets(writeBackConfig!.gitConfig.writeBackTarget, [name, tag]);
    expect(annotationsOf('dev')).toEqual({});
  });

  it('is followed in tst by annotations of the Application, releases alone, and written to the same place', () => {
    const said = annotationsOf('tst');
    expect(said).toEqual({
      'image-list': `image=${image}:1.x`,
      'image.update-strategy': 'semver',
      'image.allow-tags': 'regexp:^[0-9]+\\.[0-9]+\\.[0-9]+$',
      'image.helm.image-name': 'tst.image',
      'image.helm.image-tag': 'tst.version',
      'write-back-method': 'git:secret:argocd/git-creds',
      'git-repository': k8s,
      'git-branch': 'main',
      'write-back-target': 'helmvalues:/program/products/chat-api/rings.yaml',
    });
    expectTargets(said['write-back-target']!, [
      said['image.helm.image-name']!,
      said['image.helm.image-tag']!,
    ]);
    const { writeBackConfig, applicationRefs } = updater('tst');
    expect([writeBackConfig, applicationRefs[0]!.images, applicationRefs[0]!.useAnnotations]).toEqual([
      undefined,
      undefined,
      true,
    ]);
  });

  it('is taken to stg and prd by people', () => {
    expect(Object.keys(specs.products[0]!.spec.image!.rings)).toEqual(['dev', 'tst']);
    expect(updaters.map(({ cluster }) => cluster)).toEqual(['dev', 'tst']);
    expect([annotationsOf('stg'), annotationsOf('prd')]).toEqual([{}, {}]);
  });

  it('has, once written, its tag in the values of the environment', () => {
    for (const environment of environments) {
      const { version } = specs.products[0]!.rings!.entries[environment]!;
      expect(files[`rings/${environment}/chat-api.yaml`]).toContain(`tag: "${version}"`);
    }
  });

  it('cannot be written where there is no key for it', () => {
    const rings = specs.products[0]!.rings!;
    const { image: _, ...dev } = rings.entries['dev']!;
    const products = specs.products.map((input) => {
      return { ...input, rings: { ...rings, entries: { ...rings.entries, dev } } };
    });
    expect(plan({ ...specs, products }).issues.map(({ at, fix }) => [at.file, at.line, fix])).toEqual([
      [rings.file, rings.locate('dev').line, `add below the version: image: ${image}`],
    ]);
  });
});
