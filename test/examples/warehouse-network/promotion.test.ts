import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { acceptsTag } from '../../../lib/authored/environment/image-tags';
import type { Specs } from '../../../lib/authored/specs';
import { exampleRoot } from '../../support/examples';
import { filesOf } from '../../support/sample';
import { application, files, specs } from '../../support/warehouse-network';

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly on: { readonly push: { readonly branches?: string[]; readonly tags?: string[] } };
  readonly jobs: Readonly<
    Record<string, { readonly steps?: readonly Step[]; readonly with?: Readonly<Record<string, string>> }>
  >;
}

const github = join(exampleRoot('warehouse-network'), '.github');
const workflow = (name: string) =>
  parse(readFileSync(join(github, `workflows/gitops-${name}.yml`), 'utf8')) as Workflow;
const runsOf = (name: string) =>
  Object.values(workflow(name).jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []));
const sha = '8c1f0a2b9d4e8c1f0a2b9d4e8c1f0a2b9d4e8c1f';

/** The files that differ when the ring of an environment runs another version. */
function changedBy(environment: string, version: string): string[] {
  const [web] = specs.products;
  const rings = web!.rings!;
  const { version: now, ran = [] } = rings.entries[environment]!;
  const entries = { ...rings.entries, [environment]: { version, ran: [now, ...ran] } };
  const changed: Specs = { ...specs, products: [{ ...web!, rings: { ...rings, entries } }] };
  const after = filesOf(changed);
  expect(Object.keys(after).sort()).toEqual(Object.keys(files).sort());
  return Object.keys(after).filter((path) => after[path] !== files[path]);
}

describe.each(['dev', 'staging'])('%s', (name) => {
  const { on, jobs } = workflow(name);
  const { branch, imageTags, automatedSync } = specs.fleet.environments[name]!;

  it('gets what is pushed to its branch, and no tag', () => {
    expect(on.push).toEqual({ branches: [branch] });
  });

  it('gets an image with a tag of this branch, which the environment runs', () => {
    const tag = jobs['image']!.with!['tag']!.replace('${{ github.sha }}', sha);
    expect(tag).toBe(`${branch}-${sha}`);
    expect(acceptsTag(imageTags!, tag)).toBe(true);
  });

  it('has its version written to main without anybody else, and synced so', () => {
    const runs = runsOf(name).join('\n');
    expect(runs).toContain(`.${name}.version = strenv(VERSION)`);
    expect(runs).toContain('git push origin HEAD:main');
    expect(runs).not.toContain('gh pr create');
    expect(automatedSync).toBe(true);
    expect(application(`warehouse-${name}`).object.spec.source!.targetRevision).toBe('main');
  });

  it('moves alone', () => {
    const changed = changedBy(name, `${name}-latest`);
    expect(changed.length).toBeGreaterThan(0);
    for (const path of changed) expect(path).toContain(name);
  });
});

describe('prod', () => {
  const { on, jobs } = workflow('prod');
  const { imageTags, automatedSync } = specs.fleet.environments['prod']!;

  it('gets what has the tag of a version, and no branch', () => {
    expect(on.push).toEqual({ tags: ['v[0-9]+.[0-9]+.[0-9]+*'] });
    expect(jobs['image']!.with!['tag']).toBe('${{ github.ref_name }}');
    expect(acceptsTag(imageTags!, 'v1.5.0')).toBe(true);
  });

  it('has its version proposed in a pull request, and nothing pushed to main', () => {
    const runs = runsOf('prod').join('\n');
    expect(runs).toContain('.prod.version = strenv(VERSION)');
    expect(runs).toContain('gh pr create --base main');
    expect(runs).not.toMatch(/git push origin (HEAD:)?main/);
  });

  it('is reviewed by those who decide about versions of production, and what the clusters get of it, too', () => {
    const owners = new Map(
      readFileSync(join(github, 'CODEOWNERS'), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => line.split(/\s+/) as [string, string]),
    );
    expect(owners.get('/.gitops/products/web/rings.yaml')).toBe('@warehouse-network/release-managers');
    expect(owners.get('/.gitops/dist/')).toBe('@warehouse-network/release-managers');
  });

  it('then waits for one of them to sync', () => {
    expect(automatedSync).toBe(false);
    expect(specs.fleet.argocd!.access!.admins).toEqual(['warehouse-release-managers']);
  });

  it('moves in both regions, and alone', () => {
    const changed = changedBy('prod', 'v1.5.0');
    expect(changed.filter((path) => path.includes('/manifests/'))).toEqual([
      'clusters/prod-europe-west1/manifests/warehouse-prod/web/manifests.yaml',
      'clusters/prod-us-central1/manifests/warehouse-prod-us-central1/web/manifests.yaml',
    ]);
    for (const path of changed) expect(path).toContain('prod');
  });
});
