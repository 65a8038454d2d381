import type { ReleaseContent } from '../../content/forms';
import { layout } from '../layout';
import type { ComponentPlan } from '../component';
import type { ReleasePlan, TenantPlan } from '../tenant';

/** Folder of a cluster's state repository with what is written of a component. */
export function componentFolder(cluster: string, of: Pick<ComponentPlan, 'name' | 'adopted'>): string {
  return of.adopted?.path ?? layout.component(cluster, of.name);
}

/** Folder of a cluster's state repository with the objects that are written of a release. */
export function manifestsFolder(
  { name, cluster }: Pick<TenantPlan, 'name' | 'cluster'>,
  { product, content, adopted }: Pick<ReleasePlan, 'product' | 'content' | 'adopted'>,
): string {
  const { path } = adopted ?? {};
  if (path === undefined) return layout.manifests(cluster.name, name, product.name);
  return content.form === 'helm' ? layout.adoptedManifests(path) : path;
}

/** The folder that is stated of a release that is a chart, for what is its own. @returns undefined where it lies among others */
export function chartFolder({
  content,
  adopted,
}: {
  readonly content: Pick<ReleaseContent, 'form'>;
  readonly adopted?: { readonly path?: string };
}): string | undefined {
  return content.form === 'helm' ? adopted?.path : undefined;
}
