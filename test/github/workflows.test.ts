import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satisfies } from 'semver';
import { parse } from 'yaml';
import { root } from '../support/sample';

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, '.github/workflows');
const texts = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

describe.each(texts)('%s', (_name, text) => {
  const { permissions, jobs } = parse(text) as Workflow;

  it('names each action by commit, with its version beside it', () => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may do nothing but what a job says, and no job may write that runs what somebody wrote', () => {
    expect(permissions).toEqual({});
    for (const [name, job] of Object.entries(jobs)) {
      const isComment = name === 'comment';
      expect([name, job.permissions]).toEqual([
        name,
        isComment ? { 'pull-requests': 'write' } : { contents: 'read' },
      ]);
      if (isComment)
        expect(job.steps.filter(({ uses, run = '' }) => uses ?? run.includes('npm'))).toEqual([]);
    }
  });

  it('leaves no token in the checkout for the code that it runs', () => {
    const checkouts = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')),
    );
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });
});

it('this fleet says what a change does, and publishes it, as a new one does', () => {
  const asked = `import { CI } from './src/ci.mjs'; process.stdout.write(CI.github.text);`;
  const text = execFileSync(process.execPath, ['--input-type=module', '-e', asked], {
    cwd: join(root, 'starter'),
    encoding: 'utf8',
  });
  const started = (parse(text) as Workflow).jobs;
  const own = (parse(readFileSync(join(folder, 'ci.yaml'), 'utf8')) as Workflow).jobs;
  const scripts = (job: Job | undefined) => job?.steps.flatMap(({ run, env }) => (run ? [{ run, env }] : []));
  expect(scripts(own['comment'])![0]!.run).toBe(scripts(started['comment'])![0]!.run);
  expect(scripts(own['publish'])).toEqual(scripts(started['publish']));
  const told = (job: Job | undefined) => scripts(job)!.filter(({ run }) => run.includes('fleet -- diff'));
  expect(told(own['diff'])).toHaveLength(1);
  expect(told(own['diff'])).toEqual(told(started['check']));
});

it('CI runs on Node that package.json allows, the oldest among them', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const versions = texts.flatMap(([, text]) =>
    Object.values((parse(text) as Workflow).jobs).flatMap(({ strategy }) => strategy?.matrix.node ?? []),
  );
  expect(versions).toEqual([20, 22, 24]);
  for (const version of versions) expect(satisfies(`${version}.99.0`, engines.node)).toBe(true);
});

it('no package runs a script when it is installed', () => {
  expect(readFileSync(join(root, '.npmrc'), 'utf8').split('\n')).toContain('ignore-scripts=true');
});
