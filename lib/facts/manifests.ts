import type { ComponentSpec } from '../authored/component';
import type { KubernetesObject } from '../authored/component/object';
import { contentOf, manifestsIn } from '../content';
import { within, type Location } from '../issues/issue';

/** An object of a component's manifests, and where it is written. */
export interface PlacedObject {
  readonly at: Location;
  readonly object: KubernetesObject;
}

/** The manifests that a component has in each environment. */
export function sharedManifests(at: Location, spec: ComponentSpec): PlacedObject[] {
  return placed(within(at, 'manifests'), manifestsIn(spec));
}

/** Those that join them in one. */
export function manifestsOf(at: Location, spec: ComponentSpec, environment: string): PlacedObject[] {
  return placed(within(at, 'environments', environment), contentOf(spec).kind.objects?.(spec, environment));
}

function placed(under: Location, objects: readonly KubernetesObject[] = []): PlacedObject[] {
  return objects.map((object, index) => ({ at: within(under, String(index)), object }));
}
