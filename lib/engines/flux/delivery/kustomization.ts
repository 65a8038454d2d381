import type { FluxTenant } from '../plan/tenant';
import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import type { ManifestFile } from '../../../files';
import { Kustomization } from '../../../../imports/kustomize.toolkit.fluxcd.io';
import type { KustomizationPlan } from '../plan/settings';
import type { Labels } from '../../../plan/labels';
import { shared } from '../../../yaml';

/** Keeps an object when its manifest is gone. Source: Flux, "Kustomization", "Garbage collection". */
export const KEPT_BY_FLUX = shared({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });

/**
 * Annotations of a tenant's objects. Flux has no finalizer to choose: where deletion is to leave a workload behind,
 * neither its HelmRelease nor its guard rails may be pruned.
 */
export function tenantAnnotations({ environment }: FluxTenant): Labels {
  return environment.onDelete === 'orphan' ? KEPT_BY_FLUX : {};
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
  /** Where objects go, whatever namespace they state. @default - where they say */
  readonly targetNamespace?: string;
  /** Whether it does nothing, not even when it goes. @default false */
  readonly suspend?: boolean;
  readonly settings: KustomizationPlan;
  /** @default - none */
  readonly annotations?: Labels;
}

/** Adds a Kustomization over a folder of a source. */
export function kustomization(file: ManifestFile, options: KustomizationOptions): void {
  const { name, path, home, source = home.source, dependsOn = [], targetNamespace, settings } = options;
  const { substitute, substituteFrom, decryption, ...own } = settings;
  const made = Kustomization({
    metadata: {
      name,
      namespace: home.namespace,
      ...(options.annotations && { annotations: options.annotations }),
    },
    spec: {
      ...(dependsOn.length > 0 && { dependsOn }),
      path: `./${path}`,
      serviceAccountName: home.serviceAccount,
      ...own,
      ...(options.suspend && { suspend: true }),
      ...(targetNamespace !== undefined && { targetNamespace }),
      ...((substitute ?? substituteFrom) && {
        postBuild: { ...(substitute && { substitute }), ...(substituteFrom && { substituteFrom }) },
      }),
      ...(decryption && { decryption: { provider: 'sops', secretRef: { name: decryption.secretRef } } }),
      sourceRef: source,
    },
  });
  file.add(made);
}
