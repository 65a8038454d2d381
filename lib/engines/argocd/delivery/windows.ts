import type { ArgocdCluster, SyncWindowPlan } from '../plan/cluster';
import type { ArgocdTenant } from '../plan/tenant';
import type { ProjectSettings } from '../authored/project';

/** A window as an AppProject has it. Source: Argo CD, "Sync Windows". */
export interface SyncWindow {
  readonly kind: 'allow' | 'deny';
  readonly schedule: string;
  readonly duration: string;
  readonly timeZone: string;
  readonly manualSync?: boolean;
  readonly applications?: string[];
  readonly namespaces?: string[];
  readonly description?: string;
}

/** The windows of the platform's project, about components alone: roots and guard rails are synced at any time. */
export function platformWindows(windows: readonly SyncWindowPlan[], clusters: readonly ArgocdCluster[]) {
  return windows.flatMap((window) => {
    if (window.of === 'releases') return [];
    const applications = clusters
      .filter(({ environment }) => concerns(window, environment.name))
      .flatMap(({ components }) => components.map(({ deliveredAs }) => deliveredAs));
    return applications.length === 0 ? [] : [windowOf(window, { applications: applications.sort() })];
  });
}

/** The windows of a customer's project: of some environments by their namespaces, which no other tenant has. */
export function customerWindows(windows: readonly SyncWindowPlan[], tenants: readonly ArgocdTenant[]) {
  return windows.flatMap((window) => {
    if (window.of === 'platform') return [];
    if (!window.environments) return [windowOf(window, { applications: ['*'] })];
    const namespaces = tenants
      .filter(({ environment }) => concerns(window, environment.name))
      .flatMap((tenant) => tenant.namespaces.map(({ name }) => name));
    return namespaces.length === 0 ? [] : [windowOf(window, { namespaces: namespaces.sort() })];
  });
}

function concerns({ environments }: SyncWindowPlan, environment: string): boolean {
  return environments?.includes(environment) ?? true;
}

function windowOf(
  { kind, schedule, duration, timeZone, manualSync }: SyncWindowPlan,
  what: { readonly applications: string[] } | { readonly namespaces: string[] },
) {
  // What is false, Argo CD leaves out when it writes a project.
  return { kind, schedule, duration, timeZone, ...(manualSync && { manualSync }), ...what };
}

/** What an AppProject asks and watches, as its `spec` has it. */
export function projectSettings(
  { signatureKeys = [], orphanedResources }: ProjectSettings,
  syncWindows: readonly SyncWindow[],
) {
  return {
    ...(signatureKeys.length > 0 && { signatureKeys: signatureKeys.map((keyID) => ({ keyID })) }),
    ...(orphanedResources && { orphanedResources }),
    ...(syncWindows.length > 0 && { syncWindows: [...syncWindows] }),
  };
}
