import { error } from '../../issues/issue';
import type { Rule } from '../rule';

/** Every product's schema can be written as JSON Schema, which `values.schema.json` is and every other decoder reads. */
export const unwritableSchemas: Rule = function* ({ specs, plan }) {
  for (const { name, valuesSchema } of plan.products) {
    const input = specs.products.find(({ spec }) => spec.name === name);
    if (!input) continue;
    try {
      valuesSchema();
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : 'it throws';
      yield error(
        { file: input.file, path: 'schema' },
        `'schema' cannot be written as JSON Schema: ${why}`,
        'describe what YAML can hold: text, numbers, true and false, lists and maps',
      );
    }
  }
};
