import type { ComponentSpec } from '../authored/component';
import type { FleetSpec } from '../authored/fleet';
import type { VersionRef } from '../authored/sources/refs';
import { contentOf } from '../content';
import { overridesOf, specAt, statedAt, type Whereabouts } from '../content/overrides';

/** A version that a component says, and the component as it is where that counts. */
export interface StatedVersion {
  /** Below the component. */
  readonly keys: readonly string[];
  readonly environment: string;
  readonly version: VersionRef;
  readonly spec: ComponentSpec;
}

/** The versions of a component: by environment, and where it has another one, or comes from elsewhere. */
export function* versionsOf(fleet: FleetSpec, spec: ComponentSpec): Iterable<StatedVersion> {
  const versions = ('versions' in spec && spec.versions) || {};
  for (const [environment, version] of Object.entries(versions)) {
    if (versionAt(spec, { environment })[0] !== 'versions') continue;
    yield { keys: ['versions', environment], environment, version, spec: specAt(spec, { environment }) };
  }
  for (const { given, where, spec: there } of overridesOf(spec, fleet)) {
    const version = 'versions' in there ? there.versions?.[where.environment] : undefined;
    if (version === undefined) continue;
    // That of an environment has been said above.
    if ('version' in given || (where.cluster !== undefined && contentOf(spec).key in given))
      yield { keys: versionAt(spec, where), environment: where.environment, version, spec: there };
  }
}

/** The keys, below a component, of the version that counts there. */
export function versionAt(spec: ComponentSpec, where: Whereabouts): string[] {
  const keys = statedAt(spec, where, 'version');
  return keys.length > 1 ? keys : ['versions', where.environment];
}
