import { z } from 'zod';
import { layout } from '../layout';
import type { AxisPlan, ProductPlan, RingPlan } from '../product';
import type { EnvironmentPlan } from '../environment';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductSpec } from '../../authored/product';
import type { Values } from '../../authored/values';
import type { ProductInput } from '../../authored/specs';
import { merge, nest, type Layer } from '../values';
import { sortedByName } from '../../facts/order';
import { ringGraph } from '../../facts/ring-order';

export function resolveProducts(
  inputs: readonly ProductInput[],
  environments: Iterable<EnvironmentPlan>,
): ProductPlan[] {
  const stages = [...environments];
  return sortedByName(
    inputs.map(({ spec, file }) => ({
      name: spec.name,
      spec,
      file,
      valuesSchema: () => z.toJSONSchema(spec.schema, { target: 'draft-7', io: 'input' }),
      base: {
        name: 'base' as const,
        source: `${file} values`,
        file: layout.productBase(spec.name),
        values: spec.values,
      },
      environments: stages.map(({ name }) => ({
        environment: name,
        layer: {
          name: 'environment' as const,
          source: `${file} environments.${name}`,
          file: layout.productEnvironment(spec.name, name),
          values: spec.environments?.[name] ?? {},
        },
      })),
    })),
  );
}

export function resolveRings(fleet: FleetSpec, inputs: readonly ProductInput[]): RingPlan[] {
  const graph = ringGraph(fleet);
  return Object.entries(fleet.rings).map(([ring, { environment }]) => ({
    name: ring,
    environment,
    after: graph.get(ring) ?? [],
    layers: sortedByName(inputs.map((input) => ({ name: input.spec.name, input }))).map(
      ({ name, input }) => ({
        product: name,
        layer: ringLayer(ring, input),
      }),
    ),
  }));
}

/** What each value of each axis adds to releases. */
export function resolveAxes({ axes = {} }: FleetSpec, inputs: readonly ProductInput[]): AxisPlan[] {
  const products = sortedByName(inputs.map(({ spec, file }) => ({ name: spec.name, spec, file })));
  return Object.entries(axes).flatMap(([axis, all]) =>
    all.map((value) => ({
      name: `${axis}/${value}`,
      axis,
      value,
      layers: products.map(({ name, spec, file }) => ({
        product: name,
        layer: {
          name: `axis ${axis}` as const,
          source: `${file} axes.${axis}.${value}`,
          file: layout.axis(axis, value, name),
          values: spec.axes?.[axis]?.[value] ?? {},
        },
      })),
    })),
  );
}

function ringLayer(ring: string, { spec, file, rings }: ProductInput): Layer {
  const version = rings?.entries[ring]?.version;
  const set = version === undefined ? {} : valuesOfVersion(spec, version);
  const isSet = Object.keys(set).length > 0;
  return {
    name: 'ring',
    source: isSet && rings ? `${rings.file} ${ring}` : `${file} rings.${ring}`,
    file: layout.ring(ring, spec.name),
    values: merge([spec.rings?.[ring] ?? {}, set]),
  };
}

/** What a version sets of the product's content: the chart's version, or a git ref. */
export function refSetBy({ version: sets }: ProductSpec, version: string): string | undefined {
  if (sets === 'chart') return version;
  return sets && 'gitRef' in sets ? sets.gitRef(version) : undefined;
}

/** The values that a version sets: none where it sets the chart's version or a git ref. */
export function valuesOfVersion(product: ProductSpec, version: string): Values {
  const sets = product.version;
  return typeof sets === 'object' && 'value' in sets ? nest(sets.value, version) : {};
}
