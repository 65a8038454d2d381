import { error, type Issue, type Location } from '../issues/issue';
import { writtenOf } from '../content/forms';
import type { ClusterPlan } from './cluster';

/** A ServiceAccount that manifests of a component make. */
export interface MadeAccount {
  readonly name: string;
  readonly namespace: string;
  readonly component: string;
}

/** The ServiceAccounts of a name that components of the cluster make. Who else makes one is not known here. */
export function* accountsMade({ components }: ClusterPlan, name: string): Iterable<MadeAccount> {
  for (const { name: component, namespace, content } of components) {
    for (const { apiVersion, kind, metadata } of writtenOf(content)?.objects ?? []) {
      if (apiVersion !== 'v1' || kind !== 'ServiceAccount' || metadata.name !== name) continue;
      yield { component, name, namespace: metadata.namespace ?? namespace };
    }
  }
}

/** The account is looked for in one namespace, and made in others. */
export function madeElsewhere(
  at: Location,
  name: string,
  where: string,
  made: readonly MadeAccount[],
): Issue {
  const places = made.map(({ component, namespace }) => `'${namespace}' (component '${component}')`);
  return error(
    at,
    `ServiceAccount '${name}' is looked for in ${where}, and made in ${places.join(' and ')}`,
    'make it in the namespace where it is named, or name one that is there',
  );
}
