import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { stringify } from 'yaml';
import type { HoldSpec } from '../authored/customer';
import type { Values } from '../authored/values';
import type { FleetNow } from './addition';
import { codeOf } from './literal';

/** A new customer. */
export interface CustomerDraft {
  /** Who it is. */
  readonly metadata: { readonly name: string } & Values;
  /** Values for all environments, by product. */
  readonly products: Readonly<Record<string, Values>>;
  /** Where it runs, by environment, with values for that. */
  readonly tenants: Readonly<Record<string, TenantDraft>>;
}

/** A tenant of a new customer. */
export interface TenantDraft {
  readonly cluster: string;
  readonly ring: string;
  /** @default - none */
  readonly holds?: Readonly<Record<string, HoldSpec>>;
  readonly values: Readonly<Record<string, Values>>;
}

/** `customer.ts`; of a catalogue that is no module, the data alone. */
export function moduleOf({ root, catalogue }: FleetNow, draft: CustomerDraft): Record<string, string> {
  const tenants = Object.entries(draft.tenants).map(([environment, { values, ...place }]) => [
    environment,
    { ...place, ...(Object.keys(values).length > 0 && { values }) },
  ]);
  const spec = {
    ...draft.metadata,
    products: draft.products,
    tenants: Object.fromEntries(tenants) as Values,
  };
  const file = `customers/${draft.metadata.name}/customer.ts`;
  if (catalogue === undefined) return { [file]: `export default ${codeOf(spec)};\n` };
  const path = relative(join(root, 'customers/name'), join(root, catalogue)).split(sep).join('/');
  const from = path.replace(/(\/index)?\.ts$/, '');
  const isExported = /\bdefineCustomer\b/.test(readFileSync(join(root, catalogue), 'utf8'));
  const text = isExported
    ? `import { defineCustomer } from '${from}';\n\nexport default defineCustomer(${codeOf(spec)});\n`
    : `import catalogue from '${from}';\n\nexport default catalogue.defineCustomer(${codeOf(spec)});\n`;
  return { [file]: text };
}

/** The customer as a folder of YAML: a file for each intent. */
export function yamlFolderOf({ metadata, products, tenants }: CustomerDraft): Record<string, string> {
  const places = Object.entries(tenants).map(([name, { values: _, ...place }]) => [name, place]);
  const files: Record<string, unknown> = {
    'metadata.yaml': metadata,
    'products.yaml': {
      products: Object.keys(products),
      tenants: Object.fromEntries(places) as Values,
    },
  };
  for (const [product, values] of Object.entries(products))
    if (Object.keys(values).length > 0) files[`${product}/values.yaml`] = values;
  for (const [environment, { values }] of Object.entries(tenants))
    for (const [product, own] of Object.entries(values))
      files[`${product}/environments/${environment}.yaml`] = own;
  return Object.fromEntries(
    Object.entries(files).map(([path, data]) => [
      `customers/${metadata.name}/${path}`,
      // As every decoder reads it alike.
      stringify(data, { compat: 'yaml-1.1', lineWidth: 0 }),
    ]),
  );
}
