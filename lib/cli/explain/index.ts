import { compared, explained, holdersOf, type Explanation } from '../../explain';
import type { RingsFile } from '../../authored/specs';
import { error, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { unknown } from '../../issues/unknown';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { TenantPlan } from '../../plan/tenant';
import { provenance } from '../../plan/values';
import { locator } from '../../read';
import { differencesAsText, explanationAsText, holdersAsText } from './text';
import type { ExampleRelease } from '../help';
import { print, say } from '../print';
import type { Known } from '../timely';

/** Options as people typed them: any text is possible. */
export interface ExplainOptions {
  /** `<tenant>/<product>`; a tenant with `diff`, a product with `who`. */
  readonly what: string;
  /** Path of a value, such as `image.tag`; the other tenant with `diff`. @default - everything of the release */
  readonly path?: string;
  /** Shows what lower layers said of every value, each with its place; with `who`, every tenant. @default false - of a single value */
  readonly all?: boolean;
  readonly json?: boolean;
  /** Compares two tenants. @default false */
  readonly diff?: boolean;
  /** Lists who has which value of a product. @default false */
  readonly who?: boolean;
}

export { knownOf } from './one-customer';

/** The tenants that the question is about. @returns undefined where it is about the fleet */
export function tenantsIn({ what, path, diff, who }: ExplainOptions): readonly string[] | undefined {
  if (who) return undefined;
  return diff ? [what, ...(path === undefined ? [] : [path])] : [what.split('/')[0]!];
}

/** Prints where the values of a release come from to stdout; issues go to stderr. */
export async function printExplanation(known: Known, root: string, options: ExplainOptions): Promise<number> {
  const { plan, rings, issues } = known;
  const answer = plan ? answered({ plan, rings, root }, options) : undefined;
  const wrong = answer && 'issues' in answer ? answer.issues : [];
  say([...issues, ...wrong]);
  if (!answer || 'issues' in answer) return 1;
  await print(options.json ? `${JSON.stringify(answer.data, null, 2)}\n` : answer.text());
  return 0;
}

interface Fleet {
  readonly plan: Plan;
  readonly rings: readonly RingsFile[];
  readonly root: string;
}

type Answer = { readonly issues: readonly Issue[] } | { readonly data: unknown; readonly text: () => string };

function answered(fleet: Fleet, options: ExplainOptions): Answer {
  if (options.who) return whoHas(fleet, options);
  return options.diff ? difference(fleet, options) : release(fleet, options);
}

function release(fleet: Fleet, { what, path, all = false }: ExplainOptions): Answer {
  const [name, product] = what.split('/');
  const tenant = tenantsOf(fleet.plan).find((each) => each.name === name);
  const found = tenant?.releases.find((each) => each.product.name === product);
  if (!tenant || !found) return { issues: [noRelease(fleet.plan, what, tenant)] };
  const whole = withLines(fleet.root, explained(tenant, found, fleet.rings));
  if (path === undefined) return { data: whole, text: () => explanationAsText(whole, { all }) };
  const own = whole.values.filter((value) => isBelow(value.path.join('.'), path));
  if (own.length === 0) {
    const paths = whole.values.map((value) => value.path.join('.'));
    const problem = `nobody gives '${path}' to ${found.name}: the chart has its own, if it knows it`;
    return { issues: [error({ file: 'explain' }, problem, suggest(path, paths))] };
  }
  const part = { ...whole, reasons: [], values: own };
  return { data: part, text: () => explanationAsText(part, { all: all || own.length === 1 }) };
}

function isBelow(path: string, given: string): boolean {
  return path === given || path.startsWith(`${given}.`);
}

function noRelease(plan: Plan, what: string, tenant: TenantPlan | undefined): Issue {
  const at = { file: 'explain' };
  const name = what.split('/')[0]!;
  const ofTenant = (each: TenantPlan) => each.releases.map(({ product }) => `${each.name}/${product.name}`);
  if (tenant) {
    const problem = what.includes('/') ? `'${what}' is no release` : `'${what}' is a tenant, and no release`;
    return error(at, problem, suggest(what.includes('/') ? what : '', ofTenant(tenant)));
  }
  const all = tenantsOf(plan);
  const [fault] = unknown(
    at,
    'tenant',
    name,
    all.map((each) => each.name),
  );
  const example = all.flatMap(ofTenant)[0];
  return (
    fault ??
    error(at, `'${what}' is no release`, `give <tenant>/<product>, such as ${example ?? 'acme-prod/web'}`)
  );
}

function difference({ plan, rings, root }: Fleet, { what, path = '' }: ExplainOptions): Answer {
  const all = tenantsOf(plan);
  const names = all.map(({ name }) => name);
  if (path === '') {
    const fix = `explain --diff ${what} <tenant>`;
    return { issues: [error({ file: 'explain --diff' }, 'no second tenant is named', fix)] };
  }
  const issues = [what, path].flatMap((name) => unknown({ file: 'explain --diff' }, 'tenant', name, names));
  const [left, right] = [what, path].map((name) => all.find((each) => each.name === name));
  if (!left || !right) return { issues };
  const products = new Set([...left.releases, ...right.releases].map((each) => each.product.name));
  const of = (tenant: TenantPlan, product: string) => {
    const own = tenant.releases.find((each) => each.product.name === product);
    return own && withLines(root, explained(tenant, own, rings));
  };
  const found = [...products]
    .sort()
    .map((product) => compared(product, of(left, product), of(right, product)));
  return { data: found, text: () => differencesAsText([left.name, right.name], found) };
}

function whoHas({ plan }: Fleet, { what, path, all = false }: ExplainOptions): Answer {
  const at = { file: 'explain --who' };
  const issues = unknown(
    at,
    'product',
    what,
    plan.products.map(({ name }) => name),
  );
  if (issues.length > 0) return { issues };
  if (path === undefined)
    return { issues: [error(at, 'no value is named', `give its path: explain --who ${what} replicaCount`)] };
  const found = holdersOf(plan, what, path.split('.'));
  return { data: found, text: () => holdersAsText(found, { all }) };
}

/** With the lines of what people wrote. */
function withLines(root: string, { reasons, values, ...rest }: Explanation): Explanation {
  const locate = locator(root);
  return {
    ...rest,
    reasons: reasons.map((reason) => ({ ...reason, at: locate(reason.at) })),
    values: values.map((value) => ({
      ...value,
      at: locate(value.at),
      overrode: value.overrode.map((lower) => ({ ...lower, at: locate(lower.at) })),
    })),
  };
}

/** For help texts: of the fleet, as far as it can be planned. */
export function exampleRelease(plan: Plan | undefined): ExampleRelease {
  const [tenant, ...others] = plan ? tenantsOf(plan) : [];
  const release = tenant?.releases[0];
  const [origin] = release ? provenance(release.layers) : [];
  return {
    tenant: tenant?.name ?? 'acme-prod',
    other: others[0]?.name ?? 'acme-dev',
    product: release?.product.name ?? 'web',
    path: origin?.path.join('.') ?? 'image.tag',
  };
}
