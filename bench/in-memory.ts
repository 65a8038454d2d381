import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { COMPILED } from './compiled';
import { factsOf } from './customers';
import { fleetFiles } from './marked';
import { inScratch, median, run, type Run, type Usage } from './measure';
import { installed, peers } from './peers';
import type { Peer } from './peers/peer';
import { documentsIn, filesBelow, manifestsAmong, same } from './peers/same';

const REGISTER = join(__dirname, '../entry/register.cjs');

/** A program that makes the objects of the workload. */
interface Contender extends Pick<Peer, 'title' | 'atMost' | 'because' | 'makes'> {
  readonly version: string;
  /** Runs it for so many customers: what it makes is below the folder of `out`. */
  readonly run: (customers: number, folder: string, out: string) => Promise<Run>;
}

const { version: CDK8S } = createRequire(__filename)('cdk8s/package.json') as { version: string };

const node = (...args: string[]) => [process.execPath, ...args];

/** What ringfleet is compared with. */
export const contenders: readonly Contender[] = [
  {
    title: 'naive cdk8s',
    version: CDK8S,
    atMost: 1000,
    because: 'its time grows with the square of the customers',
    makes: 'everything',
    run: (customers, folder, out) =>
      run(node(join(COMPILED, 'programs/naive.js'), String(customers), out), folder),
  },
  ...installed().map(({ peer, path }) => ({
    ...peer,
    version: versionOf(path, peer.version),
    run: (customers: number, folder: string, out: string) => {
      const facts = Array.from({ length: customers }, (_, index) => factsOf(index));
      peer.write(folder, facts);
      return run(peer.command(path, out), folder);
    },
  })),
];

/** Peers that are not on this machine. */
export const missing = peers.filter(({ title }) => contenders.every((each) => each.title !== title));

const floorFor = (customers: number, out: string) =>
  run(node(join(COMPILED, 'programs/floor.js'), String(customers), out));
const oursFor = (customers: number, out: string) =>
  run(node('-r', REGISTER, join(__dirname, 'programs/ours.ts'), String(customers), out));

/** Seconds of CPU by phase. */
export type Phases = Readonly<Record<string, number>>;

/** The same objects, to files in memory. */
export interface InMemory {
  readonly files: number;
  /** Of all files, as bytes and not as blocks. */
  readonly bytes: number;
  readonly floor: Usage;
  readonly ringfleet: Usage & { readonly phases: Phases };
  /** By title; one that takes too long is not there. */
  readonly others: Readonly<Record<string, Usage>>;
}

/** The programs take turns, so that a slow minute is not one program's alone. */
export async function inMemory(customers: number, rounds: number): Promise<InMemory> {
  const runs = { floor: [] as Run[], ringfleet: [] as Run[] };
  const others: Record<string, Run[]> = {};
  let size = { files: 0, bytes: 0 };
  for (let round = 0; round < rounds; round++) {
    await inScratch(async (folder) => {
      const [floor, ours] = [join(folder, 'floor'), join(folder, 'ours')];
      runs.floor.push(await floorFor(customers, floor));
      runs.ringfleet.push(await oursFor(customers, ours));
      if (round === 0) size = compared(floor, ours);
    });
    for (const { title, atMost, run: contend } of contenders) {
      // One run of what takes minutes is enough.
      if (customers > atMost || (customers === atMost && round > 0)) continue;
      await inScratch(async (folder) =>
        (others[title] ??= []).push(await contend(customers, folder, madeIn(folder))),
      );
    }
  }
  const ringfleet = median(runs.ringfleet);
  return {
    ...size,
    floor: median(runs.floor),
    ringfleet: { ...ringfleet, phases: JSON.parse(ringfleet.stdout) as Phases },
    others: Object.fromEntries(Object.entries(others).map(([title, each]) => [title, median(each)])),
  };
}

/** So many customers have every fact of the workload with every other one that it may meet. */
const ALL_FACTS = 60;

/**
 * Checks that every program makes the same documents as ringfleet: parsed, and without the files that do not change with
 * customers, which are the floor's alone.
 *
 * @throws Error naming the first document that is not the same
 */
export async function checkContenders(): Promise<void> {
  await inScratch(async (folder) => {
    await oursFor(ALL_FACTS, join(folder, 'ours'));
    const others = new Set(['.ringfleet', ...fleetFiles().map(([path]) => path)]);
    const ours = documentsIn(join(folder, 'ours'), (path) => !others.has(path));
    for (const { title, makes, run: contend } of contenders) {
      const own = join(folder, title);
      mkdirSync(own);
      const out = madeIn(own);
      await contend(ALL_FACTS, own, out);
      const made = documentsIn(out);
      if (makes === 'everything') same(title, made, ours);
      else same(title, manifestsAmong(made), manifestsAmong(ours));
    }
  });
}

/** The version that a program says. */
function versionOf(path: string, args: readonly string[]): string {
  const { stdout } = spawnSync(path, args, { encoding: 'utf8' });
  return /v?\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? 'unknown version';
}

function madeIn(folder: string): string {
  const out = join(folder, 'out');
  mkdirSync(out);
  return out;
}

/**
 * How much there is of the floor's and ours, which have to be the same byte for byte.
 *
 * @throws Error naming the first file that is not
 */
function compared(floor: string, ours: string): { files: number; bytes: number } {
  const paths = filesBelow(floor);
  // Ours says that the folder is ours.
  const own = filesBelow(ours).filter((path) => path !== '.ringfleet');
  if (own.length !== paths.length)
    throw new Error(`the floor has ${paths.length} files, ringfleet ${own.length}`);
  let bytes = 0;
  for (const path of own) {
    const text = readFileSync(join(ours, path));
    if (!text.equals(readFileSync(join(floor, path)))) throw new Error(`${path} differs from the floor's`);
    bytes += text.length;
  }
  return { files: own.length, bytes };
}
