import { within, type Location } from '../../../issues/issue';
import { follows } from '../../following';
import type { ClusterSpec } from '../../../authored/cluster';
import type { ComponentSpec, KubernetesObject } from '../../../authored/component';
import { type Values, isMap } from '../../../authored/values';
import { merge, settingAt } from '../../../plan/values';

/** A text that stands in what Flux applies of a component, and where people write it. */
export interface Text {
  readonly at: Location;
  readonly text: string;
}

export interface Installed {
  readonly fleetFile: string;
  readonly cluster: string;
  readonly spec: ClusterSpec;
  /** Name of the component. */
  readonly name: string;
  readonly component: ComponentSpec;
}

/** By which an object opts out. Source: Flux, "Kustomization", "Post build variable substitution". */
const SUBSTITUTE = 'kustomize.toolkit.fluxcd.io/substitute';

/** Every text of a component on a cluster, keys included. What lies in other repositories nobody here has read. */
export function textsOf({ fleetFile, cluster, spec, name, component }: Installed): Text[] {
  const { environment } = spec;
  const own = within({ file: fleetFile }, 'components', name);
  const ofCluster = within({ file: fleetFile }, 'clusters', cluster);
  if ('manifests' in component) {
    return [
      ...objects(within(own, 'manifests'), component.manifests),
      ...objects(within(own, 'environments', environment), component.environments?.[environment]),
    ];
  }
  if ('chart' in component) {
    return [
      ...settled([
        [within(ofCluster, 'componentValues', name), spec.componentValues?.[name]],
        [within(own, 'environments', environment), component.environments?.[environment]],
        [within(own, 'values'), component.values],
      ]),
      ...(follows('flux', spec)
        ? settled([
            [within(own, 'flux', 'helmRelease'), component.flux?.helmRelease],
            [within(ofCluster, 'flux', 'helmRelease'), 'flux' in spec ? spec.flux?.helmRelease : undefined],
          ])
        : []),
    ];
  }
  if ('notifications' in component) return texts(within(own, 'notifications'), component.notifications);
  return 'images' in component ? texts(within(own, 'images'), component.images) : [];
}

function objects(at: Location, all: readonly KubernetesObject[] = []): Text[] {
  return all.flatMap((object, index) => {
    const { labels, annotations } = object.metadata;
    const isLeftAlone = labels?.[SUBSTITUTE] === 'disabled' || annotations?.[SUBSTITUTE] === 'disabled';
    return isLeftAlone ? [] : texts(within(at, String(index)), object);
  });
}

/** Texts of what the layers, highest first, come to; each where the highest layer that has it sets it. */
function settled(layers: readonly (readonly [at: Location, layer: object | undefined])[]): Text[] {
  const given = layers.flatMap(([at, layer]) => (layer ? [{ at, values: layer as Values }] : []));
  const merged = merge(given.map(({ values }) => values).reverse());
  return [...walk(merged, [])].map(({ path, text }) => {
    const { at } = given.find(({ values }) => settingAt(values, path) !== undefined)!;
    return { at: within(at, ...path), text };
  });
}

function texts(at: Location, value: unknown): Text[] {
  return [...walk(value, [])].map(({ path, text }) => ({ at: within(at, ...path), text }));
}

function* walk(
  value: unknown,
  path: readonly string[],
): Generator<{ path: readonly string[]; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* walk(item, [...path, String(index)]);
  if (!isMap(value)) return;
  for (const [key, item] of Object.entries(value)) {
    yield { path: [...path, key], text: key };
    yield* walk(item, [...path, key]);
  }
}
