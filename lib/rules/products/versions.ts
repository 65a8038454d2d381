import { contentOf } from '../../content';
import { isState } from '../../content/folder';
import { error, within, type Issue, type Location } from '../../issues/issue';
import { placementsOf, type Placement } from '../../facts/placements';
import { componentsOf } from '../../facts/components';
import { contentRepository, pulledOf } from '../../facts/repositories';
import type { ComponentSpec } from '../../authored/component';
import type { ProductSpec, VersionSpec } from '../../authored/product';
import type { CustomerInput, ProductInput, Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/** Every release has a version, and every component one for the environment of each cluster that runs it. */
export const versions: Rule = function* ({ specs }) {
  const products = new Map(specs.products.map((input) => [input.spec.name, input]));
  for (const customer of specs.customers)
    for (const placement of placementsOf(customer.spec))
      for (const name of placement.spec.products ?? Object.keys(customer.spec.products)) {
        const product = products.get(name);
        if (product) yield* ofRelease(specs, customer, placement, product);
      }
  for (const product of specs.products) {
    yield* ofContent(product);
    yield* ofRings(product);
  }
  yield* ofComponents(specs);
};

function* ofRelease(
  { fleet }: Specs,
  { file }: CustomerInput,
  { spec: placement, path }: Placement,
  { spec: product, rings }: ProductInput,
): Generator<Issue> {
  const { name } = product;
  const hold = placement.holds?.[name];
  if (product.version === undefined) {
    if (!hold) return;
    const fix = 'remove the hold, or let the product declare what a version sets';
    yield error({ file, path: `${path}.holds.${name}` }, `product '${name}' has no versions to hold`, fix);
    return;
  }
  if (hold || !Object.hasOwn(fleet.rings, placement.ring) || rings?.entries[placement.ring]) return;
  if (rings?.isUnread?.(placement.ring)) return;
  const where = rings?.file ?? `products/${name}/rings.yaml`;
  const fix = `add ${placement.ring} to ${where}, or leave '${name}' out of this tenant's products`;
  yield error({ file, path: `${path}.ring` }, `ring '${placement.ring}' runs no version of '${name}'`, fix);
}

/** Entries of rings.yaml that would do nothing, or leave some customers without a version. */
function* ofRings({ spec, rings }: ProductInput): Generator<Issue> {
  if (!rings) return;
  const entries = Object.entries(rings.entries);
  if (spec.version === undefined) {
    if (entries.length === 0) return;
    const fix = 'declare in the product what a version sets, or remove this file';
    yield error({ file: rings.file }, `product '${spec.name}' has no versions that rings could run`, fix);
    return;
  }
  for (const [ring, { version, percent = 100, previous }] of entries) {
    if (percent >= 100 || previous !== undefined) continue;
    yield error(
      rings.locate(ring, 'percent'),
      `'${ring}' runs ${version} for ${percent}% of its customers, and nothing for the others`,
      'add previous: the version of those that the rollout has not reached',
    );
  }
}

/** What a version sets has to be something that the product consists of. */
function* ofContent({ spec, file }: ProductInput): Generator<Issue> {
  const { chart, version } = spec;
  const at = { file, path: 'version' };
  const setsRef = typeof version === 'object' && 'gitRef' in version;
  const pulled = pulledOf(spec);
  if (!pulled) {
    if (version !== 'chart' && !setsRef) return;
    const what = setsRef ? 'do not come from git: no ref to set' : 'have no chart version to set';
    yield error(
      at,
      `${contentOf(spec).kind.noun} ${what}`,
      "let it set a value, as in version: { value: 'image.tag' }",
    );
  } else if (pulled.path !== undefined) {
    if (typeof version === 'object' && 'value' in version) yield* ofUnread(at, spec);
    if (version !== 'chart') return;
    const fix = 'let it set a git ref, as in version: { gitRef: (version) => version }, or a value';
    const what = pulled.isChart ? 'a chart in git' : contentOf(spec).kind.noun;
    yield error(at, `${what} has no chart version to set`, fix);
  } else if (chart && 'name' in chart) yield* ofNamedChart(at, chart, version);
}

/** A value reaches files as they are by what the product changes in them. */
function* ofUnread(at: Location, spec: ProductSpec): Generator<Issue> {
  const { kind, own } = contentOf(spec);
  if (!kind.changesFiles || kind.changesFiles(own)) return;
  yield error(
    at,
    `sets a value, and ${kind.noun} without changes reads none: every version would be the same`,
    'let it set a git ref, as in version: { gitRef: (version) => version }, or give changes',
  );
}

function* ofNamedChart(
  at: Location,
  chart: Extract<ProductSpec['chart'], { readonly name: string }>,
  version: VersionSpec | undefined,
): Generator<Issue> {
  if (typeof version === 'object' && 'gitRef' in version) {
    const fix = "let it set the chart's version, as in version: 'chart', or a value";
    yield error(at, `chart '${chart.name}' does not come from git: no ref to set`, fix);
  } else if (version !== 'chart' && chart.chartVersion === undefined) {
    const fix = "give chartVersion, or let a version of the product set it: version: 'chart'";
    yield error({ ...at, path: 'chart' }, `chart '${chart.name}' has no version`, fix);
  }
}

function* ofComponents({ fleet, fleetFile }: Specs): Generator<Issue> {
  for (const [cluster, spec] of Object.entries(fleet.clusters)) {
    const { environment } = spec;
    if (!Object.hasOwn(fleet.environments, environment)) continue;
    for (const [name, component] of componentsOf(fleet, cluster)) {
      if (hasVersion(fleet, component, environment)) continue;
      yield error(
        within({ file: fleetFile }, 'components', name, 'versions'),
        `no version for environment '${environment}', which cluster '${cluster}' has`,
        `add ${environment} to its versions`,
      );
    }
  }
}

/** A bucket needs no version, and neither do manifests. */
function hasVersion(fleet: Specs['fleet'], spec: ComponentSpec, environment: string): boolean {
  if ('versions' in spec && spec.versions && Object.hasOwn(spec.versions, environment)) return true;
  if (pulledOf(spec)?.isChart) return false;
  const repository = contentRepository(fleet, spec);
  return !repository || 'bucket' in repository || isState(repository);
}
