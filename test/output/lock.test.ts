import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holderOf, lifeOf, ourselves } from '../../lib/output/holder';
import { Lock } from '../../lib/output/lock';
import { write } from '../../lib/output/write';
import { rendered, Scratch } from './scratch';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
});
afterEach(() => {
  scratch.remove();
});

/** Leaves the lock of a holder in the output folder. */
function locked(holder: object): void {
  mkdirSync(scratch.dist, { recursive: true });
  writeFileSync(join(scratch.dist, '.ringfleet-lock'), JSON.stringify(holder));
}

const us = ourselves('0123');
/** A process that has ended. */
const dead = () => ({ ...us, pid: spawnSync(process.execPath, ['-e', '']).pid });

describe('the life of a holder', () => {
  test.each<readonly [string, () => object | undefined, string]>([
    ['itself', () => us, 'alive'],
    ['process 1', () => ({ ...us, pid: 1, started: undefined }), 'alive'],
    ['a process that ended', dead, 'dead'],
    ['one whose number another process has now', () => ({ ...us, started: '1' }), 'dead'],
    ['our number in another PID namespace, or boot', () => ({ ...us, scope: 'elsewhere' }), 'unknown'],
    ['a file not written to its end', () => undefined, 'unknown'],
  ])('%s', (_name, holder, life) => {
    expect(lifeOf(holderOf(JSON.stringify(holder() ?? '{"pid":')))).toBe(life);
  });
});

describe('an output folder', () => {
  test('is given to one run at a time, and back when it ended', () => {
    const first = Lock.take(scratch.dist);
    expect(() => Lock.take(scratch.dist, { alive: 50 })).toThrow(
      /is being written by process \d+ on .*\n {2}fix: run it again .* remove .*dist\/\.ringfleet-lock$/,
    );
    first.prove();
    first.release();
    Lock.take(scratch.dist, { alive: 0 }).release();
    expect(readdirSync(scratch.dist)).toEqual([]);
  });

  test('is taken over from a process that died, at once', () => {
    locked(dead());
    Lock.take(scratch.dist, { alive: 0, silent: 60_000 }).release();
    expect(readdirSync(scratch.dist)).toEqual([]);
  });

  test('is taken over from one that died while it took it over', () => {
    locked(dead());
    writeFileSync(join(scratch.dist, '.ringfleet-lock-gate'), JSON.stringify(dead()));
    Lock.take(scratch.dist, { alive: 0 }).release();
    expect(readdirSync(scratch.dist)).toEqual([]);
  });

  test('is taken over from another machine or container when that gave no sign of life', () => {
    locked({ ...us, scope: 'elsewhere' });
    const began = performance.now();
    const lock = Lock.take(scratch.dist, { alive: 0, silent: 300 });
    expect(performance.now() - began).toBeGreaterThanOrEqual(300);
    lock.release();
  });

  test('is lost to who took it over, and the one before puts nothing in place', () => {
    scratch.given({ 'a.yaml': 'old' });
    function* files() {
      yield { path: 'a.yaml', content: 'new' };
      locked({ ...us, token: 'another' });
    }
    expect(() => write(scratch.dist, files())).toThrow('was taken by another run, or removed');
    expect(scratch.found()).toEqual({
      'a.yaml': 'old',
      '.ringfleet-lock': JSON.stringify({ ...us, token: 'another' }),
    });
  });

  test('that is not there is made, and gone again when the run fails', () => {
    function* files() {
      yield* rendered({ 'a.yaml': 'a' });
      throw new Error('render failed');
    }
    expect(() => write(join(scratch.temp, 'x/dist'), files())).toThrow('render failed');
    expect(scratch.found(scratch.temp)).toEqual({});
  });
});

/** Two outputs with files in common, and files of their own. */
const NAMES = ['one', 'two'] as const;
type Name = (typeof NAMES)[number];
const output = (name: Name): Record<string, string> =>
  Object.fromEntries([
    ...Array.from({ length: 12 }, (_, at) => [`common/${at}.yaml`, name]),
    ...Array.from({ length: 4 }, (_, at) => [`${name}/${at}.yaml`, name]),
  ]) as Record<string, string>;

/** A process that writes an output as often as its standard input has lines, and says after each that it has. */
const CHILD = `
  const { write } = require(process.argv[1]);
  const files = JSON.parse(process.argv[3]);
  require('node:readline').createInterface({ input: process.stdin }).on('line', () => {
    let said = 'written';
    try { write(process.argv[2], files); } catch (error) { said = 'failed: ' + error.message; }
    process.stdout.write(JSON.stringify(said) + '\\n');
  });
`;

test('50 rounds of two processes at once: the folder is one of the two outputs, complete', async () => {
  const workers = NAMES.map((name) => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        '-e',
        CHILD,
        join(process.cwd(), 'lib/output/write.ts'),
        scratch.dist,
        JSON.stringify(rendered(output(name))),
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    return {
      child,
      run: () =>
        new Promise<string>((done) => {
          child.stdout.once('data', (said: Buffer) => done(said.toString()));
          child.stdin.write('\n');
        }),
    };
  });
  const wrong: unknown[] = [];
  for (let round = 0; round < 50; round++) {
    const said = await Promise.all(workers.map(({ run }) => run()));
    const found = Object.fromEntries(Object.entries(scratch.found()).filter(([, what]) => what !== 'dir'));
    const winner = NAMES.find((name) => found['common/0.yaml'] === name);
    const isWhole = winner && JSON.stringify(sorted(found)) === JSON.stringify(sorted(output(winner)));
    if (!isWhole || said.some((each) => each !== '"written"\n')) wrong.push({ round, said, found });
  }
  for (const { child } of workers) child.stdin.end();
  expect(wrong).toEqual([]);
  expect(readFileSync(join(scratch.dist, '.ringfleet'), 'utf8')).toContain('common\n');
}, 60_000);

function sorted(tree: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1));
}
