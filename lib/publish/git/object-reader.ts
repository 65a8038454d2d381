import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { gitEnvironment } from './run';

interface ReadObject {
  readonly name: string;
  readonly content: Buffer;
}

type Answer = (found: ReadObject | undefined) => void;

/** Reads objects of a repository, all by one process of git. */
export class ObjectReader {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly asked: Answer[] = [];
  private rest = Buffer.alloc(0);
  private fault: Error | undefined;

  /** @param folder in which git finds the repository */
  constructor(folder: string) {
    this.child = spawn('git', ['cat-file', '--batch'], { cwd: folder, env: gitEnvironment() });
    this.child.stdout.on('data', (chunk: Buffer) => this.take(chunk));
    this.child.stderr.resume();
    this.child.stdin.on('error', () => {});
    this.child.on('error', (fault) => this.end(fault));
    this.child.on('close', () => this.end());
  }

  /**
   * The content of an object, by its name or by what leads to it: `<commit>:<path>`.
   *
   * @returns undefined where it is not there
   */
  async read(name: string): Promise<Buffer | undefined> {
    return (await this.ask(name))?.content;
  }

  async text(name: string): Promise<string | undefined> {
    return (await this.read(name))?.toString('utf8');
  }

  /** The name of an object, by what leads to it. */
  async nameOf(path: string): Promise<string | undefined> {
    return (await this.ask(path))?.name;
  }

  private ask(name: string): Promise<ReadObject | undefined> {
    if (this.fault) return Promise.reject(this.fault);
    return new Promise((resolve) => {
      this.asked.push(resolve);
      this.child.stdin.write(`${name}\n`);
    });
  }

  close(): void {
    this.child.stdin.end();
  }

  private take(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (;;) {
      const end = this.rest.indexOf('\n');
      if (end < 0) return;
      // <name> <kind> <size>; <what was asked> missing
      const [, name, size] = /^(\w+) \w+ (\d+)$/.exec(this.rest.toString('latin1', 0, end)) ?? [];
      if (name === undefined || size === undefined) {
        this.rest = this.rest.subarray(end + 1);
        this.asked.shift()?.(undefined);
        continue;
      }
      const start = end + 1;
      const after = start + Number(size);
      if (this.rest.length < after + 1) return;
      const content = Buffer.from(this.rest.subarray(start, after));
      this.rest = this.rest.subarray(after + 1);
      this.asked.shift()?.({ name, content });
    }
  }

  private end(fault: Error = new Error('git cat-file has ended')): void {
    this.fault = fault;
    for (const answer of this.asked.splice(0)) answer(undefined);
  }
}
