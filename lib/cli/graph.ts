import { draw, formats, views, type Format, type FormatName, type ViewName } from '../graph';
import { warning, type Issue } from '../issues/issue';
import type { Outcome } from '../planner/plan';
import { unknown } from '../issues/unknown';
import { print, say } from './print';

/** Options as people typed them: any text is possible. */
export interface GraphOptions {
  /** @default 'mermaid' */
  readonly format?: string;
  /** @default 'fleet' */
  readonly view?: string;
  /** Shows what concerns this cluster alone. @default - every cluster */
  readonly cluster?: string;
}

/** Prints a graph to stdout, and issues to stderr. */
export async function graph(outcome: Outcome, options: GraphOptions): Promise<number> {
  const { plan } = outcome;
  const { format = 'mermaid', view = 'fleet', cluster } = options;
  const wrong = [
    ...unknown({ file: '--format' }, 'format', format, Object.keys(formats)),
    ...unknown({ file: '--view' }, 'view', view, Object.keys(views)),
  ];
  // Which clusters there are is not known while the fleet itself is wrong.
  if (plan && cluster !== undefined)
    wrong.push(...unknown({ file: '--cluster' }, 'cluster', cluster, namesOf(plan.clusters)));
  say([...outcome.issues, ...wrong]);
  if (!plan || wrong.length > 0) return 1;
  const drawn = draw(plan, view as ViewName, cluster);
  if (drawn.nodes.length === 0) say([empty(view)]);
  const { write, objection }: Format = formats[format as FormatName];
  const text = await write(drawn);
  const much = objection?.(drawn, text);
  if (much) say([warning({ file: '--format' }, much, 'give --cluster, or another --format')]);
  await print(text);
  return 0;
}

function empty(view: string): Issue {
  const fix = `give the fleet what it shows, or another --view: ${Object.keys(views).join(', ')}`;
  return warning({ file: '--view' }, `'${view}' has nothing to show`, fix);
}

function namesOf(items: readonly { readonly name: string }[]): string[] {
  return items.map(({ name }) => name);
}
