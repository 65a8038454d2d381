import { parser } from '@prometheus-io/lezer-promql';

/** What an expression asks for, and whether it is one. */
export interface Asked {
  readonly faults: readonly string[];
  readonly metrics: readonly string[];
  /** Labels that are matched, joined or grouped by. */
  readonly labels: readonly string[];
}

export function asked(expression: string): Asked {
  const faults: string[] = [];
  const metrics = new Set<string>();
  const labels = new Set<string>();
  parser.parse(expression).iterate({
    enter({ type, from, to, node }) {
      const text = expression.slice(from, to);
      if (type.isError) faults.push(`at ${from}: ${expression.slice(from, from + 20)}`);
      if (type.name === 'Identifier' && node.parent?.name === 'VectorSelector') metrics.add(text);
      if (type.name === 'LabelName') labels.add(text);
    },
  });
  return { faults, metrics: [...metrics].sort(), labels: [...labels].sort() };
}
