import { error, within, type Issue, type Location } from '../../issues/issue';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { ClusterPlan } from '../../plan/cluster';
import { componentsOf } from '../../facts/components';
import { namespaceOf } from '../../plan/resolve/components';
import type { ComponentSpec, KubernetesObject } from '../../authored/component';
import type { FleetSpec } from '../../authored/fleet';
import type { Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/** Kinds of Kubernetes' own that no namespace holds. Source: Kubernetes, "API Overview". */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'APIService',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
]);

/**
 * An object of a cluster comes from one place: what is in the manifests of two components, or in manifests and made by
 * ringfleet, is written by two Applications or Kustomizations, which undo and prune one another's work.
 */
export const sharedObjects: Rule = ({ specs, plan }) => {
  const found = plan.clusters.flatMap((cluster) => {
    const placed = objectsOn(specs, cluster);
    return [...namespacesOf(plan, cluster, placed), ...inTwoComponents(placed)];
  });
  // What several clusters run is said once.
  return [...new Map(found.map((issue) => [issue.at.path, issue])).values()];
};

interface Placed {
  readonly at: Location;
  readonly component: string;
  readonly object: KubernetesObject;
  /** Empty where the kind is in none. */
  readonly namespace: string;
}

function objectsOn({ fleet, fleetFile }: Specs, { spec }: ClusterPlan): Placed[] {
  return componentsOf(fleet, spec).flatMap(([component, each]) => {
    const at = within({ file: fleetFile }, 'components', component);
    return manifestsIn(at, each, spec.environment).map(({ at: where, object }) => ({
      at: where,
      component,
      object,
      namespace: CLUSTER_SCOPED.has(object.kind)
        ? ''
        : (object.metadata.namespace ?? namespaceOf(each, spec)),
    }));
  });
}

function manifestsIn(
  at: Location,
  spec: FleetSpec['components'][string],
  environment: string,
): { at: Location; object: KubernetesObject }[] {
  if (!isManifests(spec)) return [];
  const placed = (under: Location, objects: readonly KubernetesObject[]) =>
    objects.map((object, index) => ({ at: within(under, String(index)), object }));
  return [
    ...placed(within(at, 'manifests'), spec.manifests),
    ...placed(within(at, 'environments', environment), spec.environments?.[environment] ?? []),
  ];
}

function isManifests(
  spec: ComponentSpec,
): spec is Extract<ComponentSpec, { readonly manifests: readonly KubernetesObject[] }> {
  return 'manifests' in spec;
}

/** Namespaces that ringfleet writes: those of components, of releases, and of tenants. */
function namespacesOf(plan: Plan, cluster: ClusterPlan, placed: readonly Placed[]): Issue[] {
  const claimed = placed.filter(
    ({ object: { apiVersion, kind } }) => `${apiVersion} ${kind}` === 'v1 Namespace',
  );
  if (claimed.length === 0) return [];
  const made = new Map<string, string>([
    // On an arc cluster Azure makes it.
    ...(cluster.arc ? [] : [[cluster.control.releases, 'for the releases of tenants'] as const]),
    ...cluster.namespaces.map(({ name }): [string, string] => [
      name,
      `for ${cluster.components.flatMap((each) => (each.namespace === name ? [`component '${each.name}'`] : [])).join(' and ')}`,
    ]),
    ...tenantsOf(plan).flatMap((tenant) =>
      tenant.cluster.name === cluster.name
        ? tenant.namespaces.map(({ name }): [string, string] => [name, `for tenant '${tenant.name}'`])
        : [],
    ),
  ]);
  return claimed.flatMap(({ at, component, object: { metadata } }): Issue[] => {
    const why = made.get(metadata.name);
    if (why === undefined) return [];
    return [
      error(
        at,
        `Namespace '${metadata.name}' is in the manifests of component '${component}', and ringfleet makes it, ${why}: two would write it`,
        'leave it out of the manifests; the level of Pod Security that a component needs is its podSecurity',
      ),
    ];
  });
}

function inTwoComponents(placed: readonly Placed[]): Issue[] {
  const first = new Map<string, Placed>();
  return placed.flatMap((each): Issue[] => {
    const { at, component, namespace, object } = each;
    const { apiVersion, kind, metadata } = object;
    // Versions of a group serve the same object.
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const key = JSON.stringify([group, kind, namespace, metadata.name]);
    const other = first.get(key);
    if (!other) first.set(key, each);
    // Twice in one component is another rule's.
    if (!other || other.component === component) return [];
    const where = namespace === '' ? '' : ` of namespace '${namespace}'`;
    return [
      error(
        at,
        `${kind} '${metadata.name}'${where} is at ${other.at.path} too: components '${other.component}' and '${component}' would both write it`,
        'leave it to one of them, and let the other one depend on that',
      ),
    ];
  });
}
