import type { ArgocdCluster, ArgocdComponent } from '../plan/cluster';
import { inRepository, layout } from '../../../plan/layout';
import type { ComponentContent } from '../../../plan/component';
import type { GitSourcePlan } from '../../../plan/source';
import { chartSource, inlineValues, revision, stateSource, type Source } from './application';

/** What Argo CD pulls for a component: one source, or the chart's and those of its value files. */
export function componentSources(cluster: ArgocdCluster, { name, content }: ArgocdComponent): Source[] {
  switch (content.kind) {
    case 'chart': {
      const { chart, helm, values, refs } = content;
      const given = { releaseName: name, ...helm, ...inlineValues(values) };
      return [
        { ...chartSource(chart), helm: given },
        ...refs.map(({ name: ref, source }) => ({ ...pulled(source), ref })),
      ];
    }
    case 'manifests':
    case 'images':
      return [stateSource(cluster.state, layout.component(cluster.name, name))];
    case 'plugin':
      return [{ ...pulled(content.source), path: content.path, plugin: content.settings }];
    case 'kustomize': {
      if (content.source.kind !== 'git') break;
      const isChanged = Object.keys(content.settings).length > 0;
      const own = { ...pulled(content.source), path: content.path };
      return [{ ...own, ...(isChanged && { kustomize: content.settings }) }];
    }
    case 'directory':
      if (content.source.kind !== 'git') break;
      return [{ ...pulled(content.source), path: content.path, directory: content.settings }];
  }
  // A rule refuses what Argo CD cannot pull and what is Flux's alone.
  throw new Error(`${name} cannot be delivered by Argo CD`);
}

function pulled({ url, ref }: GitSourcePlan): Source {
  return { repoURL: url, targetRevision: revision(ref) };
}

/**
 * Paths of its repositories that decide what a component is. `undefined` where nobody here knows them all: a kustomization
 * and a plugin read what they like, and a Helm repository has none.
 */
export function componentPaths(
  cluster: ArgocdCluster,
  { name, content }: ArgocdComponent,
): string[] | undefined {
  switch (content.kind) {
    case 'chart': {
      const { chart, helm } = content;
      const files = (helm.valueFiles ?? []).flatMap((file) => /^\$[^/]+\/(.+)$/.exec(file)?.[1] ?? []);
      if (chart.kind === 'git') return [chart.path, ...files];
      return files.length > 0 ? files : undefined;
    }
    case 'directory':
      return [content.path];
    case 'manifests':
    case 'images':
      return [inRepository(cluster.state, layout.component(cluster.name, name))];
    default:
      return undefined;
  }
}

/** The repositories that a component comes from, the state repository aside. */
export function componentRepositories(content: ComponentContent): string[] {
  switch (content.kind) {
    case 'chart':
      return [chartSource(content.chart).repoURL, ...content.refs.map(({ source }) => source.url)];
    case 'kustomize':
    case 'directory':
    case 'plugin':
      return content.source.kind === 'git' ? [content.source.url] : [];
    default:
      return [];
  }
}
