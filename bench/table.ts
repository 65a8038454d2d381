import type { Usage } from './measure';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '-:'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** CPU and memory; nothing where it was not measured. */
export function used(usage: Usage | undefined): string {
  return usage ? `${usage.seconds.toFixed(2)} s, ${usage.megabytes.toFixed(0)} MB` : '';
}

/** CPU, and the time on the wall. */
export function timed(usage: Usage | undefined): string {
  return usage
    ? `${usage.seconds.toFixed(2)} s (wall ${usage.wall.toFixed(2)}), ${usage.megabytes.toFixed(0)} MB`
    : '';
}

export function ratio(one: Usage | undefined, other: Usage | undefined): string {
  return one && other ? (one.seconds / other.seconds).toFixed(1) : '';
}

export function count(number: number): string {
  return number.toLocaleString('en-US');
}
