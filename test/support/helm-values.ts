import { load } from 'js-yaml';
import { manifestsIn, ofKind, type Emitted, type Of } from './manifests';
import type { Files } from './sample';

type Tree = Readonly<Record<string, unknown>>;

/**
 * Folds value files as Helm does: maps by key, everything else replaced, a `null` kept for the chart's default. Not
 * the program's own merge, on purpose. Source: Helm, `MergeMaps` in pkg/cli/values/options.go.
 */
export function fold(layers: readonly unknown[]): Tree {
  return layers.reduce<Tree>((lower, higher) => over(lower, (higher ?? {}) as Tree), {});
}

function over(lower: Tree, higher: Tree): Tree {
  const result: Record<string, unknown> = { ...lower };
  for (const key of Object.keys(higher)) {
    const [below, above] = [result[key], higher[key]];
    result[key] = isMap(below) && isMap(above) ? over(below, above) : above;
  }
  return result;
}

function isMap(value: unknown): value is Tree {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** What Helm gets to read for the release, from the rendered files alone, whichever engine delivers it. */
export function effectiveValues(files: Files, release: string): Tree {
  const paths = Object.keys(files).filter((path) => path.includes('/releases/'));
  const emitted = manifestsIn(Object.fromEntries(paths.map((path) => [path, files[path]!])));
  const applications = ofKind(emitted, 'Application').filter(isOf(release));
  const helmReleases = ofKind(emitted, 'HelmRelease').filter(isOf(release));
  if (applications.length + helmReleases.length !== 1)
    throw new Error(`not one release is called '${release}'`);
  return applications[0]
    ? ofApplication(files, applications[0].object)
    : ofHelmRelease(emitted, helmReleases[0]!);
}

function isOf(name: string) {
  return ({ object }: Emitted) => object.metadata.name === name;
}

/** Argo CD: value files in order, then `values`, then `valuesObject`. */
function ofApplication(files: Files, { spec }: Of<'Application'>): Tree {
  const { helm } = spec.sources!.find((source) => source.helm !== undefined)!;
  return fold([
    ...helm!.valueFiles!.map((file) => {
      const path = file.replace(/^\$values\//, '');
      if (files[path] === undefined) throw new Error(`there is no ${path}`);
      return load(files[path]);
    }),
    load(helm!.values ?? ''),
    helm!.valuesObject,
  ]);
}

/** Flux: `valuesFrom` in order, then `values`. */
function ofHelmRelease(emitted: readonly Emitted[], { cluster, object }: Emitted<Of<'HelmRelease'>>): Tree {
  const { values, valuesFrom = [] } = object.spec;
  const referred = valuesFrom.map(({ name, valuesKey }) => {
    const map = ofKind(emitted, 'ConfigMap').find(
      (each) => each.cluster === cluster && each.object.metadata.name === name,
    );
    return load(map!.object.data![valuesKey!]!);
  });
  return fold([...referred, values]);
}
