import { error, type Issue } from '../../issues/issue';
import type { Rule } from '../rule';

/** Every product's schema can be written as JSON Schema, which `values.schema.json` is and every other decoder reads. */
export const unwritableSchemas: Rule = ({ specs, plan }) =>
  plan.products.flatMap(({ name, valuesSchema }): Issue[] => {
    const input = specs.products.find(({ spec }) => spec.name === name);
    if (!input) return [];
    try {
      valuesSchema();
      return [];
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : 'it throws';
      return [
        error(
          { file: input.file, path: 'schema' },
          `'schema' cannot be written as JSON Schema: ${why}`,
          'describe what YAML can hold: text, numbers, true and false, lists and maps',
        ),
      ];
    }
  });
