/**
 * `npx tsx bench/diff.ts FOLDER`: how long `diff` takes in a program that `npm run bench -- generate --customers N --out FOLDER` wrote, beside a
 * synthesis of all: nothing changed, one customer, a version in one ring, a value of everyone. The folder is changed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
if (folder === undefined) throw new Error('give the folder of the program');

function run(command: string, ...args: string[]): { readonly seconds: number; readonly lines: number } {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, maxBuffer: 2 ** 30 });
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr.toString('utf8')}`);
  return { seconds, lines: stdout.toString('utf8').split('\n').length - 1 };
}
const fleet = (...args: string[]) => run(process.execPath, '-r', 'ringfleet/register', 'main.ts', ...args);
const git = (...args: string[]) =>
  run('git', '-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args);

/** Changes a piece of the files of a folder, the first so many. */
function edit(below: string, file: string, piece: RegExp, by: string, most = Infinity): void {
  let left = most;
  for (const name of readdirSync(join(folder!, below))) {
    const path = join(folder!, below, name, file);
    if (left === 0 || !existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    if (!piece.test(text)) continue;
    writeFileSync(path, text.replace(piece, by));
    left -= 1;
  }
}

if (!existsSync(join(folder, '.git'))) git('init', '--quiet', '--initial-branch=main', '.');
writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
const whole = fleet('synth', '--full').seconds;
git('add', '-A');
git('commit', '--quiet', '-m', 'Begin');
// What is written in the second in which a run begins may change once more in it, and is not relied on.
const settle = () => spawnSync('sleep', ['2']);

const edits: readonly (readonly [string, () => void])[] = [
  ['nothing', () => {}],
  ['one customer', () => edit('customers', 'customer.ts', /"memory": "\d+Mi"/, '"memory": "176Mi"', 1)],
  [
    'a version in one ring',
    () =>
      edit(
        'products',
        'rings.yaml',
        /(early:\n {2}version: )2\.3\.1\n {2}ran: \[/,
        '$12.4.0\n  ran: [2.3.1, ',
        1,
      ),
  ],
  ['a value of everyone', () => edit('.', 'standard.ts', /(cpu: ')\d+m'/, "$160m'")],
];
process.stdout.write(`synthesis of all: ${whole.toFixed(1)} s\n`);
for (const [what, change] of edits) {
  change();
  settle();
  fleet('synth');
  settle();
  fleet('synth');
  const times = [1, 2, 3].map(() => fleet('diff'));
  const { seconds, lines } = times.sort((a, b) => a.seconds - b.seconds)[1]!;
  process.stdout.write(
    `${what}: ${seconds.toFixed(2)} s, ${(seconds / whole).toFixed(3)} of that, ${lines} lines\n`,
  );
  git('add', '-A');
  git('commit', '--quiet', '--allow-empty', '-m', what);
}
