import {
  expand,
  type ApplicationSetObject,
  type ClusterParams,
  type Context,
} from '../../../../applicationsets';
import { argocdUrl } from '../url';
import { ARGOCD_VERSION } from '../versions';
import { applicationSetSpec } from './spec';
import { LABEL_KEYS } from '../../../../plan/labels';
import type { ApplicationSetPlan } from './set';
import type { ClusterFacts } from '../../../../plan/cluster/facts';
import type { ArgocdCluster } from '../cluster';
import type { StatePlan } from '../../../../plan/source';
import type { ApplicationSetSpec, RolloutStep } from '../../authored/application-set';
import type { ArgocdClusterSpec } from '../../../../authored/cluster';
import type { FleetSpec } from '../../../../authored/fleet';
import type { SetGenerator } from '../../authored/generator';
import { isMap } from '../../../../authored/values';
import { releaseApplicationPlan } from '../applications';
import { depths } from '../../../../facts/graph';
import { groupBy } from '../../../../facts/group-by';
import { hostedBy } from '../../../../facts/hosted';
import { workloadRuns } from '../../../../plan/environment';
import { releaseContent } from '../../../../content';
import { repositoryOf } from '../../../../facts/repositories';
import { ringGraph } from '../../../../facts/ring-order';

/** The field of a release that holds its chart's version or ref, as templates name it. */
export const REVISION = '{{ .revision }}';

/** The platform team's own ApplicationSets; by file. What they come to is what an Argo CD without further clusters makes of them. */
export function resolveApplicationSets(
  fleet: FleetSpec,
  states: readonly StatePlan[],
  tree: Context['tree'],
): ApplicationSetPlan[] {
  const urls = urlsOf(fleet, states);
  const state = states[0]!;
  const plans = Object.entries(fleet.applicationSets ?? {}).map(([name, spec]): ApplicationSetPlan => {
    const { file = `${name}.yaml`, rollout } = spec;
    const steps = rollout?.steps ?? (rollout?.rings && ringSteps(fleet, rollout.rings));
    const plan = {
      name,
      file,
      state,
      spec: withUrls(spec, urls) as ApplicationSetSpec,
      ...(steps && { steps }),
    };
    return { ...plan, expansion: expand(objectOf(plan), { tree, clusters: [], argocd: ARGOCD_VERSION }) };
  });
  return plans.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

function objectOf(plan: Pick<ApplicationSetPlan, 'name' | 'spec' | 'steps'>): ApplicationSetObject {
  return { metadata: { name: plan.name }, spec: applicationSetSpec(plan) };
}

/** Those that a cluster runs, and what its version of Argo CD makes of them where it knows these clusters. */
export function activeOn(
  all: readonly ApplicationSetPlan[],
  { spec, argocd: { version } }: Pick<ArgocdCluster, 'spec' | 'argocd'>,
  clusters: readonly ClusterParams[],
  tree: Context['tree'],
): ApplicationSetPlan[] {
  const active = spec.applicationSets ?? [];
  return all
    .filter(({ name }) => active.includes(name))
    .map((set) =>
      version !== ARGOCD_VERSION || (clusters.length > 0 && set.spec.generators.some(asksForClusters))
        ? { ...set, expansion: expand(objectOf(set), { tree, clusters, argocd: version }) }
        : set,
    );
}

function asksForClusters({ clusters, matrix, merge }: SetGenerator): boolean {
  const inner: readonly SetGenerator[] = (matrix ?? merge)?.generators ?? [];
  return clusters !== undefined || inner.some(asksForClusters);
}

/** What delivers a cluster's tenants by ApplicationSets; nothing where files do, or none of its environments is known. */
export function setsOf(
  cluster: ArgocdClusterSpec<string, string>,
  { specs: { fleet }, environments, products, repositories }: ClusterFacts,
): Pick<ArgocdCluster, 'sets'> {
  const hosted = hostedBy(cluster).flatMap((name) => environments.get(name) ?? []);
  const [environment] = [...hosted.filter(({ name }) => name === cluster.environment), ...hosted];
  if (cluster.delivery !== 'ApplicationSets' || !environment) return {};
  const rings = Object.keys(fleet.rings).filter((name) =>
    hosted.some((each) => each.name === fleet.rings[name]!.environment),
  );
  const axes = Object.keys(fleet.axes ?? {});
  const releases = products.flatMap((product) => {
    const context = {
      repositories,
      environment,
      ref: REVISION,
      values: {},
      release: () => undefined,
      autoscaled: product.spec.autoscaled === true,
      runs: workloadRuns(environment, 'argo-rollouts'),
    };
    const content = releaseContent(product.spec, context);
    const application = releaseApplicationPlan(cluster, environment, product.spec);
    return content ? [{ product, content, application, axes }] : [];
  });
  return {
    sets: { environment, releases, ...(cluster.rollout && { steps: ringSteps(fleet, rings) }) },
  };
}

/**
 * A step for each ring, in the order of the rollout; rings beside each other share one. What a person syncs is not updated
 * by the set, and has a step of its own.
 */
function ringSteps(fleet: FleetSpec, rings: readonly string[]): RolloutStep[] {
  const depth = depths(ringGraph(fleet));
  const isManual = (ring: string) =>
    fleet.environments[fleet.rings[ring]!.environment]?.automatedSync === false;
  const inOrder = Object.keys(fleet.rings)
    .filter((name) => rings.includes(name))
    .sort((a, b) => depth.get(a)! - depth.get(b)! || Number(isManual(a)) - Number(isManual(b)));
  const steps = groupBy(inOrder, (name) => `${depth.get(name)} ${isManual(name)}`);
  return [...steps.values()].map((values) => ({
    matchExpressions: [{ key: LABEL_KEYS.ring, operator: 'In', values }],
    ...(isManual(values[0]) && { maxUpdate: 0 }),
  }));
}

/** URL by the name that ApplicationSets may give instead. */
export function urlsOf(fleet: FleetSpec, states: readonly StatePlan[]): ReadonlyMap<string, string> {
  const others = Object.keys(fleet.repositories).flatMap((name): [string, string][] => {
    const repository = repositoryOf(fleet, name)!;
    if ('git' in repository) return [[name, repository.git]];
    if ('helm' in repository) return [[name, repository.helm]];
    return 'oci' in repository ? [[name, argocdUrl(repository.oci)]] : [];
  });
  return new Map([...others, ...states.map(({ name, url }): [string, string] => [name, url])]);
}

/** What is data for charts and templates, in which nothing names a repository. */
const DATA: ReadonlySet<string> = new Set(['elements', 'parameters', 'values', 'valuesObject']);

/** The spec with a URL wherever a repository is named. */
function withUrls(given: unknown, urls: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(given)) return given.map((item) => withUrls(item, urls));
  if (!isMap(given)) return given;
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      if (DATA.has(key)) return [key, value];
      const isName = key === 'repoURL' && typeof value === 'string';
      return [key, isName ? (urls.get(value) ?? value) : withUrls(value, urls)];
    }),
  );
}
