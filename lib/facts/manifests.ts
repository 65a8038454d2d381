import type { ComponentSpec, KubernetesObject } from '../authored/component';
import { within, type Location } from '../issues/issue';

/** An object of a component's manifests, and where it is written. */
export interface PlacedObject {
  readonly at: Location;
  readonly object: KubernetesObject;
}

/** The manifests that a component has in each environment. */
export function sharedManifests(at: Location, spec: ComponentSpec): PlacedObject[] {
  return 'manifests' in spec ? placed(within(at, 'manifests'), spec.manifests) : [];
}

/** Those that join them in one. */
export function manifestsOf(at: Location, spec: ComponentSpec, environment: string): PlacedObject[] {
  if (!('manifests' in spec)) return [];
  return placed(within(at, 'environments', environment), spec.environments?.[environment] ?? []);
}

function placed(under: Location, objects: readonly KubernetesObject[]): PlacedObject[] {
  return objects.map((object, index) => ({ at: within(under, String(index)), object }));
}
