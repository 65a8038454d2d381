import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** The process that has a lock, as it says of itself in the lock's file. */
export interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When it began, in the kernel's ticks since the boot: a process number is given again, this is not. */
  readonly started?: string;
  /** Which process numbers are comparable: of one boot and one PID namespace (containers have their own). */
  readonly scope: string;
  /** Random: tells two locks of one process apart. */
  readonly token: string;
}

/** Whether a holder is alive; `unknown` of one on another machine or in another container. */
export type Life = 'alive' | 'dead' | 'unknown';

export function ourselves(token: string): Holder {
  return { host: hostname(), pid: process.pid, started: startOf('self'), scope: scope(), token };
}

/** @returns undefined for what is no holder, such as the text of a file that is not written to its end */
export function holderOf(text: string): Holder | undefined {
  const { host, pid, started, scope: of, token } = quietly(() => JSON.parse(text) as Partial<Holder>) ?? {};
  if (host === undefined || pid === undefined || of === undefined || token === undefined) return undefined;
  return { host, pid, started, scope: of, token };
}

export function lifeOf(holder: Holder | undefined): Life {
  if (holder === undefined || holder.scope !== scope()) return 'unknown';
  if (!isRunning(holder.pid)) return 'dead';
  const started = startOf(String(holder.pid));
  // A process that has ended, and that its parent has not asked after, still has its number.
  if (started === ENDED) return 'dead';
  return started !== undefined && holder.started !== undefined && started !== holder.started
    ? 'dead'
    : 'alive';
}

function scope(): string {
  const boot = quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const numbers = quietly(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), boot, numbers].join(' ');
}

const ENDED = 'ended';

/** Where there is a /proc (Linux), as proc_pid_stat(5) describes: field 3 is the state, field 22 the start. */
function startOf(pid: string): string | undefined {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field is the program's name in brackets, which may hold spaces and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' || fields?.[0] === 'X' ? ENDED : fields?.[19];
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 is never sent: the call only says whether it could be.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM, for one, is a live process of another user.
    return !hasCode(error, 'ESRCH');
  }
}

/** The answer; `undefined` where asking throws. */
export function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  // Not instanceof Error: in a vm context (a test runner's) node's errors are of another realm.
  return typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));
}
