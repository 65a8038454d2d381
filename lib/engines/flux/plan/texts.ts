import { within, type Location } from '../../../issues/issue';
import { contentOf, manifestsIn } from '../../../content';
import { follows } from '../../following';
import type { ClusterSpec } from '../../../authored/cluster';
import type { ComponentSpec } from '../../../authored/component';
import type { KubernetesObject } from '../../../authored/component/object';
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
export function* textsOf({ fleetFile, cluster, spec, name, component }: Installed): Iterable<Text> {
  const { environment } = spec;
  const own = within({ file: fleetFile }, 'components', name);
  const ofCluster = within({ file: fleetFile }, 'clusters', cluster);
  const { key, kind, own: stated } = contentOf(component);
  yield* objects(within(own, 'manifests'), manifestsIn(component));
  yield* objects(within(own, 'environments', environment), kind.objects?.(component, environment));
  if (kind.isTold) yield* texts(within(own, key), stated);
  const layers = kind.layers?.(component, environment);
  if (!layers) return;
  yield* settled([
    [within(ofCluster, 'componentValues', name), spec.componentValues?.[name]],
    ...layers.map(([keys, values]) => [within(own, ...keys), values] as const),
  ]);
  if (!follows('flux', spec)) return;
  yield* settled([
    [within(own, 'flux', 'helmRelease'), component.flux?.helmRelease],
    [within(ofCluster, 'flux', 'helmRelease'), spec.flux?.helmRelease],
  ]);
}

function* objects(at: Location, all: readonly KubernetesObject[] = []): Iterable<Text> {
  for (const [index, object] of all.entries()) {
    const { labels, annotations } = object.metadata;
    if (labels?.[SUBSTITUTE] === 'disabled' || annotations?.[SUBSTITUTE] === 'disabled') continue;
    yield* texts(within(at, String(index)), object);
  }
}

/** Texts of what the layers, highest first, come to; each where the highest layer that has it sets it. */
function* settled(layers: readonly (readonly [at: Location, values: object | undefined])[]): Iterable<Text> {
  const given = layers.map(([at, values = {}]) => ({ at, values: values as Values }));
  for (const { path, text } of walk(merge(given.map(({ values }) => values).reverse()), [])) {
    const setter = given.find(({ values }) => settingAt(values, path) !== undefined);
    if (setter) yield { at: within(setter.at, ...path), text };
  }
}

function* texts(at: Location, value: unknown): Iterable<Text> {
  for (const { path, text } of walk(value, [])) yield { at: within(at, ...path), text };
}

interface Found {
  readonly path: readonly string[];
  readonly text: string;
}

function* walk(value: unknown, path: readonly string[]): Iterable<Found> {
  if (typeof value === 'string') yield { path, text: value };
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* walk(item, [...path, String(index)]);
  if (!isMap(value)) return;
  for (const [key, item] of Object.entries(value)) {
    yield { path: [...path, key], text: key };
    yield* walk(item, [...path, key]);
  }
}
