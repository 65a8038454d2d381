import { managedByArm, type ArmKustomization } from './arm';
import { nameOf, ofKind, type Emitted } from './manifests';
import type { Files } from './shipped';

/** Something that applies a folder of the state repository to its cluster. */
export interface Applier {
  readonly cluster: string;
  /** Kind and name. */
  readonly who: string;
  /** File that holds it. @default - none: it is the whole of a bootstrap, applied by hand */
  readonly heldBy: string;
  readonly folder: string;
}

/** Every Application, Kustomization and ARM kustomization with a path in the state repository. */
export function appliers(files: Files, emitted: readonly Emitted[], stateUrl: string): Applier[] {
  return [
    ...ofKind(emitted, 'Application').flatMap(({ path, cluster, object }) =>
      [object.spec.source ?? [], object.spec.sources ?? []]
        .flat()
        .flatMap((source) =>
          source.repoURL === stateUrl && source.path !== undefined
            ? [{ cluster, who: `Application ${nameOf(object)}`, heldBy: path, folder: source.path }]
            : [],
        ),
    ),
    ...ofKind(emitted, 'Kustomization').map(({ path, cluster, object }) => ({
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

export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}
