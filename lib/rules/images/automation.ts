import { error, warning, within, type Issue } from '../../issues/issue';
import { componentsOf } from '../../facts/components';
import { finderOf, follows, policiesOf, type ImageFinder } from '../../plan/resolve/images';
import type { ClusterSpec } from '../../authored/cluster';
import type { FleetSpec } from '../../authored/fleet';
import type { ImagesSpec } from '../../authored/images';
import type { ProductInput, Specs } from '../../authored/specs';
import { isDeliverable } from '../../plan/deliverable';
import type { Rule } from '../rule';
import { unknown } from '../../issues/unknown';

/** What follows an image is something that a tag can be written to, by one image automation. */
export const imageAutomation: Rule = ({ specs }) => {
  const runners = runnersOf(specs.fleet);
  return [
    ...rivals(specs, runners),
    ...specs.products.flatMap((input) => [...ofProduct(specs, input), ...unfollowed(specs, input, runners)]),
  ];
};

/** An image automation on a cluster. */
export interface ImageRunner {
  readonly cluster: string;
  readonly spec: ClusterSpec;
  readonly component: string;
  readonly images: ImagesSpec;
  readonly finder: ImageFinder;
}

/** Where image automations run. */
export function runnersOf(fleet: FleetSpec): ImageRunner[] {
  return Object.entries(fleet.clusters).flatMap(([cluster, spec]) =>
    componentsOf(fleet, spec).flatMap(([component, content]): ImageRunner[] => {
      if (!('images' in content) || !isDeliverable(fleet, spec, content)) return [];
      return [{ cluster, spec, component, images: content.images, finder: finderOf(spec) }];
    }),
  );
}

/** The image automation that writes the ring's versions. */
export function runnerFor(
  fleet: FleetSpec,
  runners: readonly ImageRunner[],
  ring: string,
): ImageRunner | undefined {
  return runners.find(({ spec }) => follows(fleet, spec, ring));
}

function rivals({ fleet, fleetFile }: Specs, runners: readonly ImageRunner[]): Issue[] {
  const rings = Object.keys(fleet.rings);
  return runners.flatMap(({ cluster, spec, component }, index) => {
    const own = rings.filter((ring) => follows(fleet, spec, ring));
    const other = runners
      .slice(0, index)
      .find((earlier) => own.some((ring) => follows(fleet, earlier.spec, ring)));
    if (!other) return [];
    const problem = `'${component}' automates images, and so does '${other.component}' on cluster '${other.cluster}': both would push the same change`;
    const fix =
      other.finder === 'comment'
        ? 'run one image automation, on one cluster'
        : 'run one image automation for the rings of an environment, on one cluster that hosts it';
    return [error(within({ file: fleetFile }, 'clusters', cluster, 'components'), problem, fix)];
  });
}

function ofProduct({ fleet }: Specs, { spec: { name, image, version }, file }: ProductInput): Issue[] {
  if (!image) return [];
  const rings = Object.keys(fleet.rings);
  const missing = Object.keys(image.rings).flatMap((ring) =>
    unknown({ file, path: `image.rings.${ring}` }, 'ring', ring, rings),
  );
  if (version === 'chart' || (typeof version === 'object' && 'value' in version)) return missing;
  const what = version === undefined ? 'has no versions' : 'sets a git ref by its version';
  return [
    ...missing,
    error(
      { file, path: 'image' },
      `'${name}' ${what}, which a tag of an image is not`,
      "let a version set the tag, as in version: { value: 'image.tag' }, or remove image",
    ),
  ];
}

function unfollowed({ fleet }: Specs, input: ProductInput, runners: readonly ImageRunner[]): Issue[] {
  const { spec, file } = input;
  const policies = policiesOf([input]).filter(({ ring }) => Object.hasOwn(fleet.rings, ring));
  if (policies.length === 0) return [];
  const name = spec.image!.name;
  if (runners.length === 0) {
    const fix = 'add a component with images to a cluster, or remove image';
    return [warning({ file, path: 'image' }, `no cluster automates images: nothing follows '${name}'`, fix)];
  }
  return policies
    .filter(({ ring }) => !runnerFor(fleet, runners, ring))
    .map(({ ring }) => {
      const { environment } = fleet.rings[ring]!;
      return warning(
        { file, path: `image.rings.${ring}` },
        `no cluster that hosts '${environment}' automates images: '${ring}' does not follow '${name}'`,
        `add a component with images to a cluster that hosts '${environment}', or leave '${ring}' to people`,
      );
    });
}
