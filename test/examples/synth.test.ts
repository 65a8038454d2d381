import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { example, exampleNames, exampleRoot } from '../support/examples';
import { filesOf, root } from '../support/sample';
import { marked } from '../support/marked';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'examples-'));
  for (const part of ['entry', 'imports', 'lib', 'node_modules', 'package.json'])
    symlinkSync(join(root, part), join(folder, part));
  mkdirSync(join(folder, 'examples'));
});
afterAll(() => rmSync(folder, { recursive: true }));

// The CLI would remove it even for --stdout, which prints.
it.each(exampleNames)('examples/%s states no output folder in cdk8s.yaml', (name) => {
  expect(readFileSync(join(exampleRoot(name), 'cdk8s.yaml'), 'utf8')).not.toMatch(/^output:/m);
});

it.each(exampleNames)('npx cdk8s synth in examples/%s writes its dist/', (name) => {
  const own = join(folder, 'examples', name);
  cpSync(exampleRoot(name), own, { recursive: true, filter: (path) => !path.endsWith('/dist') });
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth'],
    {
      cwd: own,
      env: { ...process.env, CDK8S_OUTDIR: undefined, CDK8S_CHECK_UPGRADE: 'false' },
      encoding: 'utf8',
    },
  );
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('error')]);
  const dist = join(own, 'dist');
  const written = readdirSync(dist, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(dist, path), readFileSync(path, 'utf8')] as const);
  expect(Object.fromEntries(written)).toEqual(marked(filesOf(example(name))));
});
