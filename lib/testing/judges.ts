import { isDeepStrictEqual } from 'node:util';
import Ajv from 'ajv';
import { loadAll } from 'js-yaml';
import { parseAllDocuments } from 'yaml';
import { isDnsLabel } from '../authored/naming';
import { groupBy } from '../facts/group-by';
import type { TenantPlan } from '../plan/tenant';
import { withoutNulls } from '../plan/values';
import { where, type Emitted } from './emitted';

type Files = Readonly<Record<string, string>>;

/** The YAML that some decoder takes for an error, warns of, or reads otherwise than others do. */
export function* readAlike(files: Files): Generator<string> {
  for (const [path, text] of Object.entries(files)) {
    if (!/\.ya?ml$/.test(path)) continue;
    const expected = loadAll(text);
    for (const version of ['1.1', '1.2'] as const) {
      const documents = parseAllDocuments(text, { version });
      const faults = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
      for (const { message } of faults) yield `${path}: YAML ${version}: ${message}`;
      const read = documents.map((each) => each.toJS() as unknown);
      if (faults.length === 0 && !isDeepStrictEqual(read, expected))
        yield `${path}: YAML ${version} reads it otherwise`;
    }
  }
}

/** The files that end in `.json` and are none. */
export function* areJson(files: Files): Generator<string> {
  for (const [path, text] of Object.entries(files))
    try {
      if (path.endsWith('.json')) JSON.parse(text);
    } catch (fault) {
      yield `${path}: ${(fault as Error).message}`;
    }
}

/** The paths at which two outputs differ. */
export function* sameFiles(one: Files, other: Files): Generator<string> {
  for (const path of new Set([...Object.keys(one), ...Object.keys(other)]))
    if (one[path] !== other[path]) yield `${path} differs`;
}

/** The objects that are on their cluster twice. Versions of a kind are one kind. */
export function* areDistinct(emitted: readonly Emitted[]): Generator<string> {
  const same = groupBy(emitted, ({ cluster, object: { apiVersion, kind, metadata } }) => {
    const group = apiVersion.split('/').slice(0, -1).join();
    return [cluster, group, kind, metadata.namespace, metadata.name].join(' ');
  });
  for (const [first, ...others] of same.values())
    for (const other of others) yield `${where(other)} is in ${first.path} too`;
}

/** The objects without a name, and those whose namespace is none. */
export function* areNamed(emitted: readonly Emitted[]): Generator<string> {
  for (const each of emitted) {
    const { name, namespace = 'none' } = each.object.metadata;
    if (!name || !isDnsLabel(namespace)) yield `${where(each)} has no name, or no namespace that can be one`;
  }
}

/** What every namespace of a tenant has. */
const GUARD_RAILS = ['Namespace', 'ResourceQuota', 'RoleBinding'];

/** The guard rails that a tenant's namespaces lack. */
export function* hasGuardRails(
  emitted: readonly Emitted[],
  { name, namespaces }: TenantPlan,
): Generator<string> {
  if (namespaces.length === 0) yield `${name} has no namespace`;
  const own = emitted.filter(({ path }) => path.includes(`/tenants/${name}/guardrails/`));
  for (const namespace of namespaces)
    for (const guardRail of GUARD_RAILS) {
      const isThere = own.some(({ object: { kind, metadata } }) => {
        const place = kind === 'Namespace' ? metadata.name : metadata.namespace;
        return kind === guardRail && place === namespace.name;
      });
      if (!isThere) yield `namespace ${namespace.name} has no ${guardRail}`;
    }
}

/** The releases whose values the JSON Schema of their product refuses, as Helm has them when it validates. */
export function* areAccepted(tenants: readonly TenantPlan[]): Generator<string> {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  for (const { name, product, values } of tenants.flatMap(({ releases }) => releases)) {
    const validate = ajv.compile(product.valuesSchema());
    if (!validate(withoutNulls(values))) yield `${name}: ${ajv.errorsText(validate.errors)}`;
  }
}
