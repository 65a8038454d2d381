import { contentOf } from '../../content';
import { error, warning, within, type Issue } from '../../issues/issue';
import { runnerFor, runnersOf, type ImageRunner } from '../../plan/image-runners';
import { canFollow, policiesOf } from '../../plan/resolve/images';
import type { ProductInput, Specs } from '../../authored/specs';
import type { Rule } from '../rule';
import { unknown } from '../../issues/unknown';

/** What follows an image is something that a tag can be written to, by one image automation. */
export const imageAutomation: Rule = function* ({ specs }) {
  const runners = runnersOf(specs.fleet);
  yield* rivals(specs, runners);
  for (const input of specs.products) {
    yield* ofProduct(specs, input);
    yield* unfollowed(specs, input, runners);
  }
};

function* rivals({ fleet, fleetFile }: Specs, runners: readonly ImageRunner[]): Generator<Issue> {
  const rings = Object.keys(fleet.rings);
  for (const [index, { cluster, spec, component }] of runners.entries()) {
    const own = rings.filter((ring) => canFollow(fleet, spec, ring));
    const other = runners
      .slice(0, index)
      .find((earlier) => own.some((ring) => canFollow(fleet, earlier.spec, ring)));
    if (!other) continue;
    const problem = `'${component}' automates images, and so does '${other.component}' on cluster '${other.cluster}': both would push the same change`;
    const fix =
      other.finder === 'comment'
        ? 'run one image automation, on one cluster'
        : 'run one image automation for the rings of an environment, on one cluster that hosts it';
    yield error(within({ file: fleetFile }, 'clusters', cluster, 'components'), problem, fix);
  }
}

function* ofProduct(
  { fleet }: Specs,
  { spec: { name, image, version }, file }: ProductInput,
): Generator<Issue> {
  if (!image) return;
  const rings = Object.keys(fleet.rings);
  for (const ring of Object.keys(image.rings))
    yield* unknown({ file, path: `image.rings.${ring}` }, 'ring', ring, rings);
  if (version === 'chart' || (typeof version === 'object' && 'value' in version)) return;
  const what = version === undefined ? 'has no versions' : 'sets a git ref by its version';
  yield error(
    { file, path: 'image' },
    `'${name}' ${what}, which a tag of an image is not`,
    "let a version set the tag, as in version: { value: 'image.tag' }, or remove image",
  );
}

function* unfollowed(
  { fleet }: Specs,
  input: ProductInput,
  runners: readonly ImageRunner[],
): Generator<Issue> {
  const { file } = input;
  for (const { ring, image } of policiesOf([input])) {
    const environment = Object.hasOwn(fleet.rings, ring) ? fleet.rings[ring]?.environment : undefined;
    const runner = environment === undefined ? undefined : runnerFor(fleet, runners, ring);
    if (runner?.finder === 'key' && contentOf(input.spec).kind.releases !== 'helm')
      yield error(
        { file, path: `image.rings.${ring}` },
        `'${input.spec.name}' is no chart, and Image Updater on cluster '${runner.cluster}' writes values of charts alone`,
        `leave '${ring}' to people, or follow it on a cluster that Flux runs`,
      );
    if (environment === undefined || runner) continue;
    if (runners.length === 0) {
      const fix = 'add a component with images to a cluster, or remove image';
      yield warning(
        { file, path: 'image' },
        `no cluster automates images: nothing follows '${image.name}'`,
        fix,
      );
      return;
    }
    yield warning(
      { file, path: `image.rings.${ring}` },
      `no cluster that hosts '${environment}' automates images: '${ring}' does not follow '${image.name}'`,
      `add a component with images to a cluster that hosts '${environment}', or leave '${ring}' to people`,
    );
  }
}
