import { isMap, type Value } from '../authored/values';
import type { ChangedText } from './changed-text';
import { isSameData } from './hunks';
import { documentsIn, type Owner } from './objects';
import { valueMoves, type ValueMove } from './release-values';

/** A file with values of releases, whichever they are. */
export interface ChangedLayer {
  readonly path: string;
  /** What one edits, as the file says it. @default - it does not say it */
  readonly edit?: string;
  readonly moves: readonly ValueMove[];
  readonly reaches: (release: Owner) => boolean;
  /** Whether releases of several customers have it. */
  readonly isShared: boolean;
}

/** In the order in which they are merged. */
const LAYERS: readonly (readonly [RegExp, (found: RegExpExecArray, release: Owner) => boolean])[] = [
  [/(?:^|\/)products\/([^/]+)\/base-values\.yaml$/, ([, product], release) => release.product === product],
  [
    /(?:^|\/)products\/([^/]+)\/(environments|clusters)\/([^/]+)\.yaml$/,
    ([, product, of, name], release) =>
      release.product === product && (of === 'clusters' ? release.cluster : release.environment) === name,
  ],
  [
    /(?:^|\/)rings\/([^/]+)\/([^/]+)\.yaml$/,
    ([, ring, product], release) => release.ring === ring && release.product === product,
  ],
  // What of a release an axis goes by is not among its labels.
  [/(?:^|\/)axes\/[^/]+\/[^/]+\/([^/]+)\.yaml$/, ([, product], release) => release.product === product],
  [
    /(?:^|\/)customers\/([^/]+)\/([^/]+)\/values\.yaml$/,
    ([, customer, product], release) => release.customer === customer && release.product === product,
  ],
  [
    /(?:^|\/)customers\/([^/]+)\/([^/]+)\/(environments|tenants)\/([^/]+)\.yaml$/,
    ([, customer, product, of, name], release) =>
      release.customer === customer &&
      release.product === product &&
      (of === 'tenants' ? release.tenant : release.environment) === name,
  ],
];

/** Whether a file has values that releases get, among others. */
export function isLayer(path: string): boolean {
  return LAYERS.some(([pattern]) => pattern.test(path));
}

/** Whether a layer is one that releases of several customers have. */
export function isSharedLayer(path: string): boolean {
  return isLayer(path) && !/(?:^|\/)customers\//.test(path);
}

/** The layers that have changed, in the order in which they are merged. */
export function layersIn(texts: readonly ChangedText[]): ChangedLayer[] {
  return LAYERS.flatMap(([pattern, reaches]) =>
    texts.flatMap(({ path, before, after }): ChangedLayer[] => {
      const found = pattern.exec(path);
      if (!found) return [];
      const [, edit] = /^# Edit (.+)\.$/m.exec(after ?? before ?? '') ?? [];
      return [
        {
          path,
          ...(edit !== undefined && { edit }),
          moves: valueMoves(valuesOf(before), valuesOf(after)),
          reaches: (release) => reaches(found, release),
          isShared: isSharedLayer(path),
        },
      ];
    }),
  );
}

function valuesOf(text: string | undefined) {
  const [values = {}] = text === undefined ? [] : documentsIn(text);
  return values;
}

/** The layer that a value of a release comes from: the last that says it, or what it was, where it says nothing any more. */
export function layerOf(
  { path, from, to }: ValueMove,
  release: Owner,
  layers: readonly ChangedLayer[],
): ChangedLayer | undefined {
  const says = (value: Value | undefined, of: 'from' | 'to') => (layer: ChangedLayer) =>
    layer.reaches(release) &&
    layer.moves.some((move) => isAbove(move, path) && isSameData(below(move, path, of), value));
  return layers.findLast(says(to, 'to')) ?? layers.findLast(says(from, 'from'));
}

/** Whether a layer says something else of a path, or of a map that it is in, than before. */
export function moves({ moves: all }: ChangedLayer, path: readonly string[]): boolean {
  return all.some((move) => isAbove(move, path));
}

function isAbove(move: ValueMove, path: readonly string[]): boolean {
  return move.path.length <= path.length && move.path.every((key, index) => key === path[index]);
}

/** What a move says of a path that is below its own. */
function below(move: ValueMove, path: readonly string[], of: 'from' | 'to'): Value | undefined {
  return path
    .slice(move.path.length)
    .reduce<Value | undefined>((value, key) => (isMap(value) ? value[key] : undefined), move[of]);
}
