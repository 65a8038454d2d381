import type { z } from 'zod';
import { customerSchema, tenantForms } from '../authored/customer';
import type { FleetSpec } from '../authored/fleet';
import type { ProductSpec } from '../authored/product';
import { choicesAt, customerChoices } from '../planner/choices';
import { jsonSchemaOf, mapOf, anyNameOf, withProperties, type JsonSchema } from './json-schema';
import { partialValues } from './values';

export interface OfFleet {
  readonly fleet: FleetSpec;
  readonly products: readonly ProductSpec[];
  /** What an entry of `rings.yaml` may say. */
  readonly ringEntry: z.ZodType;
  /** The comment on a key of a product's schema. @default - none has one */
  readonly commentAt?: (product: ProductSpec, path: readonly string[]) => string | undefined;
}

/**
 * JSON Schemas of the files that people write in YAML, with the names of this fleet, by path below `schemas/`: for editors, which complete by
 * them. What may be written is judged by the run: a schema here says as much of it as JSON Schema can.
 */
export function editorSchemas(written: OfFleet): Readonly<Record<string, JsonSchema>> {
  const { fleet, products, ringEntry, commentAt = () => undefined } = written;
  const names = products.map(({ name }) => name);
  const values = products.map((product) => [
    `values/${product.name}.json`,
    titled(
      `Values of ${product.name}`,
      partialValues(product, (path) => commentAt(product, path)),
    ),
  ]);
  const rings = Object.keys(fleet.rings).map((ring) => [ring, jsonSchemaOf(ringEntry)] as const);
  return {
    'metadata.json': titled('metadata.yaml of a customer', metadataOf(fleet)),
    'products.json': titled('products.yaml of a customer', runningOf(fleet, names)),
    'rings.json': titled('rings.yaml of a product', mapOf(Object.fromEntries(rings))),
    ...(Object.fromEntries(values) as Record<string, JsonSchema>),
  };
}

function titled(title: string, schema: JsonSchema): JsonSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, ...schema };
}

/** Who a customer is. */
function metadataOf(fleet: FleetSpec): JsonSchema {
  const whole = jsonSchemaOf(customerSchema);
  return withProperties(whole, {
    products: undefined,
    tenants: undefined,
    tier: anyNameOf(Object.keys(fleet.tiers)),
    axes: axesOf(fleet),
  });
}

/** What a customer has, and where that runs. */
function runningOf(fleet: FleetSpec, products: readonly string[]): JsonSchema {
  const tenants = Object.keys(fleet.environments).map((environment) => {
    const forms = tenantForms.map((form) => inEnvironment(jsonSchemaOf(form), environment, fleet, products));
    return [environment, { anyOf: forms.filter((form) => form !== undefined) }] as const;
  });
  const list = { type: 'array', items: anyNameOf(products), uniqueItems: true };
  return mapOf({ products: list, tenants: mapOf(Object.fromEntries(tenants)) }, ['products', 'tenants']);
}

/** A form of a tenant with the names that fit the environment; `undefined` where one that it needs is of nothing there. */
function inEnvironment(
  form: JsonSchema,
  environment: string,
  fleet: FleetSpec,
  products: readonly string[],
): JsonSchema | undefined {
  const { ring, cluster, pool, sites } = form.properties ?? {};
  const choices = customerChoices(fleet);
  const named = (key: string) => anyNameOf(choicesAt(choices, ['tenants', environment, key]));
  const of = anyNameOf(products);
  const byProduct = (schema: JsonSchema | undefined) => schema && { ...schema, propertyNames: of };
  if (pool && choicesAt(choices, ['tenants', environment, 'pool']).length === 0) return undefined;
  const site = sites?.['additionalProperties'] as JsonSchema | undefined;
  return withProperties(form, {
    values: undefined,
    ...(ring && { ring: named('ring') }),
    ...(cluster && { cluster: named('cluster') }),
    ...(pool && { pool: named('pool') }),
    axes: axesOf(fleet),
    products: { type: 'array', items: of },
    holds: byProduct(form.properties?.['holds']),
    adopt: byProduct(form.properties?.['adopt']),
    ...(sites &&
      site && {
        sites: { ...sites, additionalProperties: inEnvironment(site, environment, fleet, products) },
      }),
  });
}

function axesOf({ axes = {} }: FleetSpec): JsonSchema {
  const own = Object.entries(axes).filter(([axis]) => axis !== 'region');
  return mapOf(Object.fromEntries(own.map(([axis, values]) => [axis, anyNameOf(values)])));
}
