import { componentsOf } from '../../facts/components';
import { engineOf } from '../../engines';
import { platformSchedule } from '../../recovery/schedule';
import type { ClusterSpec } from '../../authored/cluster';
import type { ComponentSpec } from '../../authored/component';
import type { FleetSpec } from '../../authored/fleet';
import type { BackupsSpec } from '../../authored/recovery';
import type { ClusterDraft } from '../cluster';
import type { ClusterFacts } from '../cluster-facts';
import type { ComponentContent } from '../component';
import type { EnvironmentBackups, RecoveryPlan } from '../recovery';
import { namespaceOf, type NamedCluster } from './components';

type Spec = Extract<ComponentSpec, { readonly recovery: unknown }>;

/** What of the cluster is backed up, where it runs a component for that. */
export function recoveryOf(fleet: FleetSpec, cluster: ClusterSpec): Pick<ClusterDraft, 'recovery'> {
  for (const [name, spec] of componentsOf(fleet, cluster))
    if ('recovery' in spec) return { recovery: resolved(name, spec, namespaceOf(spec, cluster, fleet)) };
  return {};
}

/** The backup of what the platform has on the cluster: a component that is not there where its environment has none. */
export function platformRecovery(
  name: string,
  spec: Spec,
  { specs: { fleet } }: ClusterFacts,
  named: NamedCluster,
): ComponentContent | undefined {
  const cluster = named.spec;
  const { platform, releases } = engineOf(cluster).control(cluster);
  const components = componentsOf(fleet, cluster).map(([, each]) => namespaceOf(each, cluster, fleet));
  const plan = resolved(name, spec, namespaceOf(spec, cluster, fleet));
  const namespaces = [...new Set([...components, platform, releases])].sort();
  const manifests = platformSchedule(
    plan,
    { name: named.name, environment: cluster.environment },
    namespaces,
  );
  return manifests.length > 0 ? { kind: 'manifests', manifests } : undefined;
}

function resolved(component: string, { recovery }: Spec, namespace: string): RecoveryPlan {
  const { environments, storageLocation, volumes = 'move', databases } = recovery;
  const all = Object.entries<BackupsSpec | undefined>(environments).flatMap(([name, spec]) =>
    spec ? [[name, backupsOf(spec)] as const] : [],
  );
  return {
    component,
    namespace,
    environments: Object.fromEntries(all),
    ...(storageLocation !== undefined && { storageLocation }),
    volumes,
    ...(databases && { databases }),
  };
}

function backupsOf({ schedule, keep, tiers = {} }: BackupsSpec): EnvironmentBackups {
  const own = Object.entries(tiers).map(([name, changes]) => [name, { schedule, keep, ...changes }] as const);
  return { schedule, keep, tiers: Object.fromEntries(own) };
}
