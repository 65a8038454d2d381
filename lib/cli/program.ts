import { join } from 'node:path';
import { construct, unitsOf } from '../constructs';
import { sortIssues, plan, tenantsOf, type Issue, type Outcome, type Plan } from '../model';
import { render, write, type RenderedFile } from '../output';
import { read, type ReadOptions } from '../read';
import { formatIssues, Progress } from './report';

/** A fleet that can be synthesized, to a folder or to memory. */
export interface Program {
  /**
   * Writes the output folder: `CDK8S_OUTDIR`, which `cdk8s synth` sets, or `dist`. Prints issues and one closing
   * line to stderr.
   *
   * @returns the exit code: 1 where an issue is an error, and then nothing was written
   */
  synth(): number;
  /**
   * The files of one tenant, in memory: its guard rails, releases and delivery, and its customer's values.
   *
   * @returns text by path below the output folder, in the order of paths
   * @throws Error with all issues, or with the tenants there are where none has the name
   */
  synthTenant(name: string): Record<string, string>;
}

export function program(options: ReadOptions): Program {
  let known: Outcome | undefined;
  const outcome = () => (known ??= planned(options));
  return {
    synth: () => synth(outcome(), join(options.root, process.env.CDK8S_OUTDIR ?? 'dist')),
    synthTenant: (name) => synthTenant(outcome(), name),
  };
}

function planned(options: ReadOptions): Outcome {
  const { specs, issues: unreadable } = read(options);
  const { plan: found, issues } = plan(specs);
  const all = sortIssues([...unreadable, ...issues]);
  return all.some(isError) || !found ? { issues: all } : { plan: found, issues: all };
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

function synth({ plan: found, issues }: Outcome, outdir: string): number {
  const started = performance.now();
  if (issues.length > 0) process.stderr.write(`${formatIssues(issues)}\n`);
  if (!found) return 1;
  const progress = new Progress(process.stderr);
  const { files, changed, removed } = write(outdir, renderAll(found, progress));
  progress.end();
  const tenants = tenantsOf(found);
  const releases = tenants.reduce((sum, tenant) => sum + tenant.releases.length, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(
    `${found.customers.length} customers, ${tenants.length} tenants, ${releases} releases: ` +
      `${files} files, ${changed.length + removed.length} changed, ${seconds} s\n`,
  );
  return 0;
}

/** One unit after another, each forgotten when its files are taken. */
export function* renderAll(found: Plan, progress?: Progress): Generator<RenderedFile> {
  const units = unitsOf(found);
  for (const [index, unit] of units.entries()) {
    progress?.show(() => `${index} of ${units.length}: ${unit.kind} ${unit.plan.name}`);
    yield* render(construct(unit));
  }
}

function synthTenant({ plan: found, issues }: Outcome, name: string): Record<string, string> {
  if (!found) throw new Error(formatIssues(issues));
  const customer = found.customers.find(({ tenants }) => tenants.some((tenant) => tenant.name === name));
  const tenant = customer?.tenants.find((candidate) => candidate.name === name);
  if (!customer || !tenant) {
    const names = tenantsOf(found).map((known) => known.name);
    throw new Error(`there is no tenant '${name}': use one of ${names.sort().join(', ')}`);
  }
  const only = { ...customer, tenants: [tenant] };
  const mine = render(construct({ kind: 'customer', plan: only })).filter(
    ({ path }) =>
      path.startsWith('clusters/') ||
      tenant.releases.some(({ layers }) => layers.some(({ file }) => file === path)),
  );
  return Object.fromEntries(
    mine.map(({ path, content }) => [path, content] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
