import type { CustomerSpec } from '../../authored/customer';
import type { ImportedProduct } from '../imported';
import { objectKey, titleOf, type FoundObject } from '../objects';
import { consistent, customersOf, productsOf } from '../releases';
import type { Told } from '../told';
import { commonValues } from '../values';
import { fluxDependencies, namesOf, type FluxMaking } from './component';
import { fluxKeyOf, isOfFlux, isSource } from './kinds';
import type { FluxImport } from './options';
import { appliedIn } from './owners';
import { fluxReleaseLike, type FoundHelmRelease } from './release';

/** Kinds that a namespace of a tenant has as its guard rails. */
const GUARDRAILS = ['LimitRange', 'NetworkPolicy', 'ResourceQuota', 'Role', 'RoleBinding', 'ServiceAccount'];

/** HelmReleases that are releases, and what becomes of the objects in their namespaces. */
export class Released {
  readonly told: Told[] = [];
  private readonly namespaces: ReadonlySet<string>;
  private readonly read = new Map<FoundObject, FoundHelmRelease>();

  private constructor(
    readonly releases: readonly FoundHelmRelease[],
    private readonly all: readonly FoundObject[],
  ) {
    this.namespaces = new Set(releases.map(({ namespace }) => namespace));
    for (const each of releases) for (const map of each.read) this.read.set(map, each);
  }

  /** Those that are alike, in namespaces that have nothing that no tenant has. */
  static among(
    objects: readonly FoundObject[],
    owners: ReadonlyMap<FoundObject, FoundObject>,
    making: FluxMaking,
    { releases: names, raw, written }: FluxImport,
  ): Released {
    if (!names) return new Released([], []);
    const told: Told[] = [];
    const not = (found: FoundObject, why: string) =>
      told.push({ what: 'say', of: titleOf(found.object), why: `it is no release: ${why}` });
    const all: FoundHelmRelease[] = [];
    const others = new Set<string>();
    for (const each of objects.filter(isOfFlux('HelmRelease'))) {
      const found = raw.has(fluxKeyOf(each.object))
        ? undefined
        : fluxReleaseLike(each, names, making, objects);
      if (found && !('why' in found)) all.push(found);
      else {
        others.add(namesOf(each.object).namespace);
        if (found) not(each, found.why);
      }
    }
    const maps = new Set(all.flatMap(({ read }) => read));
    const strangers = new Map<string, string>();
    for (const each of objects) {
      const { kind } = each.object;
      const namespace = appliedIn(each, owners.get(each));
      const isDelivering = isSource(each) || isOfFlux('HelmRelease')(each) || isOfFlux('Kustomization')(each);
      const isKnown = kind === 'Namespace' || kind === 'Secret' || GUARDRAILS.includes(kind);
      const isMade = each.object.metadata.labels?.['helm.toolkit.fluxcd.io/name'] !== undefined;
      if (isDelivering || isKnown || isMade || maps.has(each) || written.has(objectKey(each.object)))
        continue;
      strangers.set(namespace, titleOf(each.object));
    }
    const branches = new Map<string, string>();
    const own = all.filter((each) => {
      const stranger = strangers.get(each.namespace);
      const { environment, branch } = each;
      if (branch !== undefined && !branches.has(environment)) branches.set(environment, branch);
      const why =
        stranger !== undefined
          ? `its namespace has ${stranger}, and a tenant has nothing beside its releases`
          : branch !== undefined && branches.get(environment) !== branch
            ? `others in ${environment} follow another branch`
            : undefined;
      if (why === undefined) return true;
      others.add(each.namespace);
      not(each.found, why);
      return false;
    });
    const { releases, others: unlike } = consistent(own, others);
    for (const [{ found }, why] of unlike) not(found, why);
    const released = new Released(releases, objects.filter(isOfFlux('HelmRelease')));
    released.told.push(...told);
    return released;
  }

  has(each: FoundObject): boolean {
    return this.releases.some(({ found }) => found === each);
  }

  /** What becomes of an object in the namespace of a tenant; `undefined` where it is in none, or of no account here. */
  becomes(found: FoundObject, namespace: string): Told | undefined {
    const { object } = found;
    const of = titleOf(object);
    if (this.read.has(found) && !this.isReadElsewhere(found))
      return { what: 'replaced', of, why: 'its values are those of the releases that read it' };
    if (!this.namespaces.has(namespace) || !GUARDRAILS.includes(object.kind)) return undefined;
    return {
      what: 'lost',
      of,
      why: 'guard rails of its tenant take its place: say in tiers what is to be as it was',
    };
  }

  private isReadElsewhere(map: FoundObject): boolean {
    return this.all.some(
      (each) => !this.has(each) && JSON.stringify(each.object['spec']).includes(map.object.metadata.name),
    );
  }

  products(): ImportedProduct[] {
    const dependencies = this.dependencies();
    return productsOf(this.releases, (own) => {
      const [{ product, chart, version }] = own;
      const dependsOn = dependencies.get(product) ?? [];
      return {
        chart,
        ...(version && { version }),
        flux: { helmRelease: commonValues(own.map(({ settings }) => settings)) },
        ...(dependsOn.length > 0 && { dependsOn }),
      };
    });
  }

  customers(products: readonly ImportedProduct[]): CustomerSpec[] {
    return customersOf(this.releases, products, ({ adopt }) => adopt);
  }

  /** Products that those of a product wait for, in every tenant; what only some wait for is told. */
  private dependencies(): Map<string, string[]> {
    const byKey = new Map(this.releases.map((each) => [fluxKeyOf(each.found.object), each]));
    const found = new Map<string, string[]>();
    for (const each of this.releases) {
      const { customer, environment, product } = each;
      const waited = fluxDependencies(each.found.object).map(({ key }) => ({ key, of: byKey.get(key) }));
      const own = waited.flatMap(({ of }) =>
        of?.customer === customer && of.environment === environment ? [of.product] : [],
      );
      const before = found.get(product);
      found.set(product, before ? before.filter((name) => own.includes(name)) : own);
    }
    for (const each of this.releases)
      for (const { key } of fluxDependencies(each.found.object)) {
        const of = byKey.get(key);
        if (of && found.get(each.product)?.includes(of.product)) continue;
        const why = `spec.dependsOn has ${key}, which a release of a tenant cannot wait for here`;
        this.told.push({ what: 'lost', of: titleOf(each.found.object), why });
      }
    return found;
  }
}
