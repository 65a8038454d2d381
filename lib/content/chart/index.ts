import { HELM_RELEASE_NAME } from '../../authored/naming';
import { sortedByName } from '../../facts/order';
import { chartAt, sourceAt } from '../../plan/resolve/source';
import { isState } from '../folder';
import { merge } from '../../plan/values';
import type { HelmContent } from '../forms';
import type { ComponentContext, ContentKind } from '../kind';
import {
  type ChartComponent,
  chartSchema,
  differingChart,
  type GitChart,
  productChart,
  type RepositoryChart,
} from './authored';

/** A Helm chart. */
export const chart: ContentKind<ChartComponent, ChartComponent['chart'], GitChart | RepositoryChart> = {
  component: chartSchema,
  product: productChart,
  differing: differingChart,
  releases: 'helm',
  takesManifests: true,
  noun: 'a chart',
  used: 'loads Helm Chart',
  // It is that of the Helm release, too.
  longestName: HELM_RELEASE_NAME,
  pulled: (own) =>
    'path' in own
      ? { ...own, isChart: true, from: ['git'] }
      : { repository: own.repository, isChart: true, from: ['helm', 'oci'] },
  displaces: { path: 'name', name: 'path' },
  layers: ({ values, environments }, environment) => [
    [['environments', environment], environments?.[environment]],
    [['values'], values],
  ],
  refs: ({ argocd }) => argocd?.helm?.refs,
  resolve(spec, context) {
    const { environment, repositories, values: own } = context;
    const found = chartAt(repositories, spec.chart, spec.versions[environment]);
    if (!found) return undefined;
    const layers = [spec.values, spec.environments?.[environment], own];
    const { refs: _, ...helm } = spec.argocd?.helm ?? {};
    return {
      form: 'helm',
      chart: found,
      values: merge(layers.map((layer) => layer ?? {})),
      helm,
      refs: refsOf(spec, context),
    };
  },
  release(own, { repositories, environment: { branch }, ref, values }) {
    const latest = isState(repositories.get(own.repository)) ? undefined : { branch };
    const inGit = ref === undefined ? latest : { tag: ref };
    const version = 'path' in own ? inGit : (ref ?? own.chartVersion);
    const found = chartAt(repositories, own, version);
    return found && { form: 'helm', chart: found, values, helm: {}, refs: [] };
  },
};

/** The repositories that value files come from, as far as they are known. */
function refsOf(
  { argocd }: ChartComponent,
  { repositories, environment }: ComponentContext,
): HelmContent['refs'] {
  return sortedByName(
    Object.entries(argocd?.helm?.refs ?? {}).flatMap(([name, { repository, versions }]) => {
      const source = sourceAt(repositories.get(repository), versions[environment]);
      return source?.kind === 'git' ? [{ name, source }] : [];
    }),
  );
}
