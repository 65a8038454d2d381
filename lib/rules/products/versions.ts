import { error, within, type Issue } from '../../issues/issue';
import { placementsOf, type Placement } from '../../facts/placements';
import { componentsOf } from '../../facts/components';
import { folderOf } from '../../facts/folders';
import { repositoryOf } from '../../facts/repositories';
import type { ComponentSpec } from '../../authored/component';
import type { CustomerInput, ProductInput, Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/** Every release has a version, and every component one for the environment of each cluster that runs it. */
export const versions: Rule = ({ specs }) => {
  const products = new Map(specs.products.map((input) => [input.spec.name, input]));
  return [
    ...specs.customers.flatMap((customer) =>
      placementsOf(customer.spec).flatMap((placement) =>
        (placement.spec.products ?? Object.keys(customer.spec.products)).flatMap((name) => {
          const product = products.get(name);
          return product ? ofRelease(specs, customer, placement, product) : [];
        }),
      ),
    ),
    ...specs.products.flatMap(ofChart),
    ...specs.products.flatMap(ofRings),
    ...ofComponents(specs),
  ];
};

function ofRelease(
  { fleet }: Specs,
  { file }: CustomerInput,
  { spec: placement, path }: Placement,
  { spec: product, rings }: ProductInput,
): Issue[] {
  const { name } = product;
  const hold = placement.holds?.[name];
  if (product.version === undefined) {
    if (!hold) return [];
    const fix = 'remove the hold, or let the product declare what a version sets';
    return [error({ file, path: `${path}.holds.${name}` }, `product '${name}' has no versions to hold`, fix)];
  }
  if (hold || !Object.hasOwn(fleet.rings, placement.ring) || rings?.entries[placement.ring]) return [];
  if (rings?.isUnread?.(placement.ring)) return [];
  const where = rings?.file ?? `products/${name}/rings.yaml`;
  const fix = `add ${placement.ring} to ${where}, or leave '${name}' out of this tenant's products`;
  return [
    error({ file, path: `${path}.ring` }, `ring '${placement.ring}' runs no version of '${name}'`, fix),
  ];
}

/** Entries of rings.yaml that would do nothing, or leave some customers without a version. */
function ofRings({ spec, rings }: ProductInput): Issue[] {
  if (!rings) return [];
  if (spec.version === undefined) {
    if (Object.keys(rings.entries).length === 0) return [];
    const fix = 'declare in the product what a version sets, or remove this file';
    return [error({ file: rings.file }, `product '${spec.name}' has no versions that rings could run`, fix)];
  }
  return Object.entries(rings.entries)
    .filter(([, { percent = 100, previous }]) => percent < 100 && previous === undefined)
    .map(([ring, { version, percent }]) =>
      error(
        rings.locate(ring, 'percent'),
        `'${ring}' runs ${version} for ${percent}% of its customers, and nothing for the others`,
        'add previous: the version of those that the rollout has not reached',
      ),
    );
}

/** What a version sets has to be something that the chart has. */
function ofChart({ spec: { chart, version }, file }: ProductInput): Issue[] {
  const setsRef = typeof version === 'object' && 'gitRef' in version;
  if ('path' in chart) {
    const fix = 'let it set a git ref, as in version: { gitRef: (version) => version }, or a value';
    return version === 'chart'
      ? [error({ file, path: 'version' }, `a chart in git has no chart version to set`, fix)]
      : [];
  }
  if (setsRef) {
    const fix = "let it set the chart's version, as in version: 'chart', or a value";
    return [
      error({ file, path: 'version' }, `chart '${chart.name}' does not come from git: no ref to set`, fix),
    ];
  }
  if (version === 'chart' || chart.chartVersion !== undefined) return [];
  return [
    error(
      { file, path: 'chart' },
      `chart '${chart.name}' has no version`,
      "give chartVersion, or let a version of the product set it: version: 'chart'",
    ),
  ];
}

function ofComponents({ fleet, fleetFile }: Specs): Issue[] {
  return Object.entries(fleet.clusters).flatMap(([cluster, spec]) =>
    (Object.hasOwn(fleet.environments, spec.environment) ? componentsOf(fleet, spec) : [])
      .filter(([, component]) => lacksVersion(fleet, component, spec.environment))
      .map(([name]) =>
        error(
          within({ file: fleetFile }, 'components', name, 'versions'),
          `no version for environment '${spec.environment}', which cluster '${cluster}' has`,
          `add ${spec.environment} to its versions`,
        ),
      ),
  );
}

/** A bucket has no versions, and neither have manifests. */
function lacksVersion(fleet: Specs['fleet'], spec: ComponentSpec, environment: string): boolean {
  if ('chart' in spec) return !Object.hasOwn(spec.versions, environment);
  const folder = folderOf(spec);
  const repository = folder && repositoryOf(fleet, folder.repository);
  if (!repository || 'bucket' in repository) return false;
  return !Object.hasOwn(('versions' in spec && spec.versions) || {}, environment);
}
