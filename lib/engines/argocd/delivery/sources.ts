import type { ArgocdCluster, ArgocdComponent } from '../plan/cluster';
import { type ContentPlan, type ReleaseContent, writtenOf } from '../../../content/forms';
import { componentFolder } from '../../../plan/adoption/folders';
import { inRepository } from '../../../plan/layout';
import type { SourcePlan } from '../../../plan/source';
import {
  chartSource,
  inlineValues,
  revision,
  stateFolderSource,
  type ApplicationSource,
} from './application';

/** What Argo CD pulls for a component: one source, or several where value files or manifests are beside it. */
export function componentSources(cluster: ArgocdCluster, plan: ArgocdComponent): ApplicationSource[] {
  const own = ownSources(cluster, plan);
  return hasBeside(plan.content) ? [...own, folderOf(cluster, plan)] : own;
}

/** Whether manifests are beside what it consists of. */
export function hasBeside(content: ContentPlan): boolean {
  return content.form !== 'written' && writtenOf(content) !== undefined;
}

function folderOf(cluster: ArgocdCluster, plan: ArgocdComponent): ApplicationSource {
  return stateFolderSource(cluster.state, componentFolder(cluster.name, plan));
}

function ownSources(cluster: ArgocdCluster, plan: ArgocdComponent): ApplicationSource[] {
  const { name, releaseName, content } = plan;
  switch (content.form) {
    case 'helm': {
      const { chart, helm, values, refs } = content;
      const given = { releaseName, ...helm, ...inlineValues(values) };
      return [
        { ...chartSource(chart), helm: given },
        ...refs.map(({ name: ref, source }) => ({ ...pulled(source), ref })),
      ];
    }
    case 'folder': {
      const { source, path, render } = content;
      // To say nothing of kustomize leaves it to Argo CD to find out what the folder is.
      const isSaid = Object.values(render).some((settings) => Object.keys(settings as object).length > 0);
      return [{ ...pulled(source), path, ...((isSaid || 'plugin' in render) && render) }];
    }
    case 'written':
    case 'images':
      return [folderOf(cluster, plan)];
    case 'notifications':
      throw new Error(`${name} is Flux's alone`); // A rule refuses it.
  }
}

/** A git repository at a ref. */
export function pulled(source: SourcePlan): ApplicationSource {
  if (source.kind !== 'git') throw new Error('Argo CD pulls folders from git alone'); // A rule refuses it.
  return { repoURL: source.url, targetRevision: revision(source.ref) };
}

/**
 * Paths of its repositories that decide what a component is. `undefined` where nobody here knows them all: a kustomization
 * and a plugin read what they like, and a Helm repository has none.
 */
export function componentPaths(cluster: ArgocdCluster, plan: ArgocdComponent): string[] | undefined {
  const { content } = plan;
  const written = inRepository(cluster.state, componentFolder(cluster.name, plan));
  const beside = hasBeside(content) ? [written] : [];
  switch (content.form) {
    case 'helm': {
      const { chart, helm } = content;
      const files = (helm.valueFiles ?? []).flatMap((file) => /^\$[^/]+\/(.+)$/.exec(file)?.[1] ?? []);
      const inGit = [...(chart.kind === 'git' ? [chart.path] : []), ...files, ...beside];
      return inGit.length > 0 ? inGit : undefined;
    }
    case 'folder':
      return 'directory' in content.render ? [content.path, ...beside] : undefined;
    default:
      return [written];
  }
}

/** The ref of a release's content, which is its own; empty where it has none. */
export function revisionOf(content: ReleaseContent): string {
  if (content.form === 'written') return '';
  return (content.form === 'helm' ? chartSource(content.chart) : pulled(content.source)).targetRevision ?? '';
}

/** The repositories that a component or release comes from, the state repository aside. */
export function contentRepositories(content: ContentPlan): string[] {
  if (content.form === 'helm')
    return [chartSource(content.chart).repoURL, ...content.refs.map(({ source }) => source.url)];
  return content.form === 'folder' ? [pulled(content.source).repoURL] : [];
}
