import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import type { Construct } from 'constructs';
import { Kustomization } from '../../../../imports/kustomize.toolkit.fluxcd.io';
import type { KustomizationSettings } from '../authored/settings';
import type { Labels } from '../../../plan/labels';
import type { TenantPlan } from '../../../plan/tenant';

/** Keeps an object when its manifest is gone. Source: Flux, "Kustomization", "Garbage collection". */
export const KEEP = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } as const;

/**
 * Annotations of a tenant's objects. Flux has no finalizer to choose: where deletion is to leave a workload behind,
 * neither its HelmRelease nor its guard rails may be pruned.
 */
export function tenantAnnotations({ environment }: TenantPlan): Labels {
  return environment.onDelete === 'orphan' ? KEEP : {};
}

export type SourceRef = NonNullable<IKustomization['spec']>['sourceRef'];

/** Where Flux objects are, what they pull and whose rights they use. */
export interface FluxHome {
  readonly namespace: string;
  /** Source of the state repository, in the same namespace. */
  readonly source: SourceRef;
  /** ServiceAccount with which Kustomizations of the platform apply, in the same namespace. */
  readonly serviceAccount: string;
}

export interface KustomizationOptions {
  readonly name: string;
  /** Folder in the source, without a slash at either end. */
  readonly path: string;
  readonly home: FluxHome;
  /** @default - the state repository */
  readonly source?: SourceRef;
  /** @default - none */
  readonly dependsOn?: readonly {
    readonly name: string;
    readonly namespace?: string;
    readonly readyExpr?: string;
  }[];
  /** Ready only when everything applied is healthy: without it a dependant waits for nothing that matters. @default true */
  readonly wait?: boolean;
  /** Where objects go, whatever namespace they state. @default - where they say */
  readonly targetNamespace?: string;
  /** Whether it does nothing, not even when it goes. @default false */
  readonly suspend?: boolean;
  /** @default - none */
  readonly settings?: KustomizationSettings;
}

/** A Kustomization over a folder of a source. */
export function kustomization(scope: Construct, options: KustomizationOptions): void {
  const { name, path, home, source = home.source, dependsOn = [], targetNamespace, settings = {} } = options;
  const { substitute, substituteFrom, decryption, ...own } = settings;
  // Health checks are ignored by whoever waits for everything. Source: Flux, "Kustomization", "Wait".
  const wait = own.wait ?? (own.healthChecks?.length ? false : (options.wait ?? true));
  new Kustomization(scope, `${home.namespace}-${name}`, {
    metadata: { name, namespace: home.namespace },
    spec: {
      ...(dependsOn.length > 0 && { dependsOn }),
      interval: '30m',
      retryInterval: '2m',
      timeout: '10m',
      path: `./${path}`,
      prune: true,
      serviceAccountName: home.serviceAccount,
      ...own,
      wait,
      ...(options.suspend && { suspend: true }),
      ...(targetNamespace !== undefined && { targetNamespace }),
      ...((substitute ?? substituteFrom) && {
        postBuild: { ...(substitute && { substitute }), ...(substituteFrom && { substituteFrom }) },
      }),
      ...(decryption && { decryption: { provider: 'sops', secretRef: { name: decryption.secretRef } } }),
      sourceRef: source,
    },
  });
}

/** What of a cluster's settings concerns Kustomizations that apply what is a tenant's, too. */
export function schedule({ interval, retryInterval, timeout }: KustomizationSettings): KustomizationSettings {
  return {
    ...(interval && { interval }),
    ...(retryInterval && { retryInterval }),
    ...(timeout && { timeout }),
  };
}
