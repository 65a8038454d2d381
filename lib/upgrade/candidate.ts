import { spawnSync } from 'node:child_process';
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { satisfies } from 'semver';
import { MARKER } from '../output/marker';
import { readFolder } from '../output/output-folder';
import { installedIn, LIBRARY, type FleetPackage, type Manifest } from './fleet-package';
import { npm } from './npm';
import { Stopped } from './stopped';

/** The package's own program that gives fields their new names: what later versions call, too. */
const MIGRATE = `node_modules/${LIBRARY}/entry/migrate.cjs`;
const REGISTER = `node_modules/${LIBRARY}/entry/register.cjs`;
const OUTPUT = 'dist';

/** How a program went. */
export interface ProgramRun {
  readonly isDone: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the fleet with another ringfleet: everything is tried there, and the fleet is left as it is. */
export class Candidate {
  readonly folder: string;
  /** What `npm install` was told: the ringfleet, and what the fleet has in common with it. */
  readonly installed: string[] = [];

  constructor(private readonly fleet: FleetPackage) {
    this.folder = folderBeside(fleet.root);
    try {
      this.copy();
    } catch (fault) {
      this.remove();
      throw fault;
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Installs what an upgrade would, but for tools: those are linked. */
  install(target: string): Manifest {
    this.add(`${LIBRARY}@${target}`);
    const { name, version, engines, dependencies = {} } = installedIn(this.folder);
    if (name !== LIBRARY)
      throw new Stopped(
        '--to',
        `${target} is '${name}', and not '${LIBRARY}'`,
        'give the tarball of ringfleet',
      );
    if (engines?.node !== undefined && !satisfies(process.version, engines.node))
      throw new Stopped(
        'upgrade',
        `ringfleet ${version} needs Node ${engines.node}, and this is ${process.version}`,
        'upgrade Node first',
      );
    for (const shared of this.shared(dependencies)) this.add(shared);
    this.linkTools();
    return installedIn(this.folder);
  }

  /** Gives fields their new names. Returns what it did, a line each. */
  migrate(from: string): string[] {
    // Versions before the first that could be upgraded from have none.
    if (!existsSync(join(this.folder, MIGRATE))) return [];
    const { isDone, stdout, stderr } = this.node('-r', `./${REGISTER}`, MIGRATE, from);
    if (!isDone) throw new Stopped('upgrade', 'the codemods fail', 'report it to ringfleet', stderr);
    return stdout.split('\n').filter((line) => line !== '');
  }

  /** Runs the fleet's program. */
  run(command: readonly string[]): ProgramRun {
    return this.node(...command);
  }

  /** Files of the output, by path. */
  output(): ReadonlyMap<string, string> {
    const folder = join(this.folder, OUTPUT);
    const paths = [...readFolder(folder).files].sort();
    return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  }

  private add(wanted: string): void {
    const { isDone, fault, isUnknown, said } = npm(
      this.folder,
      ...['install', wanted, '--save-exact', '--omit=dev', '--no-audit', '--no-fund'],
    );
    const fix = isUnknown
      ? 'give a version that npm view ringfleet versions names, or a tarball; a registry of your own is named in .npmrc'
      : 'mend what npm says';
    if (!isDone)
      throw new Stopped('upgrade', `npm cannot install ${wanted}: ${fault}`, fix, isUnknown ? '' : said);
    this.installed.push(wanted);
  }

  /** What the fleet has in the very version that its ringfleet has: zod, of which there must be one. */
  private shared(next: Readonly<Record<string, string>>): string[] {
    const { manifest, present } = this.fleet;
    return Object.entries(manifest.dependencies ?? {}).flatMap(([name, version]) => {
      const wanted = next[name];
      const isShared = present.dependencies?.[name] === version;
      return isShared && wanted !== undefined && wanted !== version ? [`${name}@${wanted}`] : [];
    });
  }

  /** The fleet's compiler and test runner, which another ringfleet does not change. */
  private linkTools(): void {
    const [from, to] = [this.fleet.root, this.folder].map((folder) => join(folder, 'node_modules')) as [
      string,
      string,
    ];
    for (const name of readdirSync(from).filter((each) => !each.startsWith('.'))) {
      const names = name.startsWith('@')
        ? readdirSync(join(from, name)).map((each) => join(name, each))
        : [name];
      for (const each of names.filter((path) => !existsSync(join(to, path)))) {
        mkdirSync(dirname(join(to, each)), { recursive: true });
        symlinkSync(join(from, each), join(to, each), 'junction');
      }
    }
  }

  private copy(): void {
    const { root, outdir } = this.fleet;
    const options = { recursive: true, mode: constants.COPYFILE_FICLONE };
    const isLeft = (path: string) =>
      basename(path) === 'node_modules' || path === join(root, '.git') || path === outdir;
    cpSync(root, this.folder, { ...options, filter: (path) => !isLeft(path) });
    // The fleet is judged by what is deployed, too. Another run may have the folder's lock.
    const isOther = (path: string) => {
      const name = relative(outdir, path);
      return name.startsWith('.') && name !== MARKER;
    };
    if (existsSync(outdir))
      cpSync(outdir, join(this.folder, OUTPUT), { ...options, filter: (path) => !isOther(path) });
  }

  private node(...args: readonly string[]): ProgramRun {
    return node(this.folder, ...args);
  }
}

/** Runs a program in a folder; what it says of the folder is told of none. */
export function node(folder: string, ...args: readonly string[]): ProgramRun {
  const env = { ...process.env, CDK8S_OUTDIR: undefined };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  const told = (text: string | null) => (text ?? '').split(`${folder}/`).join('');
  return { isDone: status === 0, stdout: told(stdout), stderr: told(stderr) };
}

/** Beside the fleet, so that what leads out of it (`file:../ringfleet.tgz`) leads to the same place. */
function folderBeside(root: string): string {
  const name = `.${basename(root)}-upgrade-`;
  try {
    return realpathSync(mkdtempSync(join(dirname(root), name)));
  } catch {
    return realpathSync(mkdtempSync(join(tmpdir(), name)));
  }
}
