import { textBelow } from '../below';
import type { FoundObject, KubernetesData } from '../objects';

/** Kinds of Flux that say what is delivered, and from where. */
const DELIVERING = /^(kustomize|helm|source)\.toolkit\.fluxcd\.io\//;
const SOURCES = ['GitRepository', 'OCIRepository', 'HelmRepository', 'Bucket'];

export function isOfFlux(kind: 'Kustomization' | 'HelmRelease') {
  return ({ object }: FoundObject) => object.kind === kind && DELIVERING.test(object.apiVersion);
}

export function isSource({ object: { apiVersion, kind } }: FoundObject): boolean {
  return DELIVERING.test(apiVersion) && SOURCES.includes(kind);
}

/** Labels that Flux writes into what it applies. */
const OF_FLUX = /^(kustomize|helm)\.toolkit\.fluxcd\.io\/(name|namespace)$/;

/** By which Flux tells its objects apart. */
export function fluxKey(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}

export function fluxKeyOf({ kind, metadata: { name, namespace } }: KubernetesData): string {
  return fluxKey(kind, namespace, name);
}

/** The key of what a reference in an object names. */
export function referenced({ metadata }: KubernetesData, reference: unknown): string {
  const namespace = textBelow(reference, 'namespace') ?? metadata.namespace;
  return fluxKey(textBelow(reference, 'kind') ?? '', namespace, textBelow(reference, 'name') ?? '');
}

/** As somebody stated it, before Flux applied it. */
export function withoutLabels(found: FoundObject): FoundObject {
  const { labels, ...metadata } = found.object.metadata;
  const own = Object.entries(labels ?? {}).filter(([key]) => !OF_FLUX.test(key));
  return {
    ...found,
    object: {
      ...found.object,
      metadata: { ...metadata, ...(own.length > 0 && { labels: Object.fromEntries(own) }) },
    },
  };
}
