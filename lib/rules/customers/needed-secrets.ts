import type { CustomerSpec } from '../../authored/customer';
import { isMap } from '../../authored/values';
import type { CustomerInput, SecretDocument, Specs } from '../../authored/specs';
import { placementsOf, type Placement } from '../../facts/placements';
import { secretFilesOf } from '../../facts/secret-files';
import { error, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { isSealed } from '../../passed/sealed-secret';
import { nameOf, namespaceIn } from '../../passed/secret';
import { tenantsOf } from '../../plan/fleet';
import { placeOf } from '../../plan/locate';
import type { TenantPlan } from '../../plan/tenant';
import type { Rule } from '../rule';

/** Each Secret that a release needs is there with its keys: encrypted, or in a store; and each that is in a store is needed. */
export const neededSecrets: Rule = function* ({ specs, plan, malformed }) {
  if (specs.products.every(({ spec }) => spec.secrets === undefined) && specs.customers.every(isWithout))
    return;
  const customers = new Map(specs.customers.map((customer) => [customer.file, customer]));
  for (const tenant of tenantsOf(plan)) {
    const customer = customers.get(tenant.source);
    if (!customer) continue;
    const placement = placementsOf(customer.spec).find(
      ({ environment, site }) => environment === tenant.environment.name && site === tenant.site,
    );
    if (placement) yield* ofTenant(tenant, customer, placement);
  }
  for (const customer of specs.customers)
    if (Object.keys(customer.spec.products).every((name) => !malformed.includes(name)))
      yield* unneeded(customer, specs);
};

function isWithout({ spec }: CustomerInput): boolean {
  return !spec.secrets && placementsOf(spec).every(({ spec: { secrets } }) => !secrets);
}

function* ofTenant(tenant: TenantPlan, customer: CustomerInput, placement: Placement): Generator<Issue> {
  const at = placeOf(tenant);
  const documents = secretFilesOf(customer, placement).flatMap((each) => each.documents);
  for (const { product, namespace } of tenant.releases)
    for (const [name, keys] of Object.entries(product.spec.secrets ?? {})) {
      const stored = tenant.storedSecrets.find(
        (each) => each.name === name && each.namespace === namespace.name,
      );
      const sealed = documents.filter(({ value }) => isFor(value, name, namespace.name));
      const who = `Secret '${name}', which '${product.name}' of ${tenant.name} needs,`;
      if (stored && sealed.length > 0) {
        const problem = `${who} is in a store and in an encrypted file`;
        yield error(at, problem, 'keep one of them: two would write one Secret');
        continue;
      }
      const has = stored ? Object.keys(stored.keys) : sealed.flatMap(({ value }) => keysOf(value));
      const lacking = keys.filter((key) => !has.includes(key));
      if (lacking.length === 0) continue;
      const folder = [
        'secrets',
        placement.environment,
        ...(placement.site === undefined ? [] : [placement.site]),
      ];
      const file = `${customer.file.replace(/[^/]*$/, '')}${folder.join('/')}/${name}.yaml`;
      if (!stored && sealed.length === 0) {
        const fix = `say under secrets of the customer or tenant in which store it is, or encrypt it into ${file}`;
        yield error(at, `${who} is nowhere`, fix);
      } else
        yield error(at, `${who} lacks ${lacking.join(', ')}`, 'add each key, or take it out of the product');
    }
}

/** One that states no namespace is for that of its tenant. */
function isFor(value: SecretDocument['value'], name: string, namespace: string): boolean {
  return nameOf(value) === name && (namespaceIn(value) ?? namespace) === namespace;
}

function keysOf(value: SecretDocument['value']): string[] {
  if (!isMap(value)) return [];
  const { spec, data, stringData } = value;
  const maps = isSealed(value) ? [isMap(spec) ? spec['encryptedData'] : undefined] : [data, stringData];
  return maps.filter(isMap).flatMap(Object.keys);
}

function* unneeded({ spec, file }: CustomerInput, specs: Specs): Generator<Issue> {
  const needed = new Set<string>();
  for (const { spec: product } of specs.products)
    if (Object.hasOwn(spec.products, product.name))
      for (const name of Object.keys(product.secrets ?? {})) needed.add(name);
  const said: [readonly string[], CustomerSpec['secrets']][] = [[['secrets'], spec.secrets]];
  for (const { environment, site, spec: own } of placementsOf(spec)) {
    const keys = site === undefined ? [environment] : [environment, 'sites', site];
    said.push([['tenants', ...keys, 'secrets'], own.secrets]);
  }
  for (const [path, secrets] of said)
    for (const name of Object.keys(secrets ?? {})) {
      if (needed.has(name)) continue;
      const problem = `no product of the customer needs a Secret '${name}'`;
      yield error({ file, path: [...path, name].join('.') }, problem, suggest(name, [...needed]));
    }
}
