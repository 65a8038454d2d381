import { error, warning, type Issue } from '../../issues/issue';
import { SETTER } from '../../plan/names';
import type { ImagePolicyPlan } from '../../plan/component';
import { engineOf } from '../../engines';
import { policiesOf } from '../../plan/resolve/images';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductInput, RingsFile } from '../../authored/specs';
import { runnerFor, runnersOf, type ImageRunner } from './automation';
import type { Rule } from '../rule';

/**
 * Flux finds the versions that it sets by a comment at the end of the line: every ring that follows an image has it,
 * and no other ring. Source: Flux, "Image Update Automations", "Marking images for update".
 */
export const imageSetters: Rule = ({ specs: { fleet, products } }) => {
  const runners = runnersOf(fleet);
  return products.flatMap((input) => ofRings(fleet, input, runners));
};

function ofRings(fleet: FleetSpec, input: ProductInput, runners: readonly ImageRunner[]): Issue[] {
  const { file, rings } = input;
  const policies = policiesOf([input]).filter(({ ring }) => Object.hasOwn(fleet.rings, ring));
  // Nothing follows an image anywhere, which has been said: the marks are nobody's matter.
  if (policies.length > 0 && runners.length === 0) return [];
  const set = policies.flatMap((policy) => {
    const runner = runnerFor(fleet, runners, policy.ring);
    return runner?.finder === 'comment' ? [{ policy, runner }] : [];
  });
  const others = Object.keys(rings?.entries ?? {}).filter(
    (ring) => !set.some(({ policy }) => policy.ring === ring),
  );
  return [
    ...set.flatMap(({ policy, runner }) => [
      ...unknownToFlux(policy, file),
      ...marked(policy, runner, input),
    ]),
    ...(rings ? others.flatMap((ring) => unmarked(rings, ring, file)) : []),
  ];
}

function unknownToFlux({ ring, policy }: ImagePolicyPlan, file: string): Issue[] {
  const at = { file, path: `image.rings.${ring}` };
  const wrong = (['newestBuild', 'digest', 'ignoreTags'] as const).find((field) => field in policy);
  if (!wrong) return [];
  const fix = 'compare tags by semver, numerical or alphabetical, and choose among them by filterTags';
  return [error(at, `Flux, which follows the image for '${ring}', knows no '${wrong}'`, fix)];
}

function marked({ name, ring }: ImagePolicyPlan, runner: ImageRunner, input: ProductInput): Issue[] {
  const { file, rings } = input;
  const setter = `${engineOf(runner.spec).control(runner.spec).platform}:${name}:tag`;
  const line = `# {"${SETTER}": "${setter}"}`;
  const entry = rings?.entries[ring];
  if (!rings || !entry) {
    if (rings?.isUnread?.(ring)) return [];
    const problem = `'${ring}' follows an image, and has no version that Flux could set`;
    const fix = `begin it in rings.yaml: version: '…' ${line}`;
    return [error({ file, path: `image.rings.${ring}` }, problem, fix)];
  }
  const at = rings.locate(ring, 'version');
  const given = rings.setter?.(ring);
  const stale = undated(rings, ring, 'Flux');
  if (given === undefined)
    return [
      ...stale,
      error(at, `Flux does not find the version of '${ring}'`, `add at the end of the line: ${line}`),
    ];
  if (setterIn(given) === setter) return stale;
  const fix = `end the line with: ${line}`;
  return [...stale, error(at, `'${given}' is not how Flux finds the version of '${ring}'`, fix)];
}

/** Flux reads a comment that is JSON and nothing else. */
function setterIn(comment: string): unknown {
  try {
    return (JSON.parse(comment) as Readonly<Record<string, unknown>> | null)?.[SETTER];
  } catch {
    return undefined;
  }
}

/** No image automation knows of days. */
export function undated(rings: RingsFile, ring: string, writer: string): Issue[] {
  const since = rings.entries[ring]?.since;
  if (since === undefined) return [];
  return [
    warning(
      rings.locate(ring, 'since'),
      `'${since}' will not be the day of a version that ${writer} sets in '${ring}'`,
      'remove since: the commit has the day',
    ),
  ];
}

function unmarked(rings: RingsFile, ring: string, file: string): Issue[] {
  const given = rings.setter?.(ring);
  if (given === undefined) return [];
  const fix = `remove the comment, or give '${ring}' a policy under image.rings in ${file}`;
  return [
    error(rings.locate(ring, 'version'), `'${given}' names a policy that '${ring}' does not have`, fix),
  ];
}
