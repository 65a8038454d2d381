import { parse } from 'yaml';
import type { Value, Values } from '../authored/values';
import type { Plan } from '../plan/fleet';
import type { ProductPlan } from '../plan/product';
import { merge, nest, settingAt, withoutNulls } from '../plan/values';

/** A value that somebody gives a product: `staging/web.image.tag=1.10`. */
export interface Setting {
  /** @default - in all environments */
  readonly environment?: string;
  readonly product: string;
  readonly path: string;
  readonly text: string;
}

/** @returns undefined where it is none */
export function settingIn(given: string): Setting | undefined {
  const [, environment, product, path, text] =
    /^(?:([^/.=]+)\/)?([^/.=]+)\.([^=]+)=([^]*)$/.exec(given) ?? [];
  if (product === undefined || path === undefined || text === undefined) return undefined;
  return { ...(environment !== undefined && { environment }), product, path, text };
}

/** The paths of values that the schema requires, and that no layer below a customer gives in one of the rings. */
export function missingValues(plan: Plan, product: ProductPlan, rings: readonly string[]): string[] {
  const paths = new Set<string>();
  for (const name of rings) {
    const ring = plan.rings.find((each) => each.name === name);
    const given = withoutNulls(
      merge([
        product.base.values,
        product.environments.find((each) => each.environment === ring?.environment)?.layer.values ?? {},
        ring?.layers.find((each) => each.product === product.name)?.layer.values ?? {},
      ]),
    );
    for (const { code, path } of product.spec.schema.safeParse(given).error?.issues ?? []) {
      const keys = path.map(String);
      if (code === 'invalid_type' && settingAt(given, keys) === undefined) paths.add(keys.join('.'));
    }
  }
  return [...paths].sort();
}

/** The text where the schema takes text, otherwise what YAML reads in it: `3`, `true`, `[a, b]`. */
export function valueOf({ spec, base }: ProductPlan, path: string, text: string): Value {
  const isTaken = (value: Value) => {
    const { error } = spec.schema.safeParse(withoutNulls(merge([base.values, nest(path, value)])));
    return !error?.issues.some((issue) => isAt(issue.path.map(String).join('.'), path));
  };
  if (isTaken(text)) return text;
  const read = inYaml(text);
  return read !== undefined && isTaken(read) ? read : text;
}

function isAt(place: string, path: string): boolean {
  return place === path || place.startsWith(`${path}.`);
}

function inYaml(text: string): Value | undefined {
  try {
    return parse(text) as Value;
  } catch {
    return undefined;
  }
}

/** All that is set of products, by product; later settings go over earlier ones. */
export function valuesBy(
  settings: readonly Setting[],
  products: readonly ProductPlan[],
): Record<string, Values> {
  const found: Record<string, Values> = {};
  for (const { product: name, path, text } of settings) {
    const product = products.find((each) => each.name === name);
    if (product) found[name] = merge([found[name] ?? {}, nest(path, valueOf(product, path, text))]);
  }
  return found;
}
