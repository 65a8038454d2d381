import type { Specs } from '../../lib/authored/specs';
import { managedByArm, type ArmKustomization } from './arm';
import { nameOf, ofKind, type Emitted, type Of } from './manifests';
import type { Files } from './sample';

/** Something that applies a folder of the state repository to its cluster. */
export interface Applier {
  readonly cluster: string;
  /** Kind and name. */
  readonly who: string;
  /** File that holds it. @default - none: it is the whole of a bootstrap, applied by hand */
  readonly heldBy: string;
  readonly folder: string;
  /** Patterns of what it takes of the folder, and of what it leaves to another. @default - everything; nothing */
  readonly directory?: { readonly include?: string; readonly exclude?: string };
}

/** Every Application, Kustomization and ARM kustomization with a path in the state repository. */
export function appliers(files: Files, emitted: readonly Emitted[], stateUrl: string): Applier[] {
  return [
    ...ofKind(emitted, 'Application').flatMap(({ path, cluster, object }) =>
      [object.spec.source ?? [], object.spec.sources ?? []].flat().flatMap((source) =>
        source.repoURL === stateUrl && source.path !== undefined
          ? [
              {
                cluster,
                who: `Application ${nameOf(object)}`,
                heldBy: path,
                folder: source.path,
                ...(source.directory && { directory: source.directory }),
              },
            ]
          : [],
      ),
    ),
    ...ofKind(emitted, 'Kustomization')
      .filter((each) => !pullsElsewhere(each, emitted, stateUrl))
      .map(({ path, cluster, object }) => ({
        cluster,
        who: `Kustomization ${nameOf(object)}`,
        heldBy: path,
        folder: (object.spec.path ?? '').replace(/^\.\//, ''),
      })),
    ...managedByArm(files).map(({ cluster, template, configuration, name, spec }: ArmKustomization) => ({
      cluster,
      who: `ARM kustomization ${configuration}/${name}`,
      heldBy: template,
      folder: spec.path,
    })),
  ];
}

/** A pattern of Argo CD: `*` crosses slashes, braces hold alternatives. Source: Argo CD, "Directory". */
function matches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\{([^{}]*)\}/g, (_, alternatives: string) => `(?:${alternatives.split(',').join('|')})`);
  return new RegExp(`^${source}$`).test(path);
}

/** Whether it applies the file. */
export function applies({ folder, directory: { include, exclude } = {} }: Applier, path: string): boolean {
  if (!isBelow(path, folder)) return false;
  const own = path.slice(folder.length + 1);
  return (
    (include === undefined || matches(include, own)) && !(exclude !== undefined && matches(exclude, own))
  );
}

/** Whether it applies what is not ours: Flux's own manifests, or a folder of another repository. */
function pullsElsewhere(
  { cluster, object: { metadata, spec } }: Emitted<Of<'Kustomization'>>,
  emitted: readonly Emitted[],
  stateUrl: string,
): boolean {
  const { kind, name, namespace = metadata.namespace } = spec.sourceRef;
  const source = emitted.find(
    (each) =>
      each.cluster === cluster && each.object.kind === kind && nameOf(each.object) === `${namespace}/${name}`,
  );
  // On arc Azure makes the source of the state repository.
  const { url } = (source?.object as { spec?: { url?: string } } | undefined)?.spec ?? { url: stateUrl };
  return url !== stateUrl;
}

export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

/** With `dist/` at the root of the state repository. */
export function atRoot({ fleet, ...rest }: Specs): Specs {
  const { prefix: _, ...state } = fleet.state;
  return { ...rest, fleet: { ...fleet, state } };
}
