import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** The file in which the CLI finds what it prints. */
export const STREAM = 'manifests.yaml';

/**
 * Whether it is `cdk8s synth --stdout` that asks. The CLI tells a program nothing but a folder. For that option it is a
 * new one of its own, made just now; a folder that somebody names, the CLI removes before it runs the program.
 *
 * It prints all files at once, without order and without marks between them, so that what it gets has to be one file.
 * Source: cdk8s-cli, synth.ts and util.ts.
 */
export function isForStdout(outdir: string): boolean {
  return (
    dirname(outdir) === resolve(tmpdir()) &&
    /^cdk8s-[A-Za-z0-9]{6}$/.test(basename(outdir)) &&
    existsSync(outdir) &&
    readdirSync(outdir).length === 0
  );
}

/**
 * Whether it is `cdk8s synth --format helm` that asks: the folder is the one for the templates of a chart, beside the
 * `Chart.yaml` that the CLI has just written.
 */
export function isForChart(outdir: string): boolean {
  const chart = join(dirname(outdir), 'Chart.yaml');
  return (
    basename(outdir) === 'templates' &&
    existsSync(chart) &&
    readFileSync(chart, 'utf8').includes('Generated chart for ')
  );
}
