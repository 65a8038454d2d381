import type { Specs } from '../authored/specs';
import { formatIssues } from '../cli/report';
import type { Program } from '../cli/program';
import type { Issue } from '../issues/issue';
import type { Plan } from '../plan/fleet';
import { plan } from '../planner/plan';
import { loadCatalogue, read } from '../read';

/**
 * What a program is given, read as it reads it.
 *
 * @throws Error with what `npm run synth` would say
 */
export function specsOf({ options: { root, catalogue } }: Program): Specs {
  const loaded = loadCatalogue(root, catalogue);
  if ('issues' in loaded) throw refused(loaded.issues);
  const { specs, issues } = read({ root, catalogue: loaded.catalogue });
  if (issues.some(({ severity }) => severity === 'error')) throw refused(issues);
  return specs;
}

/**
 * What the specs come to.
 *
 * @throws Error with what `npm run synth` would say
 */
export function planOf(specs: Specs): Plan {
  const { plan: found, issues } = plan(specs);
  if (!found || issues.some(({ severity }) => severity === 'error')) throw refused(issues);
  return found;
}

function refused(issues: readonly Issue[]): Error {
  return new Error(`npm run synth refuses the fleet:\n${formatIssues(issues)}`);
}
