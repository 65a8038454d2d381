import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from '../../scripts/declarations';
import { root } from '../support/sample';
import { filesIn, modulesWith, packed, unpack } from './packed';

/*
 * From the packed tarballs alone: a fleet of one's own on each engine, and what is in it is green at once. In CI its modules
 * are what npm installs; elsewhere they are the repository's, so that nobody waits for a registry.
 */
const isInstalled = process.env['CI'] !== undefined;
const { folder, library, starter } = packed();
const modules = join(folder, 'node_modules');
unpack(starter, join(folder, 'create-ringfleet'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// A registry may be slow, and so may a machine that runs all tests at once.
jest.setTimeout(300_000);

function run(cwd: string, command: string, ...args: string[]) {
  const env = { ...process.env, CDK8S_OUTDIR: undefined, CDK8S_CHECK_UPGRADE: 'false', CI: 'true' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

const create = (...args: string[]) =>
  run(folder, process.execPath, 'create-ringfleet/bin/create-ringfleet.mjs', ...args);

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}
const manifest = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Manifest;
const own = manifest(join(root, 'package.json'));

describe('the package', () => {
  it('has the compiled library, its entry and nothing else', () => {
    const others = filesIn(library).filter((path) => !/^build\/(lib|imports)\/.+\.(js|d\.ts)$/.test(path));
    expect(others).toEqual([
      'LICENSE',
      'README.md',
      'entry/digest.cjs',
      'entry/index.cjs',
      'entry/load.cjs',
      'entry/register.cjs',
      'entry/testing.cjs',
      'package.json',
    ]);
  });

  it.each([
    ['that it loads', '.js', ['semver', 'yaml', 'zod']],
    ['that its entry loads', '.cjs', ['tsx']],
    ['whose types a user of it gets', '.d.ts', ['cdk8s', 'constructs', 'zod']],
  ])('depends on all %s', (_title, extension, some) => {
    const files = filesIn(library).filter((path) => path.endsWith(extension));
    const imported = files.flatMap((path) => {
      const found = importsOf(readFileSync(join(folder, 'sources', path), 'utf8'));
      return found.filter((each) => !/^(\.|node:)/.test(each));
    });
    const packages = [...new Set(imported.map((path) => /^(@[^/]+\/)?[^/]+/.exec(path)![0]))];
    expect(packages).toEqual(expect.arrayContaining(some));
    expect(Object.keys(own.dependencies)).toEqual(expect.arrayContaining(packages));
  });

  it('has the version of its starter, which takes the same versions of everything else', () => {
    expect(manifest(join(root, 'starter/package.json')).version).toBe(own.version);
    const taken = manifest(join(root, 'starter/src/versions.json'));
    expect(own.dependencies).toMatchObject(taken.dependencies);
    expect(own.devDependencies).toMatchObject(taken.devDependencies);
    expect(own.overrides).toEqual(taken.overrides);
  });
});

describe.each(['argocd', 'flux', 'arc'])('a fleet of one’s own on %s', (engine) => {
  const fleet = join(folder, `my-${engine}`);
  const npm = (...args: string[]) => run(fleet, 'npm', ...args);

  it('is made', () => {
    // One real installation says what three would.
    const install = isInstalled && engine === 'argocd' ? [] : ['--no-install'];
    const made = create(`my-${engine}`, '--yes', '--engine', engine, '--ringfleet', library, ...install);
    expect(made).toEqual({ status: 0, said: expect.stringContaining(`15 files in ${fleet}\n`) });
    if (install.length > 0) {
      if (!isInstalled && engine === 'argocd') modulesWith(library, modules);
      symlinkSync(
        isInstalled ? join(folder, 'my-argocd/node_modules') : modules,
        join(fleet, 'node_modules'),
      );
    }
    const record = readFileSync(join(fleet, '.ringfleet.json'), 'utf8');
    expect(JSON.parse(record)).toEqual({
      ringfleet: expect.stringMatching(/ringfleet-\d.*\.tgz$/),
      createdWith: own.version,
    });
  });

  it('is synthesized, checked, typed and tested at once', () => {
    expect(run(fleet, process.execPath, 'node_modules/cdk8s-cli/bin/cdk8s', 'synth')).toEqual({
      status: 0,
      said: expect.stringContaining('1 customer, 2 tenants, 2 releases'),
    });
    expect(npm('run', '-s', 'check')).toEqual({ status: 0, said: '' });
    expect(npm('run', '-s', 'typecheck')).toEqual({ status: 0, said: '' });
    const { status, said } = npm('test', '--', '--no-ci');
    expect([status, said]).toEqual([
      0,
      expect.stringContaining(`a tenant on ${engine} is what was reviewed`),
    ]);
  });

  it('takes a second customer, who is a copy of the first', () => {
    const customers = join(fleet, 'customers');
    cpSync(join(customers, 'customer-01'), join(customers, 'acme'), { recursive: true });
    const file = join(customers, 'acme/customer.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('customer-01', 'acme'));
    expect(npm('run', '-s', 'synth')).toEqual({
      status: 0,
      said: expect.stringContaining('2 customers, 4 tenants, 4 releases'),
    });
    expect(readdirSync(join(fleet, 'dist/customers'))).toEqual(['acme', 'customer-01']);
  });
});

describe('what cannot be made', () => {
  const mistakes: [string, string[], string][] = [
    ['no folder', [], 'no folder is given\n  fix: name one: npm create ringfleet my-fleet\n'],
    ['a folder that has something', ['create-ringfleet'], `${folder}/create-ringfleet is not empty: it has `],
    [
      'an engine that is none',
      ['x', '--engine', 'helm'],
      "--engine: 'helm' is no engine\n  fix: use one of: argocd, flux, arc\n",
    ],
    [
      'a ring without an environment',
      ['x', '--yes', '--rings', 'ring0:qa'],
      "--rings: 'ring0:qa' names no environment of the fleet\n  fix: write name:environment, with one of: dev, prod\n",
    ],
    [
      'a name that is none',
      ['x', '--customer', 'ACME'],
      "--customer: 'ACME' cannot be a name\n  fix: use 30 small letters",
    ],
    [
      'a tarball that is not there',
      ['x', '--ringfleet', './x.tgz'],
      `--ringfleet: ${folder}/x.tgz is not there\n  fix: give a version`,
    ],
    ['an option that is none', ['x', '--colour'], "Unknown option '--colour'\n  fix: use: --engine, "],
  ];
  it.each(mistakes)('%s is said, with what to do, and nothing is written', (_title, args, said) => {
    const before = readdirSync(folder);
    const made = create(...args);
    expect(made).toEqual({ status: 1, said: expect.stringContaining(`error: ${said}`) });
    expect(readdirSync(folder)).toEqual(before);
  });
});
