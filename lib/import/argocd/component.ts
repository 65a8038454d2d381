import type { ApplicationSpec } from '../../applicationsets';
import { RESERVED_PROJECTS } from '../../plan/names';
import { freeName, type ImportedComponent } from '../component';
import type { KubernetesData } from '../objects';
import { labelOf, type ImportedRepositories } from '../repositories';
import type { FoundApplication } from './applications';
import { contentOfSources, type ContentFound } from './content';
import { finalizersOf, isAutomated, settingsOf } from './settings';

/** A component that was an Application. */
export interface ApplicationComponent extends ImportedComponent {
  /** In the order of Argo CD. */
  readonly wave: number;
}

/** What components are made with. */
export interface Making {
  readonly environment: string;
  /** Of the cluster that Argo CD is on. */
  readonly cluster: string;
  readonly repositories: ImportedRepositories;
  readonly taken: Set<string>;
}

/** A component like the Application, or why none is. @param children objects that it applies, where these are known */
export function componentLike(
  { application }: FoundApplication,
  making: Making,
  children?: readonly KubernetesData[],
): ApplicationComponent | { readonly why: string } {
  const { metadata, spec } = application;
  if (metadata.namespace !== undefined && metadata.namespace !== 'argocd')
    return { why: `it is in namespace '${metadata.namespace}'` };
  if (!isAutomated(spec)) return { why: 'it waits for a person to sync it, which no component does' };
  const found: ContentFound = children
    ? { content: { manifests: children } }
    : contentOfSources(sourcesIn(spec), making.environment, making.repositories);
  if ('why' in found) return found;
  const { releaseName, rendering = {} } = found;
  return {
    name: freeName(metadata.name, making.taken),
    cluster: clusterOf(spec, making.cluster),
    spec: {
      namespace: spec.destination.namespace ?? 'default',
      ...found.content,
      argocd: { ...settingsOf(spec), ...rendering },
    },
    adopt: {
      name: metadata.name,
      ...(releaseName !== undefined && releaseName !== metadata.name && { releaseName }),
      ...(!RESERVED_PROJECTS.some((each) => each === spec.project) && { project: spec.project }),
      ...finalizersOf(metadata.finalizers),
    },
    wave: Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0),
  };
}

export function sourcesIn({ source, sources }: ApplicationSpec) {
  return sources ?? (source ? [source] : []);
}

/** Name of the cluster that it goes to. */
export function clusterOf({ destination: { name, server } }: ApplicationSpec, own: string): string {
  if (name === 'in-cluster' || server === 'https://kubernetes.default.svc') return own;
  return name ?? labelOf(server!.replace(/^https?:\/\//, '').replace(/:\d+$/, ''));
}
