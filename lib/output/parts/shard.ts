import { createHash } from 'node:crypto';

/** Which of several runs one is, counted from 1: of 16 runs the third is `3/16`. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** @returns undefined for a text that is not like `3/16` */
export function shardOf(text: string): Shard | undefined {
  const [, number, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  return shard.number <= shard.of ? shard : undefined;
}

/** Whether a shard makes what has the name. By a hash of the name: what is added moves nothing to another shard. */
export function isOfShard({ number, of }: Shard, name: string): boolean {
  return createHash('sha256').update(name).digest().readUInt32BE() % of === number - 1;
}
