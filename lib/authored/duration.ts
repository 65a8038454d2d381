/** A length of time as Flux takes it: `90s`, `5m`, `1h30m`. Source: Flux, "Kustomization", "Interval". */
export type Duration =
  | `${number}${'ms' | 's' | 'm' | 'h'}`
  | `${number}h${number}m`
  | `${number}m${number}s`
  | `${number}h${number}m${number}s`;

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** The same in whole seconds, for fields that take no others. */
export function wholeSeconds(duration: Duration): number {
  return Math.ceil(secondsOf(duration));
}

/** How many seconds a length of time has. Source: Go, package time, "ParseDuration". */
export function secondsOf(duration: Duration): number {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  // Whole milliseconds: sums of fractions are not exact.
  const milliseconds = parts.map(([, number, unit]) => Math.round(Number(number) * SECONDS[unit!]! * 1000));
  return milliseconds.reduce((sum, part) => sum + part, 0) / 1000;
}
