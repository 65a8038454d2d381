import { contentOf } from '../../content';
import type { ReleaseContent } from '../../content/forms';
import { engineOf } from '../../engines';
import { namespaceMetadataOf } from '../cluster/namespace-metadata';
import { RESERVED_NAMESPACES } from '../names';
import type { ClusterPlan } from '../cluster';
import type { ClusterDraft, ComponentNamespacePlan } from '../cluster/any';
import type { ClusterFacts } from '../cluster/facts';
import type { ComponentPlan } from '../component';
import type { ClusterSpec } from '../../authored/cluster';
import type { ProductSpec } from '../../authored/product';
import { admissionOf } from './admission';
import { groupBy } from '../../facts/group-by';
import { hostedBy } from '../../facts/hosted';
import { sortedByName } from '../../facts/order';
import { pulledOf } from '../../facts/repositories';
import { releaseKinds } from './release-kinds';
import { resolveComponents } from './components';
import { operationsOf, operatorOfDatabases } from './operations';
import { helmRepositories } from './source';
import { stateOfCluster, valueStates } from './states';
import { terraformRunner } from './terraform';

/** The clusters whose environment is known, by name: what all have, and then each engine's own part. */
export function resolveClusters(facts: ClusterFacts): ClusterPlan[] {
  const drafts = Object.entries(facts.specs.fleet.clusters).flatMap(([name, spec]) => {
    const draft = draftOf(name, spec, facts);
    return draft ? [draft] : [];
  });
  const byEngine = groupBy(sortedByName(drafts), ({ spec }) => engineOf(spec));
  return sortedByName([...byEngine].flatMap(([engine, own]) => engine.clusters(own, facts)));
}

/** What a cluster has whatever its engine; `undefined` where its environment is not known. */
function draftOf(name: string, spec: ClusterSpec, facts: ClusterFacts): ClusterDraft | undefined {
  const { fleet, products } = facts.specs;
  const environment = facts.environments.get(spec.environment);
  if (!environment) return undefined;
  const engine = engineOf(spec);
  const state = stateOfCluster(facts.states, spec);
  const source = engine.source(spec, state);
  const withValues = valueStates(fleet, facts.states);
  const runner = terraformRunner(fleet, { name, state, source }, withValues);
  const hostsTenants = hostedBy(spec).length > 0 || runner.terraform !== undefined;
  const components = resolveComponents(facts, spec, name);
  const charts = components.flatMap(({ content }) =>
    content.form === 'helm' ? [content.chart.repository] : [],
  );
  const forms = hostsTenants ? products.flatMap(({ spec }) => formsOf(spec)) : [];
  const ofProducts = hostsTenants
    ? products.flatMap((product) => pulledOf(product.spec)?.repository ?? [])
    : [];
  return {
    name,
    title: spec.title ?? name,
    spec,
    environment,
    hostsTenants,
    apiServer: { port: 443, ...spec.apiServer },
    releaseKinds: releaseKinds(facts, spec),
    ...admissionOf(fleet, spec, hostsTenants),
    ...runner,
    ...operationsOf(fleet, name, spec),
    ...(hostsTenants && operatorOfDatabases(fleet, name, spec, products)),
    control: engine.control(spec),
    namespaceMetadata: namespaceMetadataOf(fleet, environment),
    namespaces: componentNamespaces(spec, components, [fleet, environment]),
    components,
    repositories: {
      components: helmRepositories(facts.repositories, charts),
      products: helmRepositories(facts.repositories, ofProducts),
    },
    releaseForms: [...new Set(forms)].sort(),
    releasesInState: forms.includes('written') || ofProducts.includes(state.name),
    state,
    valueStates: hostsTenants ? withValues : [],
    source,
  };
}

/** Forms that a release of the product comes to. */
function formsOf(product: ProductSpec): ReleaseContent['form'][] {
  const { releases } = contentOf(product).kind;
  return [...(releases ? [releases] : []), ...(product.manifests ? (['written'] as const) : [])];
}

/** Each namespace that the components are in, unless something else makes it. */
function componentNamespaces(
  cluster: ClusterSpec,
  components: readonly ComponentPlan[],
  around: readonly object[],
): ComponentNamespacePlan[] {
  const { platform, releases } = engineOf(cluster).control(cluster);
  const madeElsewhere = new Set<string>([...RESERVED_NAMESPACES, platform, releases]);
  const found = new Map<string, ComponentNamespacePlan>();
  // What the bootstrap owns is there first.
  const inOrder = [...components].sort((a, b) => (a.root < b.root ? -1 : a.root > b.root ? 1 : 0));
  for (const { spec, namespace, root } of inOrder) {
    if (!('namespace' in spec) || madeElsewhere.has(namespace) || found.has(namespace)) continue;
    const { podSecurity = 'restricted' } = spec;
    const inside = sortedByName(components.filter((each) => each.namespace === namespace));
    const metadata = namespaceMetadataOf(...around, ...inside.map((each) => each.spec));
    found.set(namespace, { name: namespace, podSecurity, metadata, root });
  }
  return sortedByName([...found.values()]);
}
