import { error, type Issue } from '../../issues/issue';
import { SETTER } from '../../plan/names';
import type { ImagePolicyPlan } from '../../content/images/plan';
import { runnerFor, runnersOf, type ImageRunner } from '../../plan/image-runners';
import { engineOf } from '../../engines';
import { policiesOf } from '../../plan/resolve/images';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductInput } from '../../authored/specs';
import type { Rule } from '../rule';

/**
 * Flux finds the versions that it sets by a comment at the end of the line: every ring that follows an image has it,
 * and no other ring. Source: Flux, "Image Update Automations", "Marking images for update".
 */
export const imageSetters: Rule = function* ({ specs: { fleet, products } }) {
  const runners = runnersOf(fleet);
  for (const input of products) {
    const policies = policiesOf([input]).filter(({ ring }) => Object.hasOwn(fleet.rings, ring));
    // Nothing follows an image anywhere, which has been said: the marks are nobody's matter.
    if (policies.length > 0 && runners.length === 0) continue;
    yield* ofPolicies(fleet, input, policies, runners);
  }
};

function* ofPolicies(
  fleet: FleetSpec,
  input: ProductInput,
  policies: readonly ImagePolicyPlan[],
  runners: readonly ImageRunner[],
): Generator<Issue> {
  const set = new Set<string>();
  for (const policy of policies) {
    const runner = runnerFor(fleet, runners, policy.ring);
    if (runner?.finder !== 'comment') continue;
    set.add(policy.ring);
    yield* unknownToFlux(policy, input.file);
    yield* marked(policy, runner, input);
  }
  for (const ring of Object.keys(input.rings?.entries ?? {}))
    if (!set.has(ring)) yield* unmarked(ring, input);
}

function* unknownToFlux({ ring, policy }: ImagePolicyPlan, file: string): Generator<Issue> {
  const at = { file, path: `image.rings.${ring}` };
  const wrong = (['newestBuild', 'digest', 'ignoreTags'] as const).find((field) => field in policy);
  if (!wrong) return;
  const fix = 'compare tags by semver, numerical or alphabetical, and choose among them by filterTags';
  yield error(at, `Flux, which follows the image for '${ring}', knows no '${wrong}'`, fix);
}

function* marked(
  { name, ring }: ImagePolicyPlan,
  runner: ImageRunner,
  { file, rings }: ProductInput,
): Generator<Issue> {
  const setter = `${engineOf(runner.spec).control(runner.spec).platform}:${name}:tag`;
  const line = `# {"${SETTER}": "${setter}"}`;
  if (!rings?.entries[ring]) {
    if (rings?.isUnread?.(ring)) return;
    const problem = `'${ring}' follows an image, and has no version that Flux could set`;
    const fix = `begin it in rings.yaml: version: '…' ${line}`;
    yield error({ file, path: `image.rings.${ring}` }, problem, fix);
    return;
  }
  const at = rings.locate(ring, 'version');
  const given = rings.setter?.(ring);
  if (given === undefined)
    yield error(at, `Flux does not find the version of '${ring}'`, `add at the end of the line: ${line}`);
  else if (setterIn(given) !== setter)
    yield error(
      at,
      `'${given}' is not how Flux finds the version of '${ring}'`,
      `end the line with: ${line}`,
    );
}

/** Flux reads a comment that is JSON and nothing else. */
function setterIn(comment: string): unknown {
  try {
    return (JSON.parse(comment) as Readonly<Record<string, unknown>> | null)?.[SETTER];
  } catch {
    return undefined;
  }
}

function* unmarked(ring: string, { file, rings }: ProductInput): Generator<Issue> {
  const given = rings?.setter?.(ring);
  if (!rings || given === undefined) return;
  const fix = `remove the comment, or give '${ring}' a policy under image.rings in ${file}`;
  const at = rings.locate(ring, 'version');
  yield error(at, `'${given}' names a policy that '${ring}' does not have`, fix);
}
