import { manifestsOf, sharedManifests } from '../../facts/manifests';
import { error, within, type Issue, type Location } from '../../issues/issue';
import type { ComponentPlan } from '../../plan/component';
import { misstated } from '../adopted-names';
import type { Rule } from '../rule';

/** A component that is taken over has names that the engine of its cluster knows, and is in the namespace that is stated. */
export const adoptedComponents: Rule = function* ({ specs, plan }) {
  for (const cluster of plan.clusters)
    for (const component of cluster.components) {
      if (!component.adopted) continue;
      const at = within({ file: specs.fleetFile }, 'clusters', cluster.name, 'adopt', component.name);
      yield* misstated(at, component, cluster, ['releaseName', 'storageNamespace', 'objectNamespace']);
      yield* elsewhere(within(at, 'namespace'), component, cluster.environment.name);
    }
};

function* elsewhere(
  at: Location,
  { name, spec, namespace, adopted, otherwise }: ComponentPlan,
  environment: string,
): Iterable<Issue> {
  if (adopted?.namespace === undefined) return;
  if (!('namespace' in spec)) {
    yield error(at, `'${name}' has no namespace of its own: it is in '${namespace}'`, 'leave it out');
    return;
  }
  if (namespace === otherwise?.namespace) return;
  for (const { object } of [...sharedManifests(at, spec), ...manifestsOf(at, spec, environment)]) {
    const { kind, metadata } = object;
    if (metadata.namespace === undefined || metadata.namespace === namespace) continue;
    const problem = `${kind} '${metadata.name}' of '${name}' says that it is in '${metadata.namespace}', which is so everywhere`;
    yield error(at, problem, `leave metadata.namespace out of the manifests of '${name}'`);
  }
}
