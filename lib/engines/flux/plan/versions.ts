import type { FluxVersion } from '../authored/settings';
import { isMap } from '../../../authored/values';

/** The fields of a setting that a version of Flux was the first to serve; `field=value` of a value. */
interface Novelties {
  readonly version: FluxVersion;
  readonly kustomization?: readonly string[];
  readonly helmRelease?: readonly string[];
}

/** Sources: Flux, "Announcing Flux 2.4 GA" and those that follow it, and the pull requests of the controllers. */
const NOVELTIES: readonly Novelties[] = [
  { version: '2.4', helmRelease: ['install.disableSchemaValidation', 'upgrade.disableSchemaValidation'] },
  {
    version: '2.5',
    kustomization: ['deletionPolicy', 'healthCheckExprs'],
    // helm-controller 1.2.0, #1140.
    helmRelease: ['install.disableTakeOwnership', 'upgrade.disableTakeOwnership'],
  },
  { version: '2.6', kustomization: ['deletionPolicy=WaitForTermination'] },
  {
    version: '2.7',
    kustomization: ['ignoreMissingComponents'],
    // helm-controller 1.4.0, #1223 and #1281.
    helmRelease: ['commonMetadata', 'install.strategy', 'upgrade.strategy'],
  },
  {
    version: '2.8',
    // helm-controller 1.5.0, #1413.
    helmRelease: [
      'healthCheckExprs',
      'install.serverSideApply',
      'upgrade.serverSideApply',
      'rollback.serverSideApply',
    ],
  },
  { version: '2.9', helmRelease: ['valuesFrom.literal'] },
];

/** The first version that serves each of these, whatever their settings. Sources as above. */
export const SERVED_FROM = {
  /** HelmRelease v2 and HelmRepository v1, which every fleet has. */
  everything: '2.3',
  /** Bucket v1. */
  bucket: '2.4',
  /** GitRepository, `provider`. */
  gitProvider: { azure: '2.4', github: '2.5' },
  /** OCIRepository v1. */
  oci: '2.6',
  /** ImageRepository, ImagePolicy and ImageUpdateAutomation v1. */
  images: '2.7',
  /** Kustomization, `deletionPolicy`: kustomize-controller 1.5.0, #1314. */
  deletionPolicy: '2.5',
  /** Kustomization, `healthCheckExprs`: the same. */
  healthCheckExprs: '2.5',
  /** Kustomization, `dependsOn`. */
  readyExpr: '2.7',
} as const satisfies Readonly<Record<string, FluxVersion | Readonly<Record<string, FluxVersion>>>>;

/** Whether a version serves what another was the first to serve. */
export function serves(version: FluxVersion, since: FluxVersion): boolean {
  const minor = (of: FluxVersion) => Number(of.slice(2));
  return minor(version) >= minor(since);
}

/** The fields among the settings that an older version than `version` serves not yet; of nested ones, as a path. */
export function unserved(
  kind: 'kustomization' | 'helmRelease',
  settings: object | undefined,
  version: FluxVersion,
): { readonly field: string; readonly since: FluxVersion }[] {
  return NOVELTIES.filter((each) => !serves(version, each.version)).flatMap((each) =>
    (each[kind] ?? [])
      .filter((field) => isSet(settings, ...(field.split('=') as [string, string?])))
      .map((field) => ({ field, since: each.version })),
  );
}

/** Whether there is anything at the path, in any item of lists on the way; or that very value. */
function isSet(settings: unknown, path: string, value?: string): boolean {
  const found = path
    .split('.')
    .reduce<readonly unknown[]>(
      (level, key) =>
        level.flatMap((each) => (isMap(each) && Object.hasOwn(each, key) ? [each[key]] : [])).flat(),
      [settings],
    );
  return found.some((each) => each !== undefined && (value === undefined || each === value));
}
