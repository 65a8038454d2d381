import { freeName, type ImportedComponent } from '../component';
import type { ImportedFleet } from '../imported';
import { sortedObjects } from '../kept';
import { namespaceSettings } from '../namespaces';
import { objectKey, titleOf, type FoundObject, type KubernetesData } from '../objects';
import { makingFor } from './making';
import type { Told } from '../told';
import { splitTold } from './split';
import { orderedComponents } from './order';
import {
  chartComponent,
  folderComponent,
  kustomizationSettings,
  othersIn,
  type FluxMaking,
} from './component';
import { Dependencies } from './dependencies';
import { fluxFleet } from './fleet';
import { Folders } from './folders';
import type { FluxImport, ImportedFlux } from './options';
import { isOfFlux, isSource, fluxKeyOf, withoutLabels } from './kinds';
import { fluxOwners, appliedIn } from './owners';
import { Released } from './released';

/** Makes a fleet of what one Flux has. */
export function importFlux(objects: readonly FoundObject[], options: FluxImport): ImportedFlux {
  return new Work(objects, options).done();
}

class Work {
  private readonly components: ImportedComponent[] = [];
  private readonly compared: KubernetesData[] = [];
  private readonly told: Told[] = [];
  private readonly rest: { each: FoundObject; namespace: string; owner?: FoundObject }[] = [];
  private readonly making: FluxMaking;
  private readonly released: Released;
  private readonly owners: ReadonlyMap<FoundObject, FoundObject>;
  private readonly dependencies = new Dependencies();
  private readonly neededSources = new Set<FoundObject>();

  constructor(
    private readonly objects: readonly FoundObject[],
    private readonly options: FluxImport,
  ) {
    this.making = makingFor(objects, options);
    this.owners = fluxOwners(objects, new Folders(options.texts));
    this.released = Released.among(objects, this.owners, this.making, options);
  }

  done(): ImportedFlux {
    const { owners, released } = this;
    for (const { plain } of released.releases) this.compared.push(plain);
    const isDelivering = (each: FoundObject) =>
      isOfFlux('Kustomization')(each) || isOfFlux('HelmRelease')(each) || isSource(each);
    for (const owner of this.objects.filter(isOfFlux('Kustomization'))) {
      const children = this.objects.filter((each) => owners.get(each) === owner);
      this.dependencies.add(owner.object);
      const why = othersIn(owner);
      if (children.length === 0) this.folder(owner);
      else if (why !== undefined) this.asItIs(owner, why, children);
      else {
        this.parent(owner, children);
        for (const each of children.filter((one) => !isDelivering(one))) this.leave(each, owner);
      }
    }
    for (const each of this.objects.filter((one) => !owners.has(one))) {
      if (released.has(each)) continue;
      if (isOfFlux('HelmRelease')(each)) this.chart(each, undefined, each.object.metadata.name);
      else if (!isDelivering(each)) this.leave(each);
    }
    for (const each of this.objects.filter(isSource)) this.source(each);
    this.keepRest();
    for (const owner of new Set(owners.values()))
      if (othersIn(owner) === undefined) this.parentTold(owner.object);
    return { ...this.fleet(), compared: this.compared };
  }

  /** One that does what no component does goes on to apply what it applies, as long as that stays where it is. */
  private asItIs(owner: FoundObject, reason: string, children: readonly FoundObject[]): void {
    this.raw(owner, reason);
    const why = `where it is: ${titleOf(owner.object)} applies it from there`;
    for (const { object } of children.filter((each) => !isOfFlux('Kustomization')(each) && !isSource(each)))
      this.told.push({ what: 'kept', of: titleOf(object), why });
  }

  /** What a Kustomization applies becomes components; it does so itself for what is one alone. */
  private parent(owner: FoundObject, children: readonly FoundObject[]): void {
    const { object } = owner;
    const charts = children.filter((each) => isOfFlux('HelmRelease')(each) && !this.released.has(each));
    const names =
      charts.length === 1 ? [object.metadata.name] : charts.map((each) => each.object.metadata.name);
    charts.forEach((each, index) => this.chart(each, owner, names[index]!));
    for (const each of children.filter(isOfFlux('Kustomization')))
      this.dependencies.within(fluxKeyOf(object), fluxKeyOf(each.object));
  }

  /** It goes, unless a component is delivered by its name. */
  private parentTold(object: KubernetesData): void {
    const { name, namespace } = object.metadata;
    if (namespace === this.making.platform && this.dependencies.ownNames(fluxKeyOf(object)).includes(name))
      return;
    const why = 'what it applied, Kustomizations of ringfleet apply';
    this.told.push({ what: 'replaced', of: titleOf(object), why });
  }

  private chart(found: FoundObject, owner: FoundObject | undefined, name: string): void {
    const key = fluxKeyOf(found.object);
    const made = this.options.raw.has(key)
      ? { why: 'a component would install something else' }
      : chartComponent(found, owner, name, this.making);
    if ('why' in made) this.raw(found, made.why, owner);
    else this.add(found.object, made, owner);
  }

  private folder(found: FoundObject): void {
    const made = this.options.raw.has(fluxKeyOf(found.object))
      ? { why: 'a component would apply something else' }
      : folderComponent(found, this.making);
    if ('why' in made) this.raw(found, made.why);
    else this.add(found.object, made);
  }

  private add(object: KubernetesData, made: ImportedComponent, owner?: FoundObject): void {
    const { platform, crossesNamespaces } = this.making;
    const { namespace = 'default' } = object.metadata;
    if (namespace !== platform && (object.kind === 'Kustomization' || !crossesNamespaces))
      this.told.push({
        what: 'say',
        of: titleOf(object),
        why: `it is made anew in namespace '${platform}': suspend the one that is there before it goes`,
      });
    this.components.push(made);
    this.compared.push(object);
    if (owner) this.dependencies.within(fluxKeyOf(owner.object), fluxKeyOf(object));
    this.dependencies.add(object, made.name);
  }

  /** It stays as it is, and so does what it is pulled from. */
  private raw(found: FoundObject, why: string, owner?: FoundObject): void {
    const { object } = found;
    if (this.options.configured.has(found)) {
      this.told.push({
        what: 'lost',
        of: titleOf(object),
        why: `${why}; keep its configuration in the template, or say what it applies`,
      });
      return;
    }
    this.told.push({ what: 'say', of: titleOf(object), why: `it is kept as a manifest: ${why}` });
    for (const source of this.making.sources.of(object)) this.neededSources.add(source);
    this.leave(found, owner);
  }

  private source(each: FoundObject): void {
    const isUsed = this.making.sources.used.has(each) && !this.neededSources.has(each);
    const why = this.options.configured.has(each)
      ? 'configurations of ringfleet take its place'
      : isUsed && 'ringfleet writes the sources of what is made of it';
    if (why) this.told.push({ what: 'replaced', of: titleOf(each.object), why });
    else this.leave(each);
  }

  private leave(each: FoundObject, owner?: FoundObject): void {
    const { metadata } = each.object;
    if (metadata.labels?.['helm.toolkit.fluxcd.io/name'] !== undefined) {
      this.told.push({ what: 'replaced', of: titleOf(each.object), why: 'its HelmRelease makes it' });
      return;
    }
    const namespace = appliedIn(each, owner);
    const becomes = this.options.written.has(objectKey(each.object))
      ? undefined
      : this.released.becomes(each, namespace);
    if (becomes) this.told.push(becomes);
    else this.rest.push({ each: withoutLabels(each), namespace, ...(owner && { owner }) });
  }

  /** What is left, by who applied it and in which namespace: a component puts all that it has in one. */
  private keepRest(): void {
    const namespaces = new Set([
      ...this.components.map(({ spec }) => spec.namespace),
      ...this.released.releases.map((each) => each.namespace),
    ]);
    for (const { each, namespace } of this.rest)
      if (each.object.kind !== 'Namespace') namespaces.add(namespace);
    const made = { projects: new Set<string>(), namespaces, written: this.options.written };
    const groups = new Map<string, { kept: FoundObject[]; namespace: string; owner?: FoundObject }>();
    for (const { each, namespace, owner } of this.rest) {
      const { kept, told } = sortedObjects([each], made);
      this.told.push(...told);
      const key = `${owner ? fluxKeyOf(owner.object) : ''} ${namespace}`;
      const group = groups.get(key) ?? { kept: [], namespace, ...(owner && { owner }) };
      group.kept.push(...kept);
      groups.set(key, group);
    }
    this.told.push(...splitTold(groups.values()));
    for (const { kept, namespace, owner } of groups.values())
      if (kept.length > 0) this.keep(kept, namespace, owner);
  }

  private keep(kept: readonly FoundObject[], namespace: string, owner?: FoundObject): void {
    const manifests = kept.map(({ object }) => object);
    const own =
      owner &&
      this.components.find(({ name }) => this.dependencies.namesOf(fluxKeyOf(owner.object)).includes(name));
    if (own?.spec.namespace === namespace && 'chart' in own.spec) {
      const index = this.components.indexOf(own);
      this.components[index] = { ...own, spec: { ...own.spec, manifests } };
      return;
    }
    const isWhole = owner !== undefined && own === undefined;
    const name = freeName(
      isWhole ? owner.object.metadata.name : `${owner?.object.metadata.name ?? 'kept'}-${namespace}`,
      this.making.taken,
    );
    this.components.push({
      name,
      cluster: this.making.cluster,
      spec: { namespace, manifests, ...(owner && { flux: { kustomization: kustomizationSettings(owner) } }) },
      adopt: isWhole ? { name: owner.object.metadata.name } : {},
    });
    if (owner) this.dependencies.also(fluxKeyOf(owner.object), name);
  }

  private fleet(): ImportedFleet {
    const ordered = orderedComponents(this.components, this.dependencies);
    const components = ordered.components.map((each): ImportedComponent => {
      const { spec } = each;
      return { ...each, spec: { ...spec, ...namespaceSettings(spec.namespace, this.objects) } };
    });
    const { crossesNamespaces, repositories } = this.making;
    const { releases } = this.released;
    const options = { ...this.options, crossesNamespaces };
    const { fleet, told } = fluxFleet(components, releases, options, repositories.specs);
    const products = this.released.products();
    const customers = this.released.customers(products);
    const all = [...this.released.told, ...this.told, ...ordered.told, ...told];
    return { fleet, products, customers, told: all };
  }
}
