import type { FleetSpec } from '../../authored/fleet';
import type { ImportedFleet } from '../imported';
import type { FoundObject, KubernetesData } from '../objects';

export interface FluxImport {
  /** What the cluster is called that Flux is on. */
  readonly cluster: string;
  /** Environment of its components. */
  readonly environment: string;
  /** Who bootstrapped Flux. */
  readonly engine: 'flux' | 'arc';
  readonly state: FleetSpec['state'];
  /** What was read, by which folders are known that kustomize changes. */
  readonly texts: readonly (readonly [string, string])[];
  /** Objects that Azure Arc makes: no manifest has them. */
  readonly configured: ReadonlySet<FoundObject>;
  /** HelmReleases and Kustomizations that stay manifests, by their keys. */
  readonly raw: ReadonlySet<string>;
  /**
   * Which HelmReleases are releases, by their names, or by namespace and name: an expression with the groups `customer`, `product` and, if
   * need be, `environment`. @default - none
   */
  readonly releases?: RegExp;
  /** Objects that the fleet writes itself, by their keys. */
  readonly written: ReadonlySet<string>;
}

/** An imported fleet, with what it is made of. */
export interface ImportedFlux extends ImportedFleet {
  /** HelmReleases and Kustomizations that components deliver now. */
  readonly compared: readonly KubernetesData[];
}
