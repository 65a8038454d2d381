import { error, type Issue } from '../../issues/issue';
import type { ImagePolicyPlan } from '../../plan/component';
import { policiesOf } from '../../plan/resolve/images';
import type { ImagePolicySpec } from '../../authored/images';
import type { ProductInput } from '../../authored/specs';
import { runnerFor, runnersOf, type ImageRunner } from './automation';
import { undated } from './setters';
import type { Rule } from '../rule';

/**
 * Argo CD Image Updater writes an image and its tag by their keys, and adds what it does not find: both have to be
 * there, in a file that is. Source: Argo CD Image Updater, "Update methods", "Git Write-Back Target".
 */
export const imageTargets: Rule = ({ specs: { fleet, products } }) => {
  const runners = runnersOf(fleet);
  return products.flatMap((input) => [
    ...strangers(input),
    ...policiesOf([input]).flatMap((policy) => {
      const runner = runnerFor(fleet, runners, policy.ring);
      if (runner?.finder !== 'key') return [];
      return [...target(policy, input), ...strategy(policy, input.file, runner)];
    }),
  ]);
};

/** An image beside a version is the one that the version tags. */
function strangers({ spec: { name, image }, file, rings }: ProductInput): Issue[] {
  if (!rings) return [];
  return Object.entries(rings.entries).flatMap(([ring, { image: given }]) => {
    if (given === undefined || given === image?.name) return [];
    const at = rings.locate(ring, 'image');
    return image
      ? [
          error(
            at,
            `'${given}' is not the image of '${name}'`,
            `make it ${image.name}, as image has it in ${file}`,
          ),
        ]
      : [error(at, `'${name}' has no image`, `remove it, or give image: { name: '${given}', … } in ${file}`)];
  });
}

function target({ ring, image }: ImagePolicyPlan, { file, rings }: ProductInput): Issue[] {
  const entry = rings?.entries[ring];
  if (!rings || !entry) {
    if (rings?.isUnread?.(ring)) return [];
    const problem = `'${ring}' follows an image, and has no version that Image Updater could write`;
    const fix = `begin it in rings.yaml: ${ring}: { version: '…', image: ${image.name} }`;
    return [error({ file, path: `image.rings.${ring}` }, problem, fix)];
  }
  const stale = undated(rings, ring, 'Image Updater');
  if (entry.image !== undefined) return stale;
  return [
    ...stale,
    error(
      rings.locate(ring),
      `Image Updater writes the image of '${ring}' beside its version, and there is no such key`,
      `add below the version: image: ${image.name}`,
    ),
  ];
}

function strategy({ ring, policy }: ImagePolicyPlan, file: string, { images }: ImageRunner): Issue[] {
  const at = { file, path: `image.rings.${ring}` };
  const problem = unableTo(policy, images.form === 'annotations');
  return problem === undefined
    ? []
    : [
        error(
          at,
          `Argo CD Image Updater, which follows the image for '${ring}', ${problem.what}`,
          problem.fix,
        ),
      ];
}

function unableTo(
  policy: ImagePolicySpec,
  asAnnotation: boolean,
): { readonly what: string; readonly fix: string } | undefined {
  const others = 'use semver, newestBuild, digest or alphabetical';
  if ('numerical' in policy) return { what: 'compares no numbers', fix: others };
  if ('alphabetical' in policy && policy.alphabetical === 'desc')
    return { what: 'takes the last in the alphabet, never the first', fix: `${others}: 'asc'` };
  if (policy.filterTags?.extract !== undefined)
    return { what: 'compares whole tags', fix: 'leave out extract, and push tags that compare as they are' };
  if (asAnnotation && 'semver' in policy && policy.semver.includes(','))
    return {
      what: `would read the comma in '${policy.semver}' as the end of the image`,
      fix: "put a space in its place, or use form: 'ImageUpdater'",
    };
  return undefined;
}
