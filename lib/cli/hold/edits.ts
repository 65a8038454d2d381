import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomerSpec, HoldSpec } from '../../authored/customer';
import type { CustomerInput } from '../../authored/specs';
import { statementOf } from '../../facts/placements';
import { error, type Issue } from '../../issues/issue';
import type { TenantPlan } from '../../plan/tenant';
import type { Edit } from '../../read/edit';
import { Pieces } from '../../read/pieces';
import { withStatement } from '../../scaffold/edit/statement';
import { withYamlStatement, type YamlData } from '../../scaffold/edit/yaml-statement';
import { placesIn } from '../leaving/commit';

/** A statement of a customer that becomes another one; without a value it goes. */
interface Change {
  readonly path: readonly string[];
  readonly value?: YamlData;
}

/** The hold of a tenant as it is to be; without one it goes. */
export interface TenantHold {
  readonly tenant: TenantPlan;
  readonly hold?: HoldSpec;
}

/** What is edited, and what the customer is then. */
export type HoldEdits =
  { readonly edits: readonly Edit[]; readonly spec: CustomerSpec } | { readonly issues: readonly Issue[] };

/**
 * Holds a product in tenants of a customer, or lets it go. What is said of a hold that is there changes word by word, so that comments stay.
 *
 * @param having all tenants of the customer that have the product
 */
export function editsOf(
  root: string,
  { spec, file }: CustomerInput,
  product: string,
  holds: readonly TenantHold[],
  having: readonly TenantPlan[],
): HoldEdits {
  const edits: Edit[] = [];
  const issues: Issue[] = [];
  const pieces = new Pieces();
  let then = spec;
  const isModule = file.endsWith('.ts');
  const path = join(root, placesIn(file));
  const before = readFileSync(path, 'utf8');
  let text = before;
  for (const { keys, tenants, hold } of statementsOf(spec, holds)) {
    const at = { file: placesIn(file), path: ['tenants', ...keys].join('.') };
    const left = having.filter((each) => !tenants.includes(each) && isSame(keysOf(spec, each), keys));
    if (left.length > 0) {
      const problem = `places ${left.map(({ name }) => name).join(', ')}, too, which would hold the same`;
      issues.push(error(at, problem, `hold all of them: give '${spec.name}' in place of the tenant`));
      continue;
    }
    if (hold === 'differ') {
      const problem = `places ${tenants.map(({ name }) => name).join(', ')}, which run several versions`;
      issues.push(error(at, problem, 'say which they all hold: --version'));
      continue;
    }
    for (const { path: below, value } of changesOf(placedAt(spec, keys).holds, product, hold)) {
      const full = ['tenants', ...keys, 'holds', ...below];
      const edit = isModule
        ? withStatement(pieces, path, full, value)
        : withYamlStatement(path, full, value, text);
      // Each has its place in what the one before it left.
      if (edit && !isModule) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      if (edit && isModule) edits.push(edit);
      if (!edit) {
        const what = value === undefined ? 'take it out' : `write ${JSON.stringify(value)}`;
        const fix = `nothing is written; ${what} there yourself, and synthesize`;
        issues.push(error({ ...at, path: full.join('.') }, 'is no literal of that file alone', fix));
      }
    }
    then = withHold(then, keys, product, hold);
  }
  if (text !== before) edits.push({ file: path, start: 0, end: before.length, text });
  return issues.length > 0 ? { issues } : { edits, spec: then };
}

/** Tenants that one statement places, and the hold that it is to have. */
interface Stated {
  readonly keys: readonly string[];
  readonly tenants: readonly TenantPlan[];
  readonly hold: HoldSpec | undefined | 'differ';
}

/** Tenants of several regions have one statement. */
function statementsOf(spec: CustomerSpec, holds: readonly TenantHold[]): Stated[] {
  const byKeys = new Map<string, Stated>();
  for (const { tenant, hold } of holds) {
    const keys = keysOf(spec, tenant);
    const id = keys.join('\0');
    const before = byKeys.get(id);
    const isAlike =
      !before || before.hold === hold || (before.hold !== 'differ' && before.hold?.version === hold?.version);
    byKeys.set(id, {
      keys,
      tenants: [...(before?.tenants ?? []), tenant],
      hold: isAlike ? hold : 'differ',
    });
  }
  return [...byKeys.values()];
}

function isSame(keys: readonly string[], others: readonly string[]): boolean {
  return keys.join('\0') === others.join('\0');
}

function keysOf(spec: CustomerSpec, { environment, site }: TenantPlan): readonly string[] {
  return statementOf(spec, { environment: environment.name, site }) ?? [environment.name];
}

type Placed = { readonly holds?: Readonly<Record<string, HoldSpec>> };

/** The statement at the keys, of a tenant or of a site. */
function placedAt(spec: CustomerSpec, [environment, , site]: readonly string[]): Placed {
  const stated = spec.tenants[environment!] as Placed & { readonly sites?: Readonly<Record<string, Placed>> };
  return site === undefined ? stated : stated.sites![site]!;
}

/** Below `holds`. */
function changesOf(
  holds: Readonly<Record<string, HoldSpec | undefined>> | undefined,
  product: string,
  hold: HoldSpec | undefined,
): Change[] {
  const before = holds?.[product];
  if (!hold) return [{ path: Object.keys(holds ?? {}).length > 1 ? [product] : [] }];
  const { version, until, reason } = hold;
  if (!holds) return [{ path: [], value: { [product]: { version, until, reason } } }];
  if (!before) return [{ path: [product], value: { version, until, reason } }];
  return (['version', 'until', 'reason'] as const)
    .filter((key) => before[key] !== hold[key])
    .map((key) => ({ path: [product, key], value: hold[key] }));
}

function withHold(
  spec: CustomerSpec,
  [environment, , site]: readonly string[],
  product: string,
  hold: HoldSpec | undefined,
): CustomerSpec {
  const held = (placed: Placed): Placed => {
    const { [product]: _, ...others } = placed.holds ?? {};
    const holds = hold ? { ...others, [product]: hold } : others;
    const { holds: _gone, ...rest } = placed;
    return Object.keys(holds).length > 0 ? { ...rest, holds } : rest;
  };
  const stated = spec.tenants[environment!] as Placed & { readonly sites?: Readonly<Record<string, Placed>> };
  const next =
    site === undefined
      ? held(stated)
      : { ...stated, sites: { ...stated.sites, [site]: held(stated.sites![site]!) } };
  return { ...spec, tenants: { ...spec.tenants, [environment!]: next } } as CustomerSpec;
}
