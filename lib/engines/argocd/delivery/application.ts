import type { ArgocdTenant } from '../plan/tenant';
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import { Application } from '../../../../imports/argoproj.io';
import type { ManifestFile } from '../../../files';
import { stored } from '../../../applicationsets';
import { argocdUrl } from '../plan/url';
import { hasNull } from '../../../plan/values';
import { inRepository } from '../../../plan/layout';
import type { ApplicationPlan } from '../plan/application';
import type { ChartPlan, StatePlan } from '../../../plan/source';
import type { DeepReadonly } from '../../../authored/readonly';
import type { GitRef, OciRef } from '../../../authored/repository';
import { UNPRUNED } from '../plan/unpruned';
import type { Values } from '../../../authored/values';
import { shared, toYaml } from '../../../yaml';

type Spec = IApplication['spec'];
export type ApplicationSource = DeepReadonly<NonNullable<Spec['source']>>;

/** What an Application takes. */
export type ApplicationProps = Parameters<typeof Application>[0];

/** Adds an Application as Argo CD stores it. */
export function application(file: ManifestFile, props: ApplicationProps): void {
  file.add(Application(asStored(props)));
}

/** With no field that Argo CD would drop. */
export function asStored(props: ApplicationProps): ApplicationProps {
  return { ...props, spec: stored(props.spec) };
}

/** Of AppProjects and ApplicationSets. Argo CD takes no other name off these again: with a path, they would never go. */
export const RESOURCES_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/**
 * Of Applications: deletes what one deployed together with it, and waits until it is gone (`foreground`) or does not. The
 * name without a path means `foreground` as well, but API servers warn of it. Source: Argo CD, "App Deletion".
 */
export const APPLICATION_FINALIZERS = {
  foreground: `${RESOURCES_FINALIZER}/foreground`,
  background: `${RESOURCES_FINALIZER}/background`,
} as const;

/** Who decides whether deleting an Application of a tenant deletes what it deployed: the environment. */
export function finalizers(
  { environment }: ArgocdTenant,
  { propagationPolicy }: Pick<ApplicationPlan, 'propagationPolicy'> = { propagationPolicy: 'foreground' },
): { finalizers?: string[] } {
  return environment.onDelete === 'cascade'
    ? { finalizers: [APPLICATION_FINALIZERS[propagationPolicy]] }
    : {};
}

/** Finalizers as stated of an Application that is taken over. */
export function stated(finalizers: readonly string[] = []): { finalizers?: string[] } {
  return finalizers.length > 0 ? { finalizers: [...finalizers] } : {};
}

/** Keeps an object when its manifest is gone, and when its Application is. Source: Argo CD, "Sync Options". */
export const KEPT_BY_ARGOCD = shared({
  ...UNPRUNED,
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
});

/** A folder of plain manifests in the state repository. */
export function stateFolderSource(state: StatePlan, path: string): ApplicationSource {
  return {
    repoURL: state.url,
    targetRevision: state.branch,
    path: inRepository(state, path),
    directory: { recurse: true },
  };
}

/** A chart, without values. */
export function chartSource(chart: ChartPlan): ApplicationSource {
  switch (chart.kind) {
    case 'git':
      return { repoURL: chart.url, targetRevision: revision(chart.ref), path: chart.path };
    case 'helm':
      return { repoURL: argocdUrl(chart.url), targetRevision: chart.version, chart: chart.name };
    case 'oci':
      return { repoURL: argocdUrl(chart.url), targetRevision: revision(chart.ref), chart: chart.name };
  }
}

/** A branch, tag, commit, range or digest: Argo CD tells them apart by itself. Source: Argo CD, "Tracking Strategies". */
export function revision(ref: GitRef | OciRef): string {
  return Object.values(ref)[0]!;
}

/** Values inline; as text where a `null` is among them, which Argo CD drops from an object. */
export function inlineValues(values: Values): { values?: string; valuesObject?: object } {
  if (Object.keys(values).length === 0) return {};
  return hasNull(values) ? { values: toYaml(values) } : { valuesObject: values };
}

/** What a change concerns the Application by: paths of the state repository, and of the chart's. */
export function refreshedBy(state: StatePlan, paths: readonly string[], elsewhere: readonly string[] = []) {
  return refreshPaths([...elsewhere, ...paths.map((path) => inRepository(state, path))]);
}

/** Paths of repositories: where none of them changes, Argo CD keeps what it rendered. Source: Argo CD, "High Availability". */
export function refreshPaths(paths: readonly string[]) {
  return { 'argocd.argoproj.io/manifest-generate-paths': paths.map((path) => `/${path}`).join(';') };
}
