import { DNS_LABEL, isDnsSubdomain } from '../../authored/naming';
import type { NamespaceMetadata } from '../../authored/environment/namespace-metadata';
import type { Specs } from '../../authored/specs';
import { groupBy } from '../../facts/group-by';
import { placementsOf } from '../../facts/placements';
import { error, within, type Issue, type Location } from '../../issues/issue';
import type { ClusterPlan } from '../../plan/cluster';
import type { ComponentPlan } from '../../plan/component';
import type { Rule } from '../rule';

/**
 * Labels and annotations of namespaces are what Kubernetes takes, leave alone what ringfleet and the engines have there, and of
 * customers' are those alone that the platform lets them say: a NetworkPolicy, a store of secrets or a mesh may select by any other.
 */
export const namespaceMetadataKeys: Rule = function* ({ specs, plan }) {
  const { fleet, fleetFile, customers } = specs;
  const allowed = fleet.customerNamespaceKeys ?? [];
  for (const [index, key] of allowed.entries())
    yield* ofKey(
      within({ file: fleetFile }, 'customerNamespaceKeys', String(index)),
      key,
      key.replace(/\/\*$/, '/x'),
    );
  for (const { at, given } of ofPlatform(specs)) yield* wellSaid(within(at, 'namespaceMetadata'), given);
  for (const { spec, file } of customers)
    for (const { at, given } of [
      { at: { file }, given: spec },
      ...placementsOf(spec).map((each) => ({ at: { file, path: each.path }, given: each.spec })),
    ]) {
      const where = within(at, 'namespaceMetadata');
      yield* wellSaid(where, given);
      yield* permitted(where, given, allowed);
    }
  for (const cluster of plan.clusters) yield* disagreeing(cluster, { file: fleetFile });
};

interface Says {
  readonly namespaceMetadata?: NamespaceMetadata;
}

/** What the platform team says of namespaces, and where. */
function* ofPlatform({
  fleet,
  fleetFile,
}: Specs): Iterable<{ readonly at: Location; readonly given: object }> {
  const at = { file: fleetFile };
  yield { at, given: fleet };
  for (const part of ['environments', 'tiers', 'components'] as const)
    for (const [name, given] of Object.entries<object>(fleet[part]))
      yield { at: within(at, part, name), given };
}

/** Every key with its value, and where it stands. */
function* entriesOf(at: Location, given: object) {
  const { namespaceMetadata = {} }: Says = given;
  for (const kind of ['labels', 'annotations'] as const)
    for (const [key, value] of Object.entries(namespaceMetadata[kind] ?? {}))
      yield { at: within(at, kind, key), kind, key, value };
}

/** At most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends. */
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Source: Kubernetes, "Labels and Selectors", "Syntax and character set"; "Annotations". */
function* wellSaid(at: Location, given: object): Generator<Issue> {
  for (const { at: where, kind, key, value } of entriesOf(at, given)) {
    yield* ofKey(where, key);
    if (kind !== 'labels' || value === '' || NAME.test(value)) continue;
    yield error(
      where,
      `'${value}' is no value of a label`,
      `use at most ${DNS_LABEL} letters, digits, '-', '_' and '.', with a letter or digit at both ends; or make it an annotation`,
    );
  }
}

/** By prefix, what is not for people to say of a namespace, and what says it. */
const OWNED: Readonly<Record<string, string>> = {
  'pod-security.kubernetes.io':
    "say podSecurity of a component, or 'guardrails' of an environment, tier or product",
  'kubernetes.io': 'leave it out: Kubernetes sets it, and NetworkPolicies go by it',
  'ringfleet.io': 'leave it out: admission policies go by it',
  'kustomize.toolkit.fluxcd.io': 'leave it out: no engine is to prune a namespace',
  'argocd.argoproj.io': 'leave it out: no engine is to prune a namespace',
};

function* ofKey(at: Location, shown: string, key = shown): Generator<Issue> {
  const [name = '', prefix, ...more] = key.split('/').reverse();
  if (!NAME.test(name) || more.length > 0 || (prefix !== undefined && !isDnsSubdomain(prefix)))
    yield error(at, `'${shown}' is no key that Kubernetes takes`, "write 'name' or 'example.com/name'");
  const isOurs = key === 'app.kubernetes.io/managed-by';
  const fix = isOurs ? 'leave it out' : Object.hasOwn(OWNED, prefix ?? '') ? OWNED[prefix!] : undefined;
  if (fix !== undefined)
    yield error(at, `'${shown}' of a namespace is Kubernetes', ringfleet's or the engine's own`, fix);
}

function* permitted(at: Location, given: object, allowed: readonly string[]): Generator<Issue> {
  const isAllowed = (key: string) =>
    allowed.some((each) => (each.endsWith('/*') ? key.startsWith(each.slice(0, -1)) : each === key));
  for (const { at: where, key } of entriesOf(at, given)) {
    if (isAllowed(key)) continue;
    yield error(
      where,
      `a customer may not say '${key}' of its namespaces: something may select them by it, such as a NetworkPolicy`,
      `${allowed.length === 0 ? 'leave it out' : `use one of: ${[...allowed].sort().join(', ')}`}; or let the platform team add it to customerNamespaceKeys of the fleet`,
    );
  }
}

/** Components that share a namespace say the same of it, or of other keys. */
function* disagreeing({ components }: ClusterPlan, fleet: Location): Generator<Issue> {
  for (const inside of groupBy<string, ComponentPlan>(components, ({ namespace }) => namespace).values()) {
    const said = inside.flatMap(({ name, spec }) =>
      [...entriesOf(within(fleet, 'components', name, 'namespaceMetadata'), spec)].map((entry) => ({
        name,
        ...entry,
      })),
    );
    for (const [first, ...others] of groupBy(said, ({ kind, key }) => `${kind} ${key}`).values())
      for (const other of others) {
        if (other.value === first.value) continue;
        yield error(
          other.at,
          `'${other.name}' says '${other.value}' of the namespace that it shares with '${first.name}', which says '${first.value}'`,
          'say the same of both, or give one of them another namespace',
        );
      }
  }
}
