import { titleOf, type KubernetesData } from '../objects';
import type { Told } from '../told';
import { fluxDependencies } from './component';
import { fluxKeyOf } from './kinds';

/** What waits for what, from Kustomizations and HelmReleases to components. */
export class Dependencies {
  /** Components by the key of the object that they were. */
  private readonly names = new Map<string, string[]>();
  private readonly children = new Map<string, string[]>();
  private readonly objects = new Map<string, KubernetesData>();
  private readonly owners = new Map<string, string>();

  add(object: KubernetesData, name?: string): void {
    const key = fluxKeyOf(object);
    this.objects.set(key, object);
    if (name !== undefined) this.also(key, name);
  }

  /** A component that was a part of what the object applied. */
  also(key: string, name: string): void {
    this.names.set(key, [...(this.names.get(key) ?? []), name]);
  }

  within(owner: string, child: string): void {
    this.children.set(owner, [...(this.children.get(owner) ?? []), child]);
    this.owners.set(child, owner);
  }

  /** The components that an object is now itself: one that it applied alone has its name. */
  ownNames(key: string): readonly string[] {
    return this.namesOf(key).filter((name) => key.endsWith(`/${name}`));
  }

  /** The components that an object is now, with those of what it applied. */
  namesOf(key: string, seen = new Set<string>()): string[] {
    if (seen.has(key)) return [];
    seen.add(key);
    const below = (this.children.get(key) ?? []).flatMap((child) => this.namesOf(child, seen));
    return [...new Set([...(this.names.get(key) ?? []), ...below])];
  }

  /** Components that are ready as soon as they are applied. */
  private readonly unwaited = new Set<string>();

  /** @param isHealthy whether it is ready when it is healthy, and not before */
  ready(name: string, isHealthy: boolean): void {
    if (!isHealthy) this.unwaited.add(name);
  }

  /** What a component waits for: what it waited for itself, and what the Kustomization that applied it did. */
  of(name: string): { dependsOn: (string | { component: string; readyExpr: string })[]; told: Told[] } {
    const told: Told[] = [];
    const found = new Map<string, string | { component: string; readyExpr: string }>();
    const own = [...this.names].filter(([, names]) => names.includes(name)).map(([key]) => key);
    const all = own.flatMap((key) => {
      const owner = this.owners.get(key);
      return owner !== undefined && key.startsWith('HelmRelease') ? [key, owner] : [key];
    });
    for (const object of all.flatMap((key) => this.objects.get(key) ?? [])) {
      const siblings = this.namesOf(fluxKeyOf(object));
      for (const { key, readyExpr } of fluxDependencies(object)) {
        const names = this.namesOf(key).filter((each) => each !== name && !siblings.includes(each));
        if (!this.objects.has(key))
          told.push({
            what: 'lost',
            of: titleOf(object),
            why: `spec.dependsOn has ${key}, which is not among what was given`,
          });
        // A Kustomization of many is healthy without what is ready as it is applied.
        const waited = names.length > 1 ? names.filter((each) => !this.unwaited.has(each)) : names;
        for (const each of waited)
          found.set(
            each,
            readyExpr !== undefined && names.length === 1 ? { component: each, readyExpr } : each,
          );
      }
    }
    return {
      dependsOn: [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each),
      told,
    };
  }
}
