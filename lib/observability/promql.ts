import type { Duration } from '../authored/duration';
import { secondsOf } from '../authored/duration';

/** Matches one of the names, each as it is. */
export function oneOf(label: string, names: readonly string[]): string {
  const all = [...new Set(names)].sort();
  if (all.length === 1) return `${label}=${quoted(all[0]!)}`;
  return `${label}=~${quoted(all.map((name) => name.replace(/[.+*?()[\]{}|^$\\]/g, '\\$&')).join('|'))}`;
}

/** A string of PromQL. Source: Prometheus, "Querying basics", "String literals". */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A selector with these matchers, of which some may be empty. */
export function selector(metric: string, ...matchers: readonly string[]): string {
  return `${metric}{${matchers.filter((each) => each !== '').join(',')}}`;
}

/** A length of time as Prometheus writes it, which knows no fractions: whole seconds, in the largest unit that fits. */
export function range(duration: Duration): string {
  const seconds = Math.max(1, Math.round(secondsOf(duration)));
  for (const [unit, size] of [
    ['h', 3600],
    ['m', 60],
  ] as const)
    if (seconds % size === 0) return `${seconds / size}${unit}`;
  return `${seconds}s`;
}
