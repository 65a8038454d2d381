import { groupBy } from '../facts/group-by';
import { isMap, type Value, type Values } from '../authored/values';
import type { ChangedText, Side } from './changed-text';
import { documentsIn, fleetObjectsIn, type FleetObject, type Owner } from './objects';
import { releaseValuesIn } from './release-values';

/** What the files of an output say of a release. */
export interface WrittenRelease {
  readonly tenant: string;
  readonly product: string;
  readonly owner: Owner;
  /** Its name, or its folder in git. @default - the files do not say it */
  readonly chart?: string;
  /** @default - the files do not say it */
  readonly version?: string;
  /** Where the version comes from: `products/shop/rings.yaml ring1`. @default - the files do not say it */
  readonly versionFrom?: string;
  /** @default - the files do not say them */
  readonly values?: Values;
}

const REVIEW = /(?:^|\/)customers\/([^/]+)\/([^/]+)\/releases\/([^/.]+)/;

/** By tenant and product, of the files that have changed. */
export function releasesIn(texts: readonly ChangedText[], side: Side): Map<string, WrittenRelease> {
  const found = new Map<string, WrittenRelease>();
  for (const { path, [side]: text } of texts) {
    if (text === undefined) continue;
    for (const facts of releasesOf(path, text)) {
      const key = `${facts.tenant}/${facts.product}`;
      found.set(key, { ...found.get(key), ...facts });
    }
  }
  return found;
}

function releasesOf(path: string, text: string): WrittenRelease[] {
  const review = REVIEW.exec(path);
  if (review) return documentsIn(text).flatMap((document) => ofReview(review, document));
  if (!/^kind: HelmRelease$/m.test(text)) return [];
  const objects = fleetObjectsIn(path, text);
  const values = groupBy(releaseValuesIn(path, text), ({ tenant, product }) => `${tenant}/${product}`);
  return objects.flatMap((object) => {
    const { tenant, product } = object.owner;
    if (object.kind !== 'HelmRelease' || tenant === undefined || product === undefined) return [];
    const version = versionOf(object, objects);
    const [own] = values.get(`${tenant}/${product}`) ?? [];
    const { chart } = chartIn(object);
    return [
      {
        tenant,
        product,
        owner: object.owner,
        ...(typeof chart === 'string' && { chart: chart.replace(/^\.\//, '') }),
        ...(version !== undefined && { version: withoutName(version, product) }),
        ...(own && { values: own.values }),
      },
    ];
  });
}

function ofReview(
  [, customer, product, environment]: RegExpExecArray,
  { tenant, ring, cluster, version, versionFrom, chart, values }: Values,
): WrittenRelease[] {
  if (typeof tenant !== 'string' || product === undefined) return [];
  const text = (key: string, value: Value | undefined) =>
    typeof value === 'string' || typeof value === 'number' ? { [key]: String(value) } : {};
  return [
    {
      tenant,
      product,
      owner: {
        tenant,
        product,
        ...text('customer', customer),
        ...text('environment', environment),
        ...text('ring', ring),
        ...text('cluster', cluster),
      },
      ...text('chart', isMap(chart) ? (chart['path'] ?? chart['name']) : undefined),
      ...text('version', version),
      ...text('versionFrom', versionFrom),
      ...(isMap(values) && { values }),
    },
  ];
}

/** The chart that a HelmRelease names. */
function chartIn({ body: { spec } }: FleetObject): Values {
  const chart = isMap(spec) ? spec['chart'] : undefined;
  return isMap(chart) && isMap(chart['spec']) ? chart['spec'] : {};
}

/** The version of a chart, or what of its source is taken. */
function versionOf(release: FleetObject, beside: readonly FleetObject[]): string | undefined {
  const { spec } = release.body;
  const chart = chartIn(release);
  if (!isMap(spec)) return undefined;
  if (typeof chart['version'] === 'string') return chart['version'];
  const reference = chart['sourceRef'] ?? spec['chartRef'];
  if (!isMap(reference)) return undefined;
  const source = beside.find(({ kind, name }) => kind === reference['kind'] && name === reference['name']);
  const ref = source && isMap(source.body['spec']) ? source.body['spec']['ref'] : undefined;
  if (!isMap(ref)) return undefined;
  const of = ['semver', 'tag', 'digest', 'commit', 'branch'].map((key) => ref[key]);
  return of.find((each) => typeof each === 'string');
}

/** A tag is called after the product, too: `shop-1.4.3`. */
function withoutName(version: string, product: string): string {
  return version.startsWith(`${product}-`) ? version.slice(product.length + 1) : version;
}

/** Fields by which a release gets its version and its values, and that say nothing of their own where these have moved. */
const CARRIES: Readonly<Record<string, RegExp>> = {
  Application: /^spec\.sources?\.(\[[^\]]*\]\.)?(targetRevision$|helm\.(values|valuesObject|parameters)\b)/,
  ConfigMap: /^data\.values\.yaml$/,
  GitRepository: /^spec\.ref\b/,
  HelmRelease: /^spec\.(values\b|chart\.spec\.version$)/,
  OCIRepository: /^spec\.ref\b/,
};

/** Whether a field of an object is how a release gets what has moved of it. */
export function carriesMove(object: FleetObject, path: readonly string[]): boolean {
  return CARRIES[object.kind]?.test(path.join('.')) === true;
}
