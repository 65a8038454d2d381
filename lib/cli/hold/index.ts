import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { HoldSpec } from '../../authored/customer';
import type { FleetSpec } from '../../authored/fleet';
import type { CustomerInput, RingsFile } from '../../authored/specs';
import { recallOf } from '../../facts/recalls';
import { waitsOf } from '../../facts/promotion/waits';
import { error, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import type { Held } from '../../json/hold';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { ProductPlan } from '../../plan/product';
import type { ReleasePlan, TenantPlan } from '../../plan/tenant';
import { loadCatalogue, read } from '../../read';
import { edited } from '../../read/edit';
import { jumpIssues } from '../../promotion/jump-issues';
import { lineDiff } from '../../upgrade/line-diff';
import { placesIn } from '../leaving/commit';
import { written } from '../new/write';
import { runAgain } from '../own-command';
import type { Planning } from '../planned';
import { print, say } from '../print';
import { notVersioned, refused } from '../promote/refused';
import type { Known } from '../timely';
import { told } from '../told';
import { editsOf, type TenantHold } from './edits';
import { heldAsText } from './text';

/** Options as people typed them: any text is possible. */
export interface HoldOptions {
  /** A customer or tenant. */
  readonly of: string;
  readonly product: string;
  readonly until?: string;
  readonly reason?: string;
  /** @default - what each tenant runs now */
  readonly version?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  /** Whether the hold goes. @default false */
  readonly isReleased?: boolean;
}

/** The program whose fleet is changed. */
export interface Holding {
  readonly root: string;
  readonly catalogue: Parameters<typeof loadCatalogue>[1];
  readonly clock: () => Date;
  /** Plans the fleet as it would be with other customers. */
  readonly planAs: (changed: Planning['changed']) => Known;
  /** Synthesizes in this process, with the modules that it has loaded. */
  readonly synth: () => number;
}

interface Holder {
  readonly tenant: TenantPlan;
  readonly release: ReleasePlan & { readonly version: string };
}

/**
 * Holds a product in the tenants of a customer, or in one, or lets it go. What the rules say of the fleet as it would be is said before
 * anything is written.
 *
 * @returns the exit code: 1 where it is refused, and then nothing was written
 */
export async function hold(known: Known, options: HoldOptions, program: Holding): Promise<number> {
  const { plan, fleet, rings: all, issues } = known;
  const loaded = loadCatalogue(program.root, program.catalogue);
  if (!plan || !fleet || 'issues' in loaded) return refused(issues);
  const { root, clock, planAs } = program;
  const day = clock().toISOString().slice(0, 10);
  const product = plan.products.find(({ name }) => name === options.product);
  const rings = all.find(({ file }) => file === `products/${options.product}/rings.yaml`);
  if (!product || !rings) return refused([notVersioned(plan, product, options.product)]);
  const found = holdersOf(plan, product.name, options);
  const faults =
    'issue' in found ? [found.issue] : faultsOf(options, found.holders, fleet, { product, rings, day });
  if ('issue' in found || faults.length > 0) return refused(faults);
  const { holders } = found;
  const name = holders[0]!.tenant.customer;
  const { specs } = read({ root, catalogue: loaded.catalogue, only: [name] });
  const customer = specs.customers.find(({ spec }) => spec.name === name);
  if (!customer)
    return refused([error({ file: 'hold' }, `'${name}' is no customer of a file`, 'edit where it is')]);
  const wanted = holders.map(({ tenant, release }): TenantHold => ({
    tenant,
    ...(options.isReleased !== true && { hold: holdOf(options, release) }),
  }));
  const having = tenantsOf(plan).filter(
    (each) => each.customer === name && releaseIn(plan, each.name, product.name) !== undefined,
  );
  const changes = editsOf(root, customer, product.name, wanted, having);
  if ('issues' in changes) return refused(changes.issues);
  if (changes.edits.length === 0)
    return refused([
      error({ file: placesIn(customer.file) }, 'says so already', 'give another day or reason'),
    ]);

  const made = wanted.flatMap(({ tenant, hold: own }, index) => {
    const from = holders[index]!.release.version;
    const to = own?.version ?? rings.entries[tenant.ring]?.version ?? from;
    return [{ tenant: tenant.name, from, to }];
  });
  const at = { file: options.isReleased === true ? 'release-hold' : 'hold' };
  const jumps = [...jumpIssues(product.spec, made, at, options)];
  if (jumps.length > 0) return refused(jumps);

  const then = planAs((each: CustomerInput) =>
    each.file === customer.file ? { ...each, spec: changes.spec } : each,
  );
  if (!then.plan) return refused(then.issues);
  const file = placesIn(customer.file);
  const text = readFileSync(join(root, file), 'utf8');
  const next = edited(changes.edits).get(join(root, file)) ?? text;
  if (options.dryRun === true) say(then.issues);
  else if ((await write(program, { file: join(root, file), start: 0, end: text.length, text: next })) !== 0)
    return refused([error({ file }, 'is as it was', 'mend what stands above first')]);
  const held: Held = {
    product: product.name,
    isReleased: options.isReleased === true,
    file,
    lines: lineDiff(text, next),
    isWritten: options.dryRun !== true,
    tenants: wanted.map(({ tenant, hold: own }, index) => ({
      tenant: tenant.name,
      ring: tenant.ring,
      from: holders[index]!.release.version,
      to: releaseIn(then.plan!, tenant.name, product.name)!.version!,
      ...(own && { hold: { version: own.version, until: own.until, reason: own.reason } }),
    })),
  };
  await print(options.json ? `${JSON.stringify(held, null, 2)}\n` : heldAsText(held, name));
  return 0;
}

/** @returns the exit code of the synthesis; where it is not 0, everything is as it was */
async function write(
  { root, catalogue, synth }: Holding,
  edit: Parameters<typeof edited>[0][number],
): Promise<number> {
  let takeBack: () => void = () => undefined;
  const code = told(() => {
    takeBack = written(root, { files: {}, edits: [edit], next: [] }).takeBack;
    return 0;
  });
  if (code !== 0) return code;
  // A catalogue that is data has no modules that could be loaded anew.
  const made = typeof catalogue === 'string' ? await runAgain(root, ['synth']) : told(synth);
  if (made !== 0) takeBack();
  return made;
}

/** The tenants that are meant, all of one customer, with the product that rings move. */
function holdersOf(
  plan: Plan,
  product: string,
  { of, isReleased = false }: HoldOptions,
): { readonly holders: readonly Holder[] } | { readonly issue: Issue } {
  const at = { file: isReleased ? 'release-hold' : 'hold' };
  const customers = plan.customers.filter(({ isTeam }) => !isTeam);
  const tenants = customers.flatMap((each) => each.tenants);
  const meant = tenants.filter((each) => each.customer === of || each.name === of);
  if (meant.length === 0) {
    const names = [...customers, ...tenants].map(({ name }) => name);
    return { issue: error(at, `'${of}' is no customer or tenant`, suggest(of, names)) };
  }
  const having = meant.flatMap((tenant): Holder[] => {
    const release = releaseIn(plan, tenant.name, product);
    return release?.version === undefined
      ? []
      : [{ tenant, release: { ...release, version: release.version } }];
  });
  if (having.length === 0) {
    const others = [...new Set(meant.flatMap(({ releases }) => releases.map((each) => each.product.name)))];
    return { issue: error(at, `'${of}' has no '${product}'`, `give one of ${others.join(', ')}`) };
  }
  const holders = isReleased ? having.filter(({ release }) => release.hold) : having;
  if (holders.length === 0)
    return { issue: error(at, `'${of}' holds no version of '${product}'`, 'nothing is left to do') };
  return { holders };
}

function releaseIn(plan: Plan, tenant: string, product: string): ReleasePlan | undefined {
  const found = tenantsOf(plan).find(({ name }) => name === tenant);
  return found?.releases.find((each) => each.product.name === product);
}

function holdOf({ version, until, reason }: HoldOptions, release: Holder['release']): HoldSpec {
  return { version: version ?? release.version, until: until!, reason: reason! };
}

/** What no rule sees: it depends on the day, or on what the tenants run now. */
function faultsOf(
  options: HoldOptions,
  holders: readonly Holder[],
  fleet: FleetSpec,
  { product, rings, day }: { readonly product: ProductPlan; readonly rings: RingsFile; readonly day: string },
): Issue[] {
  const { until = '', reason, isReleased = false } = options;
  if (isReleased)
    return holders.flatMap((holder) => [...movingFaults(holder, options, fleet, { product, rings, day })]);
  const issues: Issue[] = [];
  if (!z.iso.date().safeParse(until).success)
    issues.push(error({ file: '--until' }, `'${until}' is no day`, `give the last one, as in ${day}`));
  else if (until < day)
    issues.push(error({ file: '--until' }, `${until} is over: it is ${day}`, 'give a day that is to come'));
  if ((reason ?? '').trim() === '') issues.push(error({ file: '--reason' }, 'is empty', 'say why'));
  const versions = new Set(holders.map(({ release }) => holdOf(options, release).version));
  for (const version of versions) {
    const recall = recallOf(rings, version);
    if (!recall) continue;
    const problem = `${version} of '${product.name}' is recalled since ${recall.date}: ${recall.reason}`;
    issues.push(error(rings.recalls!.locate(version), problem, 'give another one: --version'));
  }
  return issues;
}

/** Of a tenant that moves to what its ring runs. */
function* movingFaults(
  { tenant, release }: Holder,
  { reason }: HoldOptions,
  fleet: FleetSpec,
  { product, rings, day }: { readonly product: ProductPlan; readonly rings: RingsFile; readonly day: string },
): Generator<Issue> {
  const { ring, name } = tenant;
  const version = rings.entries[ring]?.version;
  if (version === undefined || version === release.version) return;
  const recall = recallOf(rings, version);
  if (recall) {
    const problem = `'${name}' would move from ${release.version} to ${version}, which is recalled since ${recall.date}: ${recall.reason}`;
    yield error(rings.recalls!.locate(version), problem, `let '${ring}' run another version first`);
  }
  const frozen = waitsOf(fleet, { ...product, rings }, { ring, version, day }).find(
    ({ kind }) => kind === 'freeze',
  );
  if (frozen?.kind === 'freeze' && reason === undefined) {
    const problem = `'${name}' would move from ${release.version} to ${version} on ${day}, within the freeze '${frozen.freeze}': ${frozen.reason}`;
    yield error({ file: 'release-hold' }, problem, `wait until ${frozen.ends}, or say why not: --reason`);
  }
}
