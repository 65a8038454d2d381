import { z } from 'zod';
import { error, type Issue, type Location } from '../issues/issue';
import { contentOf, contents } from '../content';
import { faultsOf } from '../issues/faults';
import { freeze } from '../authored/define/freeze';
import type { ProductSpec, VersionSpec } from '../authored/product';
import type { ProductInput } from '../authored/specs';
import { values } from '../authored/values';
import type { ReleaseIdentity } from '../content/release';
import { withoutThoseOf } from '../credentials/scan';
import { veiledException } from '../credentials/veiled';

type Ask = (...given: never[]) => unknown;

/**
 * The product with functions of its own that never throw: a mistake in one is an issue like any other, and the plan
 * goes on with what the function would be if it were left out.
 */
export function guarded(input: ProductInput, found: Issue[]): ProductInput {
  const { spec, file } = input;
  const guard = <F extends Ask>(ask: F, path: string, instead: (...given: Parameters<F>) => unknown): F =>
    ((...given: Parameters<F>) => {
      try {
        return ask(...given);
      } catch (fault) {
        found.push(error({ file, path }, `throws: ${saidBy(fault, [given, spec])}`, 'correct the function'));
        return instead(...given);
      }
    }) as F;
  const { footprint, hosts, tenantValues, version, schema } = spec;
  const at = { file, path: 'schema' };
  const changes: Partial<ProductSpec> = {
    schema: guardedSchema(schema, (fault, values) => found.push(schemaFault(at, fault, values))),
    ...(footprint && { footprint: guard(footprint, 'footprint', () => undefined) }),
    ...(hosts && { hosts: guard(hosts, 'hosts', () => []) }),
    ...(tenantValues && { tenantValues: guardedTenantValues(tenantValues, file, found) }),
    ...(version && { version: guardedVersion(version, guard) }),
    ...guardedContent(spec, file, guard, found),
  };
  return { ...input, spec: { ...spec, ...changes } };
}

/** What the product consists of, with functions that give what they are to give, or what is taken instead. */
function guardedContent(
  spec: ProductSpec,
  file: string,
  guard: (ask: Ask, path: string, instead: () => unknown) => Ask,
  found: Issue[],
): object {
  const content: Record<string, unknown> = {};
  const { key } = contentOf(spec);
  for (const each of [key, 'manifests'] as const) {
    let own: unknown = spec[each as keyof ProductSpec];
    if (own === undefined) continue;
    for (const [name, { gives, otherwise }] of Object.entries(contents[each].functions ?? {})) {
      const path = name === '' ? each : `${each}.${name}`;
      const ask = name === '' ? own : (own as Readonly<Record<string, unknown>>)[name];
      if (typeof ask !== 'function') continue;
      const asked = (...given: never[]) => {
        const result: unknown = (ask as Ask)(...given);
        const faults = faultsOf(gives, result, { file, path }, 'what it gives');
        found.push(...faults);
        return faults.length === 0 ? result : otherwise;
      };
      const safe = guard(asked, path, () => otherwise);
      own = name === '' ? safe : { ...(own as object), [name]: safe };
    }
    content[each] = own;
  }
  return content;
}

/** What it gives is judged here: an author's function gives values. */
type TenantValues = NonNullable<ProductSpec['tenantValues']>;

/**
 * Values of a tenant, which are the same each time; nothing where they cannot be had, and the plan is without the release. What
 * goes wrong with many tenants in the same way is said of the first.
 */
function guardedTenantValues(ask: TenantValues, file: string, found: Issue[]): TenantValues {
  const at = { file, path: 'tenantValues' };
  const said = new Set<string>();
  const tell = ({ tenant, customer }: ReleaseIdentity, problem: string, fix: string) => {
    if (!said.has(problem)) found.push(error(at, `for ${tenant} of ${customer}: ${problem}`, fix));
    said.add(problem);
  };
  return (identity) => {
    freeze(identity);
    try {
      const given = ask(identity);
      const faults = faultsOf(values, given, at, 'what it gives');
      found.push(...faults);
      if (faults.length > 0) return undefined;
      if (JSON.stringify(given) === JSON.stringify(ask(identity))) return freeze(given);
      tell(identity, 'gives other values each time', 'make them of what it is told alone');
    } catch (fault) {
      tell(identity, `throws: ${saidBy(fault, identity)}`, 'correct the function');
    }
    return undefined;
  };
}

function guardedVersion(
  version: VersionSpec,
  guard: (
    ask: (version: string) => string,
    path: string,
    instead: (version: string) => string,
  ) => (version: string) => string,
): VersionSpec {
  if (typeof version === 'string' || !('gitRef' in version)) return version;
  const { gitRef } = version;
  const asked = (given: string) => {
    const ref: unknown = gitRef(given);
    if (typeof ref === 'string' && ref !== '') return ref;
    throw new TypeError(`no name of a tag came of '${given}', but ${shown(ref)}`);
  };
  return { gitRef: guard(asked, 'version.gitRef', (given) => given) };
}

function shown(value: unknown): string {
  if (value === '') return 'no text';
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : `something of type ${typeof value}`;
}

type Schema = ProductSpec['schema'];

/** A check of the author's own may throw; then the values do not fit, and why has been said. */
function guardedSchema(schema: Schema, tell: (fault: unknown, values: unknown) => void): Schema {
  const safeParse: Schema['safeParse'] = (given, context) => {
    try {
      return schema.safeParse(given, context);
    } catch (fault) {
      tell(fault, given);
      return { success: false, error: new z.ZodError([]) as z.ZodError<Record<string, unknown>> };
    }
  };
  return Object.create(schema, { safeParse: { value: safeParse } }) as Schema;
}

function schemaFault(at: Location, fault: unknown, values: unknown): Issue {
  if (fault instanceof z.core.$ZodAsyncError)
    return error(at, 'has a check that waits for a promise', 'give checks that answer at once');
  return error(at, `has a check that throws: ${saidBy(fault, values)}`, 'correct the check');
}

/** Anything can be thrown, also what throws when it is asked. @param given what the function knew, and may quote */
function saidBy(fault: unknown, given?: unknown): string {
  try {
    return veiledException(withoutThoseOf(fault instanceof Error ? fault.message : String(fault), given));
  } catch {
    return 'what it throws cannot be shown';
  }
}
