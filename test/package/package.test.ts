import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from '../../scripts/declarations';
import { root } from '../support/sample';
import { filesIn, modulesWith, packed, pathWithoutRegistry, unpack } from './packed';
import { stateOf, tarballOf } from './versions';

// From the packed tarballs alone. In CI modules are what npm installs; elsewhere the repository's, so that nobody waits for it.
const isInstalled = process.env['CI'] !== undefined;
const { folder, library, starter } = packed();
unpack(starter, join(folder, 'create-ringfleet'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// A registry may be slow, and so may a machine that runs all tests at once.
jest.setTimeout(300_000);

const PATH = isInstalled ? process.env['PATH'] : pathWithoutRegistry(folder);

function run(cwd: string, command: string, ...args: string[]) {
  const env = {
    ...process.env,
    PATH,
    MODULES: join(root, 'node_modules'),
    CDK8S_OUTDIR: undefined,
    CDK8S_CHECK_UPGRADE: 'false',
    CI: 'true',
    // What one fleet has got from the registry, others need not ask it for.
    npm_config_prefer_offline: 'true',
  };
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
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'entry/digest.cjs',
      'entry/index.cjs',
      'entry/kept.cjs',
      'entry/load.cjs',
      'entry/migrate.cjs',
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
    if (!isInstalled) modulesWith(library, join(fleet, 'node_modules'));
    else if (install.length > 0)
      for (const part of ['node_modules', 'package-lock.json'])
        cpSync(join(folder, 'my-argocd', part), join(fleet, part), {
          recursive: true,
          verbatimSymlinks: true,
        });
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
    const report = npm('run', '-s', 'fleet', '--', 'report');
    expect(report).toEqual({ status: 0, said: expect.stringMatching(/^report\/index\.html: 1 customer, /) });
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

const upgrade = (fleet: string, ...args: string[]) =>
  run(fleet, 'npm', 'run', '-s', 'fleet', '--', 'upgrade', ...args);
const to = (version: Parameters<typeof tarballOf>[2]) => ['--to', tarballOf(library, folder, version)];
const read = (fleet: string, path: string) => readFileSync(join(fleet, path), 'utf8');

describe.each(['argocd', 'flux', 'arc'])('another version of the library, on %s', (engine) => {
  const fleet = join(folder, `my-${engine}`);

  it('is shown with whose files it changes, and nothing is changed', () => {
    const before = stateOf(fleet);
    const { status, said } = upgrade(fleet, ...to('0.2.0'));
    expect([status, said]).toEqual([
      0,
      expect.stringMatching(
        /^ringfleet 0\.1\.0 -> 0\.2\.0\ndist\/ changes in \d+ of \d+ files: \d+ changed/m,
      ),
    ]);
    const places = [
      'cluster shared-dev',
      'customer customer-01, cluster shared-dev',
      'customer acme, cluster shared-prod',
    ];
    for (const place of places) expect(said).toMatch(new RegExp(`^${place}: \\d+ changed`, 'm'));
    expect(said).toMatch(/^ {2}\+ +ringfleet\.test\/upgraded: "yes"$/m);
    expect(said).toContain(' --write\n');
    expect(stateOf(fleet)).toEqual(before);
  });

  it('is applied, where its output is the same', () => {
    const { 'package.json': _, 'package-lock.json': __, '.ringfleet.json': ___, ...before } = stateOf(fleet);
    const { status, said } = upgrade(fleet, ...to('0.1.1'), '--write');
    expect([status, said]).toEqual([0, expect.stringContaining('\ndist/ stays byte for byte the same: ')]);
    expect(stateOf(fleet)).toMatchObject({ ...before, 'node_modules/ringfleet': '0.1.1' });
    const ringfleet = 'file:../ringfleet-0.1.1.tgz';
    expect(manifest(join(fleet, 'package.json')).dependencies['ringfleet']).toBe(ringfleet);
    const record = { ringfleet, createdWith: '0.1.0', upgradedTo: '0.1.1' };
    expect(JSON.parse(read(fleet, '.ringfleet.json'))).toEqual(record);
    expect(run(fleet, 'npm', 'run', '-s', 'check')).toEqual({ status: 0, said: '' });
  });
});

describe('another version of the library', () => {
  const fleet = join(folder, 'my-flux');

  it.each([
    [
      'that no longer takes what the fleet says',
      '0.4.0',
      /customer\.ts:7:3 region: .*\n {2}fix: [^]*ringfleet 0\.4\.0 does not take the fleet/,
    ],
    [
      'with which the sources do not compile',
      '0.5.0',
      /fleet\/fleet\.ts\(\d+,\d+\): error TS[^]*do not compile with ringfleet 0\.5\.0/,
    ],
    [
      'that main.ts does not run with',
      '0.6.0',
      /main\.ts\(1,10\): error TS[^]*ringfleet 0\.6\.0 cannot load the fleet: TypeError: /,
    ],
  ] as const)('%s is refused, in its own words, and nothing is changed', (_, version, words) => {
    const before = stateOf(fleet);
    expect(upgrade(fleet, ...to(version))).toEqual({ status: 1, said: expect.stringMatching(words) });
    expect(stateOf(fleet)).toEqual(before);
  });

  it('gives fields their new names, and warns of those that go', () => {
    const file = 'customers/acme/customer.ts';
    const source = read(fleet, file);
    const { status, said } = upgrade(fleet, ...to('0.3.0'), '--write');
    expect([status, said]).toEqual([
      0,
      expect.stringContaining(`  ${file}:8:3: 'contact' is 'email' from 0.3.0 on\n`),
    ]);
    expect(said).toContain(
      `warning: ${file}:7:3 region: 'region' goes with ringfleet 0.5.0\n  fix: leave it out\n`,
    );
    expect(read(fleet, file)).toBe(source.replace('  contact: ', '  email: '));
    expect(run(fleet, 'npm', 'run', '-s', 'typecheck')).toEqual({ status: 0, said: '' });
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
