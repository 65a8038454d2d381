import { stringify as inYaml } from 'yaml';
import type { CustomerSpec } from '../../lib/authored/customer';
import type { Files } from './sample';

/** As every decoder reads it alike. */
function stringify(value: unknown): string {
  return inYaml(value, { compat: 'yaml-1.1' });
}

/** A customer as a folder of YAML, by path below that. */
export function asFolder({ products, tenants, ...metadata }: CustomerSpec): Files {
  const files: Record<string, string> = { 'metadata.yaml': stringify(metadata) };
  for (const [product, values] of Object.entries(products))
    if (Object.keys(values).length > 0) files[`${product}/values.yaml`] = stringify(values);
  const running = Object.entries(tenants).map(([environment, { values = {}, ...tenant }]) => {
    for (const [product, own] of Object.entries(values))
      files[`${product}/environments/${environment}.yaml`] = stringify(own);
    return [environment, tenant] as const;
  });
  files['products.yaml'] = stringify({
    products: Object.keys(products),
    tenants: Object.fromEntries(running),
  });
  return files;
}
