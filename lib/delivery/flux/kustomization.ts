import type { Construct } from 'constructs';
import { Kustomization } from '../../../imports/kustomize.toolkit.fluxcd.io';
import { inRepository, type Labels, type Plan, type TenantPlan } from '../../model';

/** Keeps an object when its manifest is gone. Source: Flux, "Kustomization", "Garbage collection". */
export const KEEP = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } as const;

/**
 * Annotations of a tenant's objects. Flux has no finalizer to choose: where deletion is to leave a workload behind,
 * neither its HelmRelease nor its guard rails may be pruned.
 */
export function tenantAnnotations({ environment }: TenantPlan): Labels {
  return environment.onDelete === 'orphan' ? KEEP : {};
}

/** Where Flux objects are, what they pull and whose rights they use. */
export interface FluxHome {
  readonly namespace: string;
  /** GitRepository of the state repository, in the same namespace. */
  readonly source: string;
  /** ServiceAccount with which Kustomizations of the platform apply, in the same namespace. */
  readonly serviceAccount: string;
}

export interface KustomizationOptions {
  readonly name: string;
  /** Below `dist/`. */
  readonly path: string;
  readonly home: FluxHome;
  /** @default - none */
  readonly dependsOn?: readonly { readonly name: string; readonly namespace?: string }[];
  /** Ready only when everything applied is healthy: without it a dependant waits for nothing that matters. @default true */
  readonly wait?: boolean;
}

/** A Kustomization over a folder of the state repository. */
export function kustomization(scope: Construct, state: Plan['state'], options: KustomizationOptions): void {
  const { name, path, home, dependsOn = [], wait = true } = options;
  new Kustomization(scope, name, {
    metadata: { name, namespace: home.namespace },
    spec: {
      ...(dependsOn.length > 0 && { dependsOn }),
      interval: '30m',
      retryInterval: '2m',
      timeout: '10m',
      path: `./${inRepository(state, path)}`,
      prune: true,
      wait,
      serviceAccountName: home.serviceAccount,
      sourceRef: { kind: 'GitRepository', name: home.source },
    },
  });
}
