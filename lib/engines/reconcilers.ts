import type { ClusterPlan } from '../plan/cluster';
import type { ComponentRoot } from '../plan/component';

/** The sources and roots of a cluster, which are there before its first component. Ids are unique within the cluster. */
export interface Reconcilers {
  /** The engine's word for its roots. */
  readonly title: string;
  readonly sources: readonly Source[];
  readonly roots: readonly Root[];
  /** The root that owns the components of each kind. */
  readonly components: Readonly<Record<ComponentRoot, string>>;
  readonly tenants: Tenancy;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  /** The roots that apply what is in it, or the components that come from it. */
  readonly feeds: readonly string[];
}

export interface Root {
  readonly id: string;
  readonly title: string;
  /** The root that applies it again. @default - who brought the cluster up, or Azure */
  readonly owner?: string;
  /** Roots that must be healthy first. @default - none */
  readonly dependsOn?: readonly string[];
}

/** Ids of the roots that own the objects of tenants. */
export interface Tenancy {
  readonly guardrails: string;
  /** The root that applies releases, after the guard rails. @default - the one that applies the guard rails */
  readonly releases?: string;
  /** The root that applies encrypted Secrets, after the guard rails. @default - the one that applies the releases */
  readonly secrets?: string;
}

/** Ids of the roots that more than one engine has. */
export const BOOTSTRAP = 'root/bootstrap';
export const INFRASTRUCTURE = 'root/infrastructure';
export const TENANTS = 'root/tenants';

/** The roots by the names that the plan gives them; the bootstrap owns the others. */
export function commonRoots({ roots: names, hostsTenants }: ClusterPlan): Root[] {
  const tenants = {
    id: TENANTS,
    title: names.tenants,
    owner: BOOTSTRAP,
    dependsOn: [INFRASTRUCTURE],
  };
  return [
    { id: BOOTSTRAP, title: names.bootstrap },
    { id: INFRASTRUCTURE, title: names.infrastructure, owner: BOOTSTRAP },
    ...(hostsTenants ? [tenants] : []),
  ];
}

/** The state repository, which every root of it is a folder of. */
export function stateOf(title: string, all: readonly Root[]): Source {
  return { id: 'source/state', title, feeds: all.map(({ id }) => id) };
}

/** One for all Helm repositories of components, however many there are. */
export function helm(count: number): Source[] {
  const title = `${count} ${count === 1 ? 'HelmRepository' : 'HelmRepositories'}`;
  return count === 0 ? [] : [{ id: 'source/helm', title, feeds: [INFRASTRUCTURE] }];
}
