/** What one child process measured. */
export interface Measurement {
  readonly seconds: number;
  /** Peak resident set of the whole process, in MB. */
  readonly megabytes: number;
  readonly files: number;
}

/** Times the work and tells the parent, as one line of JSON on stdout. */
export function report(work: () => number): void {
  const started = performance.now();
  const files = work();
  const seconds = (performance.now() - started) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const measurement: Measurement = { seconds, megabytes, files };
  process.stdout.write(`${JSON.stringify(measurement)}\n`);
}
