import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ComponentAdoption, ReleaseAdoption } from '../../lib/authored/adoption';
import { program } from '../../lib/cli/program';
import { adopting } from '../support/adopted';
import { listened } from '../support/output';

let root: string;
const heard = listened();
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'frozen-'))));
afterEach(() => {
  delete process.env.FLEET_REMOVE;
  rmSync(root, { recursive: true });
});

interface Stated {
  readonly release?: ReleaseAdoption;
  readonly component?: ComponentAdoption;
}

/** What a run says that takes over the product `web` of acme and the component `ingress` of its cluster. */
async function said(
  engine: 'argocd' | 'flux' | 'arc',
  stated: Stated,
  ...argv: string[]
): Promise<[number, string]> {
  // A module is loaded once, by its path.
  renameSync(root, `${root}x`);
  root = `${root}x`;
  const { fleet, products, customers } = adopting(engine, stated);
  mkdirSync(join(root, 'customers/acme'), { recursive: true });
  const module = `export default ${JSON.stringify(customers[0]!.spec)};`;
  writeFileSync(join(root, 'customers/acme/customer.ts'), module);
  for (const { file, rings, spec } of products) {
    mkdirSync(join(root, `products/${spec.name}`), { recursive: true });
    const versions = Object.entries(rings!.entries).map(
      ([ring, { version }]) => `${ring}: { version: ${version} }\n`,
    );
    writeFileSync(join(root, file.replace('product.ts', 'rings.yaml')), versions.join(''));
  }
  const catalogue = { fleet, products: products.map(({ spec }) => spec) };
  heard.said = '';
  const code = await program({ root, catalogue, command: 'fleet' }).run(argv);
  return [code, heard.said.replace(/:\d+:\d+/g, '')];
}

const SECOND =
  "a second one is installed beside it, without its data, and the one that runs is deleted or is nobody's";
const web = (
  changes: string,
) => `error: customers/acme/customer.ts tenants: would be removed: web of acme-prod under the names that it has (${changes}: ${SECOND})
  fix: put it back; where it is meant: fleet synth --remove acme-prod/web (or FLEET_REMOVE=acme-prod/web)
1 error
`;
const ADOPTED = { releaseName: 'web', namespace: 'acme' };

describe('a release that was taken over', () => {
  it('keeps its names, run after run', async () => {
    expect((await said('flux', { release: ADOPTED }))[0]).toBe(0);
    expect((await said('flux', { release: ADOPTED }))[0]).toBe(0);
    expect(await said('flux', { release: ADOPTED }, 'check')).toEqual([0, '']);
  });

  it.each([
    [{ releaseName: 'web2', namespace: 'acme' }, "releaseName 'web' becomes 'web2'"],
    [
      { releaseName: 'web' },
      "namespace 'acme' becomes 'acme-prod', storageNamespace 'acme' becomes 'acme-prod'",
    ],
    [{ ...ADOPTED, storageNamespace: 'acme-prod' }, "storageNamespace 'acme' becomes 'acme-prod'"],
    [{ ...ADOPTED, name: 'web' }, "name 'acme-prod-web' becomes 'web'"],
  ])('stops the run that names it %j', async (release, changes) => {
    await said('flux', { release: ADOPTED });
    expect(await said('flux', { release })).toEqual([1, web(changes)]);
    expect(
      readFileSync(join(root, 'dist/clusters/flux-prod/tenants/acme-prod/releases/web.yaml'), 'utf8'),
    ).toContain('releaseName: web\n');
  });

  it.each(['argocd', 'flux', 'arc'] as const)(
    'on %s stops the run that no longer states them',
    async (engine) => {
      await said(engine, { release: { releaseName: 'web' } });
      const changes = web("releaseName 'web' becomes 'acme-prod-web'");
      expect(await said(engine, {})).toEqual([1, changes]);
      expect(await said(engine, {}, 'check')).toEqual([1, changes]);
      expect((await said(engine, {}, '--remove', 'acme-prod/web'))[0]).toBe(0);
      expect((await said(engine, {}))[0]).toBe(0);
    },
  );

  it('has frozen names after `cdk8s synth` emptied the folder, as git says', async () => {
    await said('argocd', { release: { releaseName: 'web' }, component: { name: 'nginx' } });
    for (const args of [['init'], ['add', '.'], ['commit', '-m', 'all']])
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.test', ...args], {
        cwd: root,
        stdio: 'ignore',
      });
    rmSync(join(root, 'dist'), { recursive: true });
    const [code, text] = await said('argocd', {});
    expect([code, text]).toEqual([1, expect.stringContaining("releaseName 'web' becomes 'acme-prod-web'")]);
    expect(text).toContain("name 'nginx' becomes 'ingress'");
  });
});

it('a release that is delivered already is not given other names either', async () => {
  await said('argocd', {});
  expect(await said('argocd', { release: { name: 'web' } })).toEqual([
    1,
    web("name 'acme-prod-web' becomes 'web', releaseName 'acme-prod-web' becomes 'web'"),
  ]);
  expect((await said('argocd', { release: { name: 'acme-prod-web', project: 'web-team' } }))[0]).toBe(0);
});

describe('a component', () => {
  const changed = (name: string, changes: string) => [
    1,
    `error: fleet/fleet.ts clusters.${name}.adopt.ingress: would be removed: ingress of ${name} under the names that it has (${changes}: ${SECOND})
  fix: put it back; where it is meant: fleet synth --remove ${name}/ingress (or FLEET_REMOVE=${name}/ingress)
1 error
`,
  ];

  it('that was taken over keeps its names', async () => {
    await said('flux', { component: { storageNamespace: 'flux-system' } });
    expect((await said('flux', { component: { storageNamespace: 'flux-system' } }))[0]).toBe(0);
    expect(await said('flux', {})).toEqual(
      changed('flux-prod', "storageNamespace 'flux-system' becomes 'ingress'"),
    );
    expect((await said('flux', {}, '--remove', 'flux-prod/ingress'))[0]).toBe(0);
    expect((await said('flux', {}))[0]).toBe(0);
  });

  it.each([
    ['argocd', 'argo-prod'],
    ['arc', 'arc-prod'],
  ] as const)('that is delivered already by %s is not given other names', async (engine, cluster) => {
    await said(engine, {});
    expect(await said(engine, { component: { releaseName: 'nginx' } })).toEqual(
      changed(cluster, "releaseName 'ingress' becomes 'nginx'"),
    );
  });

  it('that was taken over keeps its namespace, and may get another project', async () => {
    await said('argocd', { component: { namespace: 'ingress-system' } });
    expect((await said('argocd', { component: { namespace: 'ingress-system', project: 'infra' } }))[0]).toBe(
      0,
    );
    const moved = "namespace 'ingress-system' becomes 'ingress'";
    expect(await said('argocd', {})).toEqual(changed('argo-prod', moved));
  });

  it('that is delivered already is not moved to another namespace', async () => {
    await said('flux', {});
    expect(await said('flux', { component: { namespace: 'ingress-system' } })).toEqual(
      changed(
        'flux-prod',
        "namespace 'ingress' becomes 'ingress-system', storageNamespace 'ingress' becomes 'ingress-system'",
      ),
    );
  });

  it('whose record is broken is written anew', async () => {
    await said('flux', { component: { releaseName: 'nginx' } });
    writeFileSync(join(root, 'dist/clusters/flux-prod/adopted.json'), '<<<<<<< HEAD');
    expect(
      (await said('flux', { component: { releaseName: 'nginx' } }, '--remove', 'flux-prod/ingress'))[0],
    ).toBe(0);
    expect(await said('flux', { component: { releaseName: 'nginx' } }, 'check')).toEqual([0, '']);
  });
});

describe('a path', () => {
  const there = { release: { path: 'apps/acme/web' }, component: { path: 'platform/nginx' } };
  const ELSEWHERE =
    'its owners, history and triggers are those of another folder, and Flux may uninstall a chart on the way';
  const filesBelow = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true }).map(String).sort();

  it('is kept, run after run, and the run that changes it stops', async () => {
    expect(await said('flux', there)).toEqual([0, expect.any(String)]);
    expect(await said('flux', there)).toEqual([0, expect.stringMatching(/ 0 changed/)]);
    expect(await said('flux', there, 'check')).toEqual([0, '']);
    const [code, text] = await said('flux', { ...there, release: { path: 'apps/web' } });
    expect([code, text]).toEqual([
      1,
      expect.stringContaining(`(path 'apps/acme/web' becomes 'apps/web': ${ELSEWHERE})`),
    ]);
    const [, of] = await said('flux', { release: there.release });
    expect(of).toContain(`(path 'platform/nginx' becomes that of any other: ${ELSEWHERE})`);
    expect(of).toContain('--remove flux-prod/ingress');
  });

  it('goes with all that is in it where that is permitted', async () => {
    await said('flux', there);
    expect(filesBelow('dist/apps')).toContain('acme/web/release.yaml');
    expect((await said('flux', {}, '--remove', 'acme-prod/web', '--remove', 'flux-prod/ingress'))[0]).toBe(0);
    expect(existsSync(join(root, 'dist/apps'))).toBe(false);
    expect(existsSync(join(root, 'dist/platform'))).toBe(false);
    expect(await said('flux', {}, 'check')).toEqual([0, '']);
  });

  it('is not stated of a release that is delivered already', async () => {
    await said('argocd', {});
    const [code, text] = await said('argocd', { release: there.release });
    expect([code, text]).toEqual([
      1,
      expect.stringContaining(`(path that of any other becomes 'apps/acme/web': ${ELSEWHERE})`),
    ]);
  });

  it('is in the parts of several runs as in one', async () => {
    await said('flux', there);
    const whole = filesBelow('dist');
    for (const shard of ['1/3', '2/3', '3/3'])
      expect((await said('flux', there, 'synth', '--shard', shard))[0]).toBe(0);
    rmSync(join(root, 'dist'), { recursive: true });
    expect(await said('flux', there, 'synth', '--merge')).toEqual([0, expect.any(String)]);
    expect(filesBelow('dist')).toEqual(whole);
    expect(await said('flux', there, 'check')).toEqual([0, '']);
  });
});
