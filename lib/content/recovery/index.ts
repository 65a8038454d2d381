import { z } from 'zod';
import { type FleetNames, ofComponent } from '../../authored/component/fields';
import type { Authored } from '../../authored/readonly';
import { recoverySchema as schema, type RecoverySpec } from '../../authored/operations/recovery';
import { resolveRecovery } from '../../recovery/resolve';
import { platformSchedule } from '../../recovery/schedule';
import type { ContentKind } from '../kind';

const component = z.strictObject({ ...ofComponent, recovery: schema });

/** Backups, in the namespace of Velero and in those of databases. */
export type RecoveryComponent<
  E extends string = string,
  C extends string = string,
  G extends string = string,
> = Authored<typeof component, FleetNames<E, C, G> & { recovery: RecoverySpec<E, C> }>;

/**
 * The backup of what the platform has on a cluster: a component that is not there where the cluster's environment has none.
 * What backs tenants up is beside their guard rails.
 */
export const recovery: ContentKind<RecoveryComponent, RecoverySpec> = {
  component,
  noun: 'backups',
  used: 'backs up',
  needs: ({ velero, databases }) => (databases ? [velero, databases.plugin] : [velero]),
  resolve({ recovery: spec }, { environment, place }) {
    const { component: name, cluster, namespace, namespaces, control, signals } = place();
    const plan = resolveRecovery(name, spec, namespace);
    // A backup is PartiallyFailed where a namespace is not there: the operator's is where it runs. Source: Velero, pull request 7965.
    const own = signals ? [control.platform] : [];
    const all = [...new Set([...namespaces, ...own, control.releases])].sort();
    const objects = platformSchedule(plan, { name: cluster, environment }, all);
    return objects.length > 0 ? { form: 'written', kind: 'manifests', objects } : undefined;
  },
};
