import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { IApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet';
import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import type { IImagePolicy } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImagePolicy';
import type { IImageRepository } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageRepository';
import type { IImageUpdateAutomation } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageUpdateAutomation';
import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import type { IReceiver } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1/Receiver';
import type { IAlert } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Alert';
import type { IProvider } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Provider';
import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import type { IHelmRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository';
import type { IOCIRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository';
import { loadAll } from 'js-yaml';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { ILimitRange } from 'kubernetes-models/v1/LimitRange';
import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { IResourceQuota } from 'kubernetes-models/v1/ResourceQuota';
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import type { Files } from './sample';

/** What every object of a file has. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
  };
}

interface Typed {
  readonly Alert: Specified<IAlert>;
  readonly Application: IApplication;
  readonly ApplicationSet: IApplicationSet;
  readonly AppProject: IAppProject;
  readonly ConfigMap: IConfigMap;
  readonly GitRepository: IGitRepository;
  readonly HelmRelease: WithValues<Specified<IHelmRelease>>;
  readonly HelmRepository: IHelmRepository;
  readonly ImagePolicy: Specified<IImagePolicy>;
  readonly ImageRepository: Specified<IImageRepository>;
  readonly ImageUpdateAutomation: Specified<IImageUpdateAutomation>;
  readonly Kustomization: Specified<IKustomization>;
  readonly LimitRange: Specified<ILimitRange>;
  readonly Namespace: INamespace;
  readonly OCIRepository: IOCIRepository;
  readonly NetworkPolicy: Specified<INetworkPolicy>;
  readonly Provider: Specified<IProvider>;
  readonly Receiver: Specified<IReceiver>;
  readonly ResourceQuota: Specified<IResourceQuota>;
  readonly RoleBinding: IRoleBinding;
  readonly ServiceAccount: IServiceAccount;
}
type Specified<T extends { spec?: unknown }> = Omit<T, 'spec'> & { readonly spec: NonNullable<T['spec']> };
type WithValues<T extends { spec: object }> = Omit<T, 'spec'> & {
  readonly spec: Omit<T['spec'], 'values'> & { readonly values?: Readonly<Record<string, unknown>> };
};
/** An object of the kind. */
export type Of<K extends keyof Typed> = Omit<Typed[K], 'metadata'> & Manifest;

/** An object, the file that holds it, and the cluster that the file is for. */
export interface Emitted<T = Manifest> {
  readonly path: string;
  readonly cluster: string;
  readonly object: T;
}

/**
 * Every Kubernetes object of the files: those below `clusters/`, and ApplicationSets, in YAML; of several state
 * repositories by the path in its own.
 */
export function manifestsIn(files: Files): Emitted[] {
  return Object.entries(files).flatMap(([output, text]) => {
    const [path] = /(?<=^|^[^/]+\/)(?:applicationsets|clusters)\/.*\.yaml$/.exec(output) ?? [];
    if (path === undefined) return [];
    const [top, cluster = '', part = ''] = path.split('/');
    if (top === 'clusters' && FIELDS.includes(part)) return [];
    const objects = loadAll(text) as Manifest[];
    return objects.map((object) => ({ path, cluster: top === 'clusters' ? cluster : '', object }));
  });
}

/** Folders of a cluster with what ApplicationSets fill into their templates. */
const FIELDS: readonly string[] = ['guardrails', 'releases'];

/**
 * The same as the cluster gets them: a Kustomization may add labels and a namespace to what lies in its folder. State
 * repositories with a prefix are not looked at.
 */
export function asApplied(emitted: readonly Emitted[]): Emitted[] {
  const adding = ofKind(emitted, 'Kustomization').filter(({ object: { spec } }) => spec.commonMetadata);
  return emitted.map((each) => {
    const by = adding.find(
      ({ cluster, object: { spec } }) =>
        cluster === each.cluster && `./${each.path}`.startsWith(`${spec.path}/`),
    );
    if (!by) return each;
    const { commonMetadata, targetNamespace } = by.object.spec;
    const { metadata } = each.object;
    const labels = { ...metadata.labels, ...commonMetadata?.labels };
    const namespace = targetNamespace ?? metadata.namespace;
    return {
      ...each,
      object: { ...each.object, metadata: { ...metadata, labels, ...(namespace && { namespace }) } },
    };
  });
}

export function ofKind<K extends keyof Typed>(emitted: readonly Emitted[], kind: K): Emitted<Of<K>>[] {
  return emitted.filter(({ object }) => object.kind === kind) as unknown as Emitted<Of<K>>[];
}

/** `namespace/name`, as people and events write it. */
export function nameOf({ metadata: { name, namespace } }: Manifest): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
