import { parser } from '@prometheus-io/lezer-promql';

/** Where an expression of PromQL stops to be one; `undefined` where it is one. */
export function faultOfPromql(expression: string): string | undefined {
  let fault: string | undefined;
  parser.parse(expression).iterate({
    enter({ type, from }) {
      if (!type.isError || fault !== undefined) return;
      const rest = expression.slice(from).trim();
      fault = rest === '' ? 'it ends too early' : `at '${rest.length > 40 ? `${rest.slice(0, 40)}…` : rest}'`;
    },
  });
  return fault;
}
