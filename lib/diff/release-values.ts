import { CORE_SCHEMA, load, loadAll } from 'js-yaml';
import { isMap, type Value, type Values } from '../authored/values';

/** What a file of a state repository says that a release is told. */
export interface ReleaseValues {
  readonly tenant: string;
  readonly product: string;
  readonly values: Values;
}

/** Files that reviewers read, of releases whose objects name files of values. */
const REVIEW = /^customers\/[^/]+\/([^/]+)\/releases\/.+\.yaml$/;
/** Folders that have no release, or none that these files do not show. */
const OTHERS =
  /^(products|rings|axes|applicationsets|customers|azure)\/|^clusters\/[^/]+\/(bootstrap|delivery|infrastructure|applications|connections|guardrails)\/|\/guardrails\//;

/** Whether a file may say values of a release, by its path below the prefix. */
export function mayHaveValues(path: string): boolean {
  return path.endsWith('.yaml') && (REVIEW.test(path) || !OTHERS.test(path));
}

/**
 * The values that a file says of releases, all layers merged: a file for reviewers, or HelmReleases, whose values are inline or,
 * where one is null, text beside them.
 */
export function releaseValuesIn(path: string, text: string): ReleaseValues[] {
  const [, product] = REVIEW.exec(path) ?? [];
  if (product === undefined && !/^kind: HelmRelease$/m.test(text)) return [];
  const objects = fleetObjectsIn(text);
  if (product === undefined) return objects.flatMap((object) => ofHelmRelease(object, objects));
  return objects.flatMap(({ tenant, values }) =>
    typeof tenant === 'string' && isMap(values) ? [{ tenant, product, values: values }] : [],
  );
}

type Plain = Readonly<Record<string, unknown>>;

/** Of a file that somebody broke by hand, nothing is known. */
function fleetObjectsIn(text: string): Plain[] {
  try {
    return loadAll(text, null, { schema: CORE_SCHEMA }).filter(isMap);
  } catch {
    return [];
  }
}

function ofHelmRelease({ kind, metadata, spec }: Plain, beside: readonly Plain[]): ReleaseValues[] {
  if (kind !== 'HelmRelease' || !isMap(metadata) || !isMap(spec) || !isMap(metadata['labels'])) return [];
  const { 'ringfleet.io/tenant': tenant, 'ringfleet.io/product': product } = metadata['labels'];
  if (typeof tenant !== 'string' || typeof product !== 'string') return [];
  const { name } = metadata;
  const { values = typeof name === 'string' ? asText(`${name}-values`, beside) : undefined } = spec;
  return isMap(values) ? [{ tenant, product, values: values }] : [];
}

function asText(name: string, beside: readonly Plain[]): unknown {
  const found = beside.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && isMap(metadata) && metadata['name'] === name,
  );
  const text = isMap(found?.['data']) ? found['data']['values.yaml'] : undefined;
  try {
    return typeof text === 'string' ? load(text, { schema: CORE_SCHEMA }) : undefined;
  } catch {
    return undefined;
  }
}

/** A value that is another than before. */
export interface ValueMove {
  readonly path: readonly string[];
  /** @default - there was none */
  readonly from?: Value;
  /** @default - there is none any more */
  readonly to?: Value;
}

/** Where two maps of values differ, by the keys of both; a list is one value. */
export function valueMoves(before: Values, after: Values, above: readonly string[] = []): ValueMove[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => {
    const path = [...above, key];
    const [from, to] = [before[key], after[key]];
    if (isMap(from) && isMap(to)) return valueMoves(from, to, path);
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    return [{ path, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}
