import type { Application, Context } from '../../applicationsets';
import type { FleetSpec } from '../../authored/fleet';
import type { ImportedFleet } from '../imported';
import { freeName } from '../component';
import { PLATFORM, ROOT_APPLICATIONS } from '../../plan/names';
import { sortedObjects, type Sorted } from '../kept';
import { namespaceSettings } from '../namespaces';
import { objectKey, titleOf, type FoundObject } from '../objects';
import { ImportedRepositories } from '../repositories';
import type { Told } from '../told';
import { applicationsIn, isOfArgocd, type FoundApplication } from './applications';
import { clusterOf, componentLike, type ApplicationComponent } from './component';
import { argocdFleet } from './fleet';
import { parentsIn } from './parents';
import { releaseLike, type FoundRelease } from './release';
import { managedMetadataOf } from './settings';
import { consistent, customersOf, productsOf } from '../releases';
import { adoptions, productOfApplications } from './releases';

export interface ArgocdImport {
  /** What the cluster is called that Argo CD is on. */
  readonly cluster: string;
  /** Environment of its components. */
  readonly environment: string;
  readonly state: FleetSpec['state'];
  /** What ApplicationSets are expanded over. */
  readonly context: Context;
  /** Names of Applications that stay manifests. */
  readonly raw: ReadonlySet<string>;
  /**
   * Which Applications are releases, by their names: an expression with the groups `customer`, `product` and, if need be, `environment`.
   * @default - none
   */
  readonly releases?: RegExp;
  /** Objects that the fleet writes itself, by their keys. */
  readonly written: ReadonlySet<string>;
}

/** An imported fleet, with the Applications that it is made of. */
export interface ImportedArgocd extends ImportedFleet {
  /** Those that components deliver now; by whether what they read is now in the state repository. */
  readonly compared: readonly { readonly application: Application; readonly isMoved: boolean }[];
}

/** Makes a fleet of what one Argo CD has. */
export function importArgocd(objects: readonly FoundObject[], options: ArgocdImport): ImportedArgocd {
  const { applications, told } = applicationsIn(objects, options.context);
  const work = new Work(objects, applications, options, told);
  return work.done();
}

class Work {
  private readonly repositories = new ImportedRepositories();
  private readonly components: ApplicationComponent[] = [];
  private readonly compared: { application: Application; isMoved: boolean }[] = [];
  private readonly making;
  private readonly released: readonly FoundRelease[];

  constructor(
    private readonly objects: readonly FoundObject[],
    private readonly applications: readonly FoundApplication[],
    private readonly options: ArgocdImport,
    private readonly told: Told[],
  ) {
    const { cluster, environment } = options;
    this.making = { cluster, environment, repositories: this.repositories, taken: new Set<string>() };
    this.released = this.releasesIn();
  }

  /** Those among the Applications, as far as they are like each other. */
  private releasesIn(): readonly FoundRelease[] {
    const { releases: names, environment, context, raw, cluster } = this.options;
    if (!names) return [];
    const found: FoundRelease[] = [];
    const others = new Set<string>();
    for (const each of this.applications) {
      const release = releaseLike(each, names, { cluster, environment, tree: context.tree });
      const { name } = each.application.metadata;
      const why = raw.has(name)
        ? 'a release would deploy something else'
        : release && 'why' in release && release.why;
      if (release && !('why' in release) && !raw.has(name)) found.push(release);
      else others.add(each.application.spec.destination.namespace ?? '');
      if (release && typeof why === 'string') this.notReleased(name, why);
    }
    const sorted = consistent(found, others);
    for (const [{ found: of }, why] of sorted.others) this.notReleased(of.application.metadata.name, why);
    return sorted.releases;
  }

  private notReleased(name: string, why: string): void {
    this.told.push({ what: 'say', of: `Application ${name}`, why: `it is no release: ${why}` });
  }

  done(): ImportedArgocd {
    const parents = parentsIn(this.applications, this.objects);
    const rest = this.objects.filter(
      (each) => !isOfArgocd('Application')(each) && !isOfArgocd('ApplicationSet')(each),
    );
    const byParent = new Map(
      parents.map((each) => [each.of, each.children.filter((child) => rest.includes(child))]),
    );
    const made = this.made();
    const raw: FoundObject[] = [];
    for (const { plain } of this.released) this.compared.push({ application: plain, isMoved: false });
    for (const each of this.applications) {
      if (this.released.some(({ found }) => found === each)) continue;
      const children = byParent.get(each);
      const sorted = children && sortedObjects(children, made);
      const own = this.namesakeOf(each);
      if (sorted?.kept.length === 0 || own !== undefined) {
        this.told.push(...(sorted?.told ?? []));
        this.replaced(each);
        this.keep(`kept-${own}`, sorted?.kept ?? [], own);
      } else this.add(each, sorted, raw);
    }
    const owned = new Set(parents.flatMap(({ children }) => children));
    const alone = new Map<string, FoundObject>();
    for (const each of rest.filter((one) => !owned.has(one))) {
      const before = alone.get(objectKey(each.object));
      if (before)
        this.told.push({ what: 'lost', of: titleOf(each.object), why: `${before.file} has another one` });
      alone.set(objectKey(each.object), each);
    }
    const { kept, told } = sortedObjects([...alone.values()], made);
    this.told.push(...told);
    this.keep('kept', kept);
    this.keep('applications', raw);
    return { ...this.fleet(), compared: this.compared };
  }

  /** What the fleet makes for the Applications that become components. */
  private made() {
    const trial = { ...this.making, repositories: new ImportedRepositories(), taken: new Set<string>() };
    const released = new Set(this.released.map(({ found }) => found));
    const components = this.applications
      .filter((each) => !released.has(each) && !this.options.raw.has(each.application.metadata.name))
      .map((each) => componentLike(each, trial))
      .filter((each): each is ApplicationComponent => !('why' in each));
    const specs = [...released].map(({ application }) => application.spec);
    return {
      projects: new Set([
        ...components.map(({ adopt }) => adopt.project ?? PLATFORM),
        ...specs.map(({ project }) => project),
      ]),
      namespaces: new Set([
        ...components.map(({ spec }) => spec.namespace),
        ...specs.flatMap(({ destination }) => destination.namespace ?? []),
      ]),
      written: this.options.written,
    };
  }

  /** It applied other Applications, and what ringfleet writes, alone. */
  private replaced({ application }: FoundApplication): void {
    const why = 'roots of ringfleet apply what it applied';
    this.told.push({ what: 'replaced', of: titleOf(application), why });
  }

  private add(each: FoundApplication, sorted: Sorted | undefined, raw: FoundObject[]): void {
    const { name } = each.application.metadata;
    const children = sorted?.kept.map(({ object }) => object);
    const found = this.options.raw.has(name)
      ? { why: 'a component would deploy something else' }
      : componentLike(each, this.making, children);
    if ('why' in found) {
      // What it applies stays in its repository.
      const { metadata, ...application } = each.application;
      const { finalizers, ...rest } = metadata;
      const of = titleOf(each.application);
      this.told.push({ what: 'kept', of, why: `as a manifest: ${found.why}` });
      if (finalizers) this.told.push({ what: 'lost', of, why: 'metadata.finalizers is of no manifest here' });
      for (const { object } of sorted?.kept ?? [])
        this.told.push({
          what: 'kept',
          of: titleOf(object),
          why: `where it is: ${of} applies it from there`,
        });
      raw.push({ object: { ...application, metadata: { namespace: 'argocd', ...rest } }, file: each.file });
      return;
    }
    if (sorted) this.told.push(...sorted.told);
    this.components.push(found);
    this.compared.push({ application: each.application, isMoved: children !== undefined });
  }

  /** The managed cluster of which ringfleet had a root of the name, which no setting changes. */
  private namesakeOf({ application: { metadata } }: FoundApplication): string | undefined {
    if (metadata.labels?.['app.kubernetes.io/managed-by'] !== 'ringfleet') return undefined;
    const clusters = this.applications.map((each) => clusterOf(each.application.spec, this.options.cluster));
    return clusters.find(
      (name) => name !== this.options.cluster && metadata.name === `${ROOT_APPLICATIONS.cluster}-${name}`,
    );
  }

  private keep(name: string, found: readonly FoundObject[], cluster = this.options.cluster): void {
    if (found.length === 0) return;
    const own = freeName(name, this.making.taken);
    const spec = { namespace: 'argocd', manifests: found.map(({ object }) => object) };
    this.components.push({ name: own, cluster, spec, adopt: {}, wave: 0 });
  }

  private fleet(): ImportedFleet {
    const own = new Set(this.released.map(({ customer }) => customer));
    const managed = new Map(
      this.compared
        .map(({ application: { spec } }) => [spec.destination.namespace, managedMetadataOf(spec)] as const)
        .filter(([, metadata]) => Object.keys(metadata).length > 0),
    );
    const components = this.components.map((each): ApplicationComponent => {
      const { project, ...adopt } = each.adopt;
      const { namespace } = each.spec;
      return {
        ...each,
        // The project of that name is the customer's.
        adopt: { ...adopt, ...(project !== undefined && !own.has(project) && { project }) },
        spec: {
          ...each.spec,
          ...namespaceSettings(namespace, this.objects, managed.get(namespace)),
          ...this.after(each),
        },
      };
    });
    const products = productsOf(this.released, (each) => productOfApplications(each, this.repositories));
    const projects = new Set(components.map(({ adopt }) => adopt.project ?? PLATFORM));
    const customers = customersOf(this.released, products, adoptions(this.released, projects));
    const { fleet, told } = argocdFleet(components, this.released, this.options, this.repositories.specs);
    return { fleet, products, customers, told: [...this.told, ...told] };
  }

  /** What is in the wave before it on its cluster. */
  private after({ cluster, wave }: ApplicationComponent): { dependsOn?: string[] } {
    const here = this.components.filter((each) => each.cluster === cluster && each.wave < wave);
    const before = Math.max(...here.map((each) => each.wave));
    const names = here.filter((each) => each.wave === before).map(({ name }) => name);
    return names.length > 0 ? { dependsOn: names.sort() } : {};
  }
}
