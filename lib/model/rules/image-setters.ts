import { error, warning, within, type Issue } from '../issue';
import { SETTER } from '../names';
import type { ImagePolicyPlan } from '../plan';
import { controlNamespaces } from '../resolve/applier';
import { componentsOf, policiesOf } from '../resolve/components';
import type { FleetSpec } from '../spec';
import type { ProductInput, RingsFile, Specs } from '../specs';
import { suggest } from '../suggest';
import { isDeliverable } from './component-contents';
import type { Rule } from './rule';

/**
 * Flux finds the versions that it sets by a comment at the end of the line: every ring that follows an image has it,
 * and no other ring. Source: Flux, "Image Update Automations", "Marking images for update".
 */
export const imageSetters: Rule = ({ specs }) => {
  const runners = runnersOf(specs.fleet);
  return [
    ...rivals(specs, runners),
    ...specs.products.flatMap((input) => [
      ...ofProduct(specs, input),
      ...ofRings(specs, input, runners[0]?.namespace),
    ]),
  ];
};

interface Runner {
  readonly cluster: string;
  readonly component: string;
  /** Of the policies. */
  readonly namespace: string;
}

/** Where Flux runs an image automation. */
function runnersOf(fleet: FleetSpec): Runner[] {
  return Object.entries(fleet.clusters).flatMap(([cluster, spec]) =>
    componentsOf(fleet, spec)
      .filter(([, component]) => 'images' in component && isDeliverable(fleet, spec, component))
      .map(([component]) => ({ cluster, component, namespace: controlNamespaces(spec).platform })),
  );
}

function rivals({ fleetFile }: Specs, [first, ...others]: readonly Runner[]): Issue[] {
  return others.map(({ cluster, component }) =>
    error(
      within({ file: fleetFile }, 'clusters', cluster, 'components'),
      `'${component}' automates images, and so does '${first!.component}' on cluster '${first!.cluster}': both would push the same change`,
      'run one image automation, on one cluster',
    ),
  );
}

/** What follows an image has to be something that a tag of it can be written to. */
function ofProduct({ fleet }: Specs, { spec: { name, image, version }, file }: ProductInput): Issue[] {
  if (!image) return [];
  const rings = Object.keys(fleet.rings);
  const unknown = Object.keys(image.rings)
    .filter((ring) => !rings.includes(ring))
    .map((ring) =>
      error({ file, path: `image.rings.${ring}` }, `unknown ring '${ring}'`, suggest(ring, rings)),
    );
  if (version === 'chart' || (typeof version === 'object' && 'value' in version)) return unknown;
  const what = version === undefined ? 'has no versions' : 'sets a git ref by its version';
  return [
    ...unknown,
    error(
      { file, path: 'image' },
      `'${name}' ${what}, which a tag of an image is not`,
      "let a version set the tag, as in version: { value: 'image.tag' }, or remove image",
    ),
  ];
}

/** @param namespace of the policies, if a cluster has them */
function ofRings({ fleet }: Specs, input: ProductInput, namespace: string | undefined): Issue[] {
  const { spec, file, rings } = input;
  const policies = policiesOf([input]).filter(({ ring }) => Object.hasOwn(fleet.rings, ring));
  if (policies.length > 0 && namespace === undefined) {
    const fix = 'add a component with images to a cluster that Flux runs, or remove image';
    return [
      warning(
        { file, path: 'image' },
        `no cluster automates images: nothing follows '${spec.image!.name}'`,
        fix,
      ),
    ];
  }
  const others = Object.keys(rings?.entries ?? {}).filter(
    (ring) => !policies.some((each) => each.ring === ring),
  );
  return [
    ...policies.flatMap((policy) => marked(policy, namespace!, input)),
    ...(rings ? others.flatMap((ring) => unmarked(rings, ring, file)) : []),
  ];
}

function marked({ name, ring }: ImagePolicyPlan, namespace: string, { file, rings }: ProductInput): Issue[] {
  const setter = `${namespace}:${name}:tag`;
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
  const stale = entry.since === undefined ? [] : [undated(rings, ring, entry.since)];
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

function undated(rings: RingsFile, ring: string, since: string): Issue {
  return warning(
    rings.locate(ring, 'since'),
    `'${since}' will not be the day of a version that Flux sets in '${ring}'`,
    'remove since: the commit has the day',
  );
}

function unmarked(rings: RingsFile, ring: string, file: string): Issue[] {
  const given = rings.setter?.(ring);
  if (given === undefined) return [];
  const fix = `remove the comment, or give '${ring}' a policy under image.rings in ${file}`;
  return [
    error(rings.locate(ring, 'version'), `'${given}' names a policy that '${ring}' does not have`, fix),
  ];
}
