import { error, type Issue } from '../../issues/issue';
import type { ImagePolicyPlan } from '../../content/images/plan';
import { runnerFor, runnersOf, type ImageRunner } from '../../plan/image-runners';
import { policiesOf } from '../../plan/resolve/images';
import type { ImagePolicySpec } from '../../authored/images';
import type { ProductInput } from '../../authored/specs';
import type { Rule } from '../rule';

/**
 * Argo CD Image Updater writes an image and its tag by their keys, and adds what it does not find: both have to be
 * there, in a file that is. Source: Argo CD Image Updater, "Update methods", "Git Write-Back Target".
 */
export const imageTargets: Rule = function* ({ specs: { fleet, products } }) {
  const runners = runnersOf(fleet);
  for (const input of products) {
    yield* strangers(input);
    for (const policy of policiesOf([input])) {
      const runner = runnerFor(fleet, runners, policy.ring);
      if (runner?.finder !== 'key') continue;
      yield* target(policy, input);
      yield* strategy(policy, input.file, runner);
    }
  }
};

/** An image beside a version is the one that the version tags. */
function* strangers({ spec: { name, image }, file, rings }: ProductInput): Generator<Issue> {
  for (const [ring, { image: given }] of Object.entries(rings?.entries ?? {})) {
    if (!rings || given === undefined || given === image?.name) continue;
    const at = rings.locate(ring, 'image');
    if (image) {
      const fix = `make it ${image.name}, as image has it in ${file}`;
      yield error(at, `'${given}' is not the image of '${name}'`, fix);
    } else {
      const fix = `remove it, or give image: { name: '${given}', … } in ${file}`;
      yield error(at, `'${name}' has no image`, fix);
    }
  }
}

function* target({ ring, image }: ImagePolicyPlan, { file, rings }: ProductInput): Generator<Issue> {
  const entry = rings?.entries[ring];
  if (rings && entry) {
    if (entry.image !== undefined) return;
    yield error(
      rings.locate(ring),
      `Image Updater writes the image of '${ring}' beside its version, and there is no such key`,
      `add below the version: image: ${image.name}`,
    );
  } else if (!rings?.isUnread?.(ring)) {
    const problem = `'${ring}' follows an image, and has no version that Image Updater could write`;
    const fix = `begin it in rings.yaml: ${ring}: { version: '…', image: ${image.name} }`;
    yield error({ file, path: `image.rings.${ring}` }, problem, fix);
  }
}

function* strategy(
  { ring, policy }: ImagePolicyPlan,
  file: string,
  { images }: ImageRunner,
): Generator<Issue> {
  const unable = unableTo(policy, images.form === 'annotations');
  if (!unable) return;
  const problem = `Argo CD Image Updater, which follows the image for '${ring}', ${unable.what}`;
  yield error({ file, path: `image.rings.${ring}` }, problem, unable.fix);
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
