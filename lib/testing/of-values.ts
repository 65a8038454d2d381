import Ajv from 'ajv';
import type { TenantPlan } from '../plan/tenant';

/** The releases whose values the JSON Schema of their product refuses. */
export function areAccepted(tenants: readonly TenantPlan[]): string[] {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  return tenants
    .flatMap(({ releases }) => releases)
    .flatMap(({ name, product, values }) => {
      const validate = ajv.compile(product.valuesSchema());
      return validate(withoutNulls(values)) ? [] : [`${name}: ${ajv.errorsText(validate.errors)}`];
    });
}

/** As Helm has them when it validates: a `null` has taken its key away. Source: Helm, "Values Files". */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === null ? [] : [[key, withoutNulls(each)]])),
  );
}
