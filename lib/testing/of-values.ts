import Ajv from 'ajv';
import type { TenantPlan } from '../plan/tenant';
import { withoutNulls } from '../plan/values';

/** The releases whose values the JSON Schema of their product refuses, as Helm has them when it validates. */
export function* areAccepted(tenants: readonly TenantPlan[]): Generator<string> {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  for (const { name, product, values } of tenants.flatMap(({ releases }) => releases)) {
    const validate = ajv.compile(product.valuesSchema());
    if (!validate(withoutNulls(values))) yield `${name}: ${ajv.errorsText(validate.errors)}`;
  }
}
