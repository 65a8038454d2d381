import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Checkout } from '../support/checkout';
import { root } from '../support/sample';
import { BareRepository, gitIn } from '../support/state-repository';

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly name?: string; readonly run?: string; readonly uses?: string }[];
}
interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}
type GitLabJob = { readonly script: readonly string[] };

/** The files as the starter writes them. */
const made = execFileSync(
  process.execPath,
  [
    '--input-type=module',
    '-e',
    `import { CI } from ${JSON.stringify(join(root, 'starter/src/ci.mjs'))}; process.stdout.write(JSON.stringify(CI));`,
  ],
  { encoding: 'utf8' },
);
const files = JSON.parse(made) as Readonly<Record<'github' | 'gitlab', { readonly text: string }>>;
const github = parse(files.github.text) as Workflow;
const gitlab = parse(files.gitlab.text) as Readonly<Record<string, GitLabJob>>;
const shell = (job: string) =>
  github.jobs[job]!.steps.map(({ run = '' }) => run).find((run) => /range=|gh api/.test(run))!;

describe('GitHub', () => {
  it('jobs may do what they have to, and what may write comments runs nothing of the pull request', () => {
    expect(github.permissions).toEqual({});
    expect(Object.entries(github.jobs).map(([name, { permissions }]) => [name, permissions])).toEqual([
      ['check', { contents: 'read' }],
      ['comment', { 'pull-requests': 'write' }],
      ['publish', { contents: 'read' }],
    ]);
    expect(github.jobs['comment']!.steps.filter(({ uses }) => uses)).toEqual([]);
  });
  it('actions are pinned by commit', () => {
    const used = Object.values(github.jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(used.length).toBeGreaterThan(0);
    for (const each of used) expect(each).toMatch(/@[0-9a-f]{40}$/);
  });
  it('no step has an expression in what it runs, which somebody else could write', () => {
    for (const { steps } of Object.values(github.jobs))
      for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });
});

it('both are of the same steps', () => {
  const common = (text: string) =>
    text.replace(/\s+/g, ' ').replace(/origin\/\$GITHUB_BASE_REF|\$base(\.\.\.)?/g, 'BASE');
  const publish = (text: string) => common(text.slice(text.indexOf('npm run')));
  expect(publish(gitlab['publish']!.script[0]!)).toBe(publish(shell('publish')));
  const diff = (text: string) => common(text.slice(text.indexOf('npm run'), text.indexOf('code=$?')));
  expect(diff(gitlab['diff']!.script[0]!)).toBe(diff(shell('check')));
  expect(gitlab['check']!.script).toEqual(
    github.jobs['check']!.steps.flatMap(({ run = '' }) => (/^npm (run|test)/.test(run) ? [run] : [])),
  );
});

describe('run in a clone', () => {
  const checkout = new Checkout();
  const state = new BareRepository();
  const runner = mkdtempSync(join(tmpdir(), 'runner-'));
  const { folder } = checkout;
  const output = join(runner, 'output');
  beforeAll(() => {
    writeFileSync(join(folder, '.gitignore'), 'node_modules\nbuild\ndiff.md\n');
    gitIn(folder, 'init', '--quiet', '--initial-branch=main');
    gitIn(folder, 'config', 'user.name', 'Ann');
    gitIn(folder, 'config', 'user.email', 'ann@fleet.test');
    commit('Begin');
    gitIn(folder, 'update-ref', 'refs/remotes/origin/main', 'main');
  });
  afterAll(() => {
    checkout.remove();
    state.remove();
    rmSync(runner, { recursive: true });
  });
  const commit = (message: string) => {
    gitIn(folder, 'add', '-A');
    gitIn(folder, 'commit', '--quiet', '-m', message);
  };
  const ran = (script: string, env: Readonly<Record<string, string>> = {}) => {
    writeFileSync(output, '');
    return spawnSync('bash', ['-e', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        GITHUB_BASE_REF: 'main',
        GITHUB_STEP_SUMMARY: join(runner, 'summary'),
        GITHUB_OUTPUT: output,
        RUNNER_TEMP: runner,
        GITHUB_ACTOR: 'ann',
        STATE_DEPLOY_KEY: 'key',
        STATE_REPOSITORY: state.folder,
        ...env,
      },
    });
  };

  it('a change that destroys fails with its diff, passes by a trailer, and so does its publish', () => {
    const before = gitIn(folder, 'rev-parse', 'HEAD').trim();
    expect(ran(shell('publish'), { BEFORE: '0'.repeat(40) }).status).toBe(0);
    checkout.edit(
      'customers/customer-01/customer.ts',
      "values: { 'product-b': { host: 'dev.nw.test' } }",
      "values: { 'product-b': { host: 'dev.nw.test' } }, adopt: { 'product-a': { releaseName: 'old' } }",
    );
    commit('Rename');
    expect(ran(shell('check'))).toMatchObject({ status: 2 });
    expect(readFileSync(output, 'utf8')).toMatch(
      /^markdown<<([0-9a-f-]{36})\n<!-- ringfleet diff -->\n### Look twice: 1 REPLACE[^]*\n\1\n$/,
    );
    gitIn(
      folder,
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'Allow it\n\nAllow: customer-01-dev/product-a\nAllow: customer-01-dev',
    );
    expect(ran(shell('check'))).toMatchObject({ status: 0 });
    const { status, stderr } = ran(shell('publish'), { BEFORE: before });
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^published \w{12} to main of /m)]);
  }, 60_000);

  it('the comment is edited where there is one, and made where there is none', () => {
    const tools = join(runner, 'tools');
    mkdirSync(tools);
    const gh = (id: string) =>
      writeFileSync(
        join(tools, 'gh'),
        `#!/bin/sh\necho "$@" >> '${runner}/said'\ncase "$*" in *--jq*) echo '${id}';; esac\n`,
        { mode: 0o755 },
      );
    const said = (id: string) => {
      rmSync(join(runner, 'said'), { force: true });
      gh(id);
      const env = {
        PATH: `${tools}:${process.env['PATH']}`,
        GITHUB_REPOSITORY: 'acme/fleet',
        PULL: '7',
        DIFF: 'what changes',
      };
      expect(ran(shell('comment'), env)).toMatchObject({ status: 0 });
      return readFileSync(join(runner, 'said'), 'utf8').trim().split('\n').at(-1);
    };
    expect(said('')).toBe('api --silent repos/acme/fleet/issues/7/comments --raw-field body=what changes');
    expect(said('42')).toBe(
      'api --silent --method PATCH repos/acme/fleet/issues/comments/42 --raw-field body=what changes',
    );
  });

  it.each([
    ['edited', 9, 'PUT /projects/1/merge_requests/2/notes/31'],
    ['made', 8, 'POST /projects/1/merge_requests/2/notes'],
  ])('the note of GitLab is %s, by whose it is', async (_, author, last) => {
    const asked: string[] = [];
    const server = createServer((request, answer) => {
      const url = request.url!.split('?')[0]!;
      asked.push(`${request.method} ${url}`);
      const notes = [
        { id: 30, author: { id: 9 }, body: 'hello' },
        { id: 31, author: { id: author }, body: '<!-- ringfleet diff -->\n' },
      ];
      answer.end(JSON.stringify(url === '/user' ? { id: 9 } : request.method === 'GET' ? notes : {}));
    }).listen(0);
    const at = mkdtempSync(join(tmpdir(), 'note-'));
    writeFileSync(join(at, 'diff.md'), 'what changes');
    const script = gitlab['note']!.script[0]!.replaceAll('/tmp/note.mjs', join(at, 'note.mjs'));
    const env = {
      ...process.env,
      CI_API_V4_URL: `http://localhost:${(server.address() as AddressInfo).port}`,
      CI_PROJECT_ID: '1',
      CI_MERGE_REQUEST_IID: '2',
      NOTE_TOKEN: 't',
    };
    const code = await new Promise((done) =>
      spawn('bash', ['-e', '-c', script], { cwd: at, env }).on('close', done),
    );
    server.close();
    rmSync(at, { recursive: true });
    expect([code, asked.at(-1)]).toEqual([0, last]);
  });
});
