import { writtenOf } from '../content/forms';
import type { Plan } from '../plan/fleet';
import type { CustomerPlan, ReleasePlan } from '../plan/tenant';
import { sha256 } from './sign';

/** The plan but for its customers: what all of them build on. */
export class Platform {
  /** Of all of it. Functions, and what classes make, follow from the modules that are loaded, and are not looked into. */
  readonly digest: string;
  private readonly places = new Map<object, string>();

  constructor(plan: Plan) {
    const platform = Object.fromEntries(Object.entries(plan).filter(([key]) => key !== 'customers'));
    this.digest = sha256(textOf(platform, new Map(), { learned: this.places }));
  }

  /**
   * Digest of everything by which customers are compared: their names and those of what they have, where it is placed, and what it
   * takes from the platform. That is all but values, and what a version says of its release.
   */
  skeletonOf(customer: CustomerPlan): string {
    const { products: _products, title: _title, contact: _contact, ...spec } = customer.spec;
    const tenants = customer.tenants.map((tenant) => ({
      ...tenant,
      releases: tenant.releases.map(withoutVersion),
    }));
    return this.digestOf({ ...customer, spec, tenants }, ['values']);
  }

  /** Digests of all that the customer's releases are, by tenant and product. */
  releasesOf({ tenants }: CustomerPlan): [release: string, digest: string][] {
    return tenants.flatMap(({ name, releases }) =>
      releases.map((each): [string, string] => [releaseName(name, each), this.digestOf(each)]),
    );
  }

  private digestOf(value: object, leftOut: readonly string[] = []): string {
    return sha256(textOf(value, this.places, { leftOut })).slice(0, 22);
  }
}

export function releaseName(tenant: string, { product }: ReleasePlan): string {
  return `${tenant} ${product.name}`;
}

function withoutVersion({
  version: _version,
  versionFrom: _from,
  layers: _layers,
  content,
  ...rest
}: ReleasePlan) {
  return { ...rest, content: [content.form, writtenOf(content)?.objects.length] };
}

/**
 * Text that two values have in common only if they are alike.
 *
 * @param known objects that are told by where they are in the platform
 * @param learned gets the objects that are seen, by where they are
 */
function textOf(
  value: unknown,
  known: ReadonlyMap<object, string>,
  { leftOut = [], learned }: { leftOut?: readonly string[]; learned?: Map<object, string> },
): string {
  const parts: string[] = [];
  const own = new Map<object, number>();
  const add = (each: unknown, place: string): void => {
    if (typeof each !== 'object' || each === null) {
      // With its length, so that no text is taken for two.
      parts.push(typeof each === 'string' ? `${each.length} ${each}` : `${typeof each} ${leaf(each)}`);
      return;
    }
    const seen = known.get(each) ?? own.get(each);
    if (seen !== undefined) {
      parts.push(`at ${seen}`);
      return;
    }
    own.set(each, own.size);
    learned?.set(each, place);
    if (each instanceof Map || each instanceof Set || Array.isArray(each)) {
      parts.push('[');
      let index = 0;
      for (const entry of each as Iterable<unknown>) add(entry, learned ? `${place}/${index++}` : '');
      parts.push(']');
    } else if (!isPlain(each)) parts.push('object');
    else {
      parts.push('{');
      for (const key of Object.keys(each)) {
        if (leftOut.includes(key)) continue;
        parts.push(`${key.length} ${key}`);
        add((each as Readonly<Record<string, unknown>>)[key], learned ? `${place}/${key}` : '');
      }
      parts.push('}');
    }
  };
  add(value, '');
  return parts.join('\n');
}

function leaf(value: unknown): string {
  return typeof value === 'function' ? '' : String(value);
}

function isPlain(given: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(given);
  return prototype === null || prototype === Object.prototype;
}
