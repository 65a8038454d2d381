import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { renderAll } from '../../lib/cli/synth';
import { write } from '../../lib/output';
import { planOf, root, sampleRoot, sampleSpecs, type Files } from './sample';

/** What the program is made of. */
const PROGRAM = ['cdk8s.yaml', 'entry', 'imports', 'lib', 'package.json', 'tsconfig.json'];
/** What it works on. */
const FLEET = ['customers', 'fleet', 'main.ts', 'products'];
/** What tests change, and put back. */
const CHANGED = ['customers', 'dist', 'lib'];

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program with the sample fleet in a temporary folder, to change its input and run it as people do. */
export class Checkout {
  readonly folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  private readonly original = mkdtempSync(join(tmpdir(), 'checkout-original-'));

  /** @param more what else of the repository to copy, by path */
  constructor(more: readonly string[] = []) {
    copy(root, this.folder, [...PROGRAM, ...more]);
    copy(sampleRoot, this.folder, FLEET);
    write(join(this.folder, 'dist'), renderAll(planOf(sampleSpecs())));
    linkMade(this.folder);
    this.keep();
  }

  /** Makes what is there now the state that `reset` goes back to. */
  keep(): void {
    copy(this.folder, this.original, CHANGED);
  }

  /** Puts back what tests change. */
  reset(): void {
    copy(this.original, this.folder, CHANGED);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  delete(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  /** Replaces a piece of a file, which must be there. */
  edit(path: string, piece: string, by: string): void {
    const text = this.read(path);
    expect([path, text.includes(piece)]).toEqual([path, true]);
    this.write(
      path,
      text.replace(piece, () => by),
    );
  }

  /** `npm run synth`, without npm. */
  synth(env: Readonly<Record<string, string>> = {}): Run {
    return this.run(['-r', 'ringfleet/register', 'main.ts'], env);
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
    return spawnSync(process.execPath, [...args], {
      cwd: this.folder,
      env: { ...process.env, CDK8S_OUTDIR: undefined, ...env },
      encoding: 'utf8',
    });
  }

  /** Every file below the folder, by path. */
  files(below = 'dist'): Files {
    return this.entries(below, (path) => readFileSync(path, 'utf8'));
  }

  /** When each file and folder was last modified, by path. */
  times(below = 'dist'): Files {
    return this.entries(below, (path) => String(lstatSync(path, { bigint: true }).mtimeNs), true);
  }

  remove(): void {
    for (const folder of [this.folder, this.original]) rmSync(folder, { recursive: true, force: true });
  }

  private entries(below: string, show: (path: string) => string, folders = false): Files {
    const start = resolve(this.folder, below);
    return Object.fromEntries(
      readdirSync(start, { withFileTypes: true, recursive: true })
        .filter((entry) => folders || !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [relative(start, path), show(path)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}

/** Links what is made of the repository and not committed: its modules, and the compiled library where there is one. */
export function linkMade(folder: string): void {
  for (const part of ['node_modules', 'build'].filter((each) => existsSync(join(root, each))))
    symlinkSync(join(root, part), join(folder, part));
}

function copy(from: string, to: string, parts: readonly string[]): void {
  for (const part of parts) {
    rmSync(join(to, part), { recursive: true, force: true });
    cpSync(join(from, part), join(to, part), { recursive: true });
  }
}
