import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root, sampleRoot, type Files } from './sample';

/** What the fleet's modules import. */
const PACKAGES = ['zod', 'tsx', 'constructs', 'cdk8s', 'typescript', '@types/node'];

/** A fleet in a folder of its own, that has ringfleet as its packages: what is kept of its runs goes with it. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'workspace-'));

  constructor(from = sampleRoot) {
    for (const part of ['customers', 'fleet', 'main.ts', 'products'])
      cpSync(join(from, part), join(this.folder, part), { recursive: true });
    link(join(this.folder, 'node_modules/ringfleet'), root);
    for (const name of PACKAGES)
      link(join(this.folder, 'node_modules', name), join(root, 'node_modules', name));
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  /** What a run says on stderr but for the seconds, and how it ends. */
  synth(...args: readonly string[]): string {
    const run = spawnSync(process.execPath, ['-r', 'ringfleet/register', 'main.ts', ...args], {
      cwd: this.folder,
      env: { ...process.env, CDK8S_OUTDIR: undefined },
      encoding: 'utf8',
    });
    return `${run.status}\n${run.stdout}${run.stderr
      .replace(/, [\d.]+ s\n$/, '\n')
      .split(this.folder)
      .join('')}`;
  }

  /** The output, by path. */
  files(): Files {
    const dist = this.path('dist');
    return Object.fromEntries(
      readdirSync(dist, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((path) => [relative(dist, path), readFileSync(path, 'utf8')]),
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function link(path: string, target: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'dir');
}
