import { DNS_LABEL, hash, isDnsSubdomain } from '../../../authored/naming';
import type { Repositories } from '../../../content/kind';
import { groupBy } from '../../../facts/group-by';
import { sortedByName } from '../../../facts/order';
import { sourceAt } from '../../../plan/resolve/source';
import type { GitSourcePlan } from '../../../plan/source';
import type { Source } from '../../reconcilers';
import { isPulledAnyway } from './beside';
import type { FluxCluster, FluxComponent, SharedSourcePlan } from './cluster';
import type { FluxRun } from './tenant';

/** A cluster as far as it decides which sources its components share. */
interface Sharing extends Pick<FluxRun, 'state' | 'source' | 'sourceName' | 'repositories'> {
  readonly spec: { readonly sharedSources?: boolean | undefined };
  readonly install?: FluxCluster['install'];
}

/** One component's wish for a source that it shares. */
interface Shared {
  readonly component: string;
  readonly repository: string;
  readonly source: GitSourcePlan;
}

/** The components of a cluster, each with the source that it shares, and these sources; by name. */
export function withSharedSources(
  cluster: Sharing,
  components: readonly FluxComponent[],
  repositories: Repositories,
): Pick<FluxRun, 'components' | 'sharedSources'> {
  if (!cluster.spec.sharedSources) return { components, sharedSources: [] };
  const wishes = components.flatMap((each): Shared[] => {
    const shared = sharedOf(cluster, each, repositories);
    return shared ? [{ component: each.name, ...shared }] : [];
  });
  const sharedSources = sourcesOf(wishes, takenOn(cluster, components));
  const names = new Map(
    sharedSources.flatMap(({ name, components: of }) => of.map((each) => [each, name] as const)),
  );
  return {
    components: components.map((each) => {
      const sharedSource = names.get(each.name);
      return sharedSource === undefined ? each : { ...each, sharedSource };
    }),
    sharedSources,
  };
}

/** Whom each source feeds, for graphs. */
export function sharedReconciled({ sharedSources }: FluxRun): Source[] {
  return sharedSources.map(({ name, components }) => ({
    id: `source/shared/${name}`,
    title: `GitRepository ${name}`,
    feeds: components.map((each) => `component/${each}`),
  }));
}

/**
 * The repository as the fleet describes it, at the component's ref; `undefined` where the component is pulled in another way, as with
 * a `verify` of its own, or by a root before the one that applies the sources.
 */
function sharedOf(
  cluster: Sharing,
  { content, root }: FluxComponent,
  repositories: Repositories,
): Omit<Shared, 'component'> | undefined {
  if (root !== 'infrastructure') return undefined;
  const own = pulledFromGit(cluster, content);
  const source = own && sourceAt(repositories.get(own.repository), own.ref);
  if (source?.kind !== 'git' || pulledAs(own!.options) !== pulledAs(source.options)) return undefined;
  return { repository: own!.repository, source };
}

function pulledFromGit(cluster: Sharing, content: FluxComponent['content']) {
  if (content.form === 'helm') return content.chart.kind === 'git' ? content.chart : undefined;
  if (content.form !== 'folder' || content.source.kind !== 'git') return undefined;
  return isPulledAnyway(cluster, content) ? undefined : { ...content.source, repository: content.repository };
}

/** All but `ignore`: that of a chart leaves out folders that others need. */
function pulledAs({ ignore: _, ...options }: GitSourcePlan['options']): string {
  return JSON.stringify(options);
}

/** Names of other sources of the platform, and of the files beside those of shared ones. */
function takenOn(cluster: Sharing, components: readonly FluxComponent[]): ReadonlySet<string> {
  const { sourceName, install, repositories } = cluster;
  const all = [...components, ...repositories.components].map(({ name }) => name);
  return new Set([sourceName, ...(install ? [install.repository] : []), ...all]);
}

function sourcesOf(wishes: readonly Shared[], taken: ReadonlySet<string>): SharedSourcePlan[] {
  const keyOf = ({ repository, source: { ref } }: Shared) => JSON.stringify([repository, ref]);
  const textOf = ({ repository, source: { ref } }: Shared) =>
    `${repository}-${Object.values<string>(ref).join('-')}`;
  const distinct = [...groupBy(wishes, keyOf)];
  const sameText = groupBy(distinct, ([, [first]]) => textOf(first));
  return sortedByName(
    distinct.map(([key, of]) => {
      const text = textOf(of[0]);
      const isFree = !taken.has(text) && sameText.get(text)!.length === 1;
      const components = of.map(({ component }) => component).sort();
      return { name: isFree ? nameOf(text, key) : hashed(text, key), source: of[0].source, components };
    }),
  );
}

function nameOf(text: string, key: string): string {
  return text.length <= DNS_LABEL && isDnsSubdomain(text) ? text : hashed(text, key);
}

/** What of the text a name may consist of, and a hash that tells it from others. */
function hashed(text: string, key: string): string {
  const known = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${known.slice(0, DNS_LABEL - 9).replace(/-+$/, '')}-${hash(key)}`;
}
