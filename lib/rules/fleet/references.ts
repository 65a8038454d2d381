import { error, within, type Issue, type Location } from '../../issues/issue';
import { contentOf } from '../../content';
import { engineOf } from '../../engines';
import { pulledOf } from '../../facts/repositories';
import type { ComponentSpec } from '../../authored/component';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductSpec } from '../../authored/product';
import type { ProductInput } from '../../authored/specs';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';
import { unknown } from '../../issues/unknown';

/** Whatever the fleet or a product names exists, and fits where it is named. */
export const references: Rule = function* ({ specs: { fleet, fleetFile, products } }) {
  const at = { file: fleetFile };
  const environments = Object.keys(fleet.environments);
  for (const [name, { environment }] of Object.entries(fleet.rings))
    yield* unknown(within(at, 'rings', name, 'environment'), 'environment', environment, environments);
  yield* ofClusters(fleet, within(at, 'clusters'));
  for (const [name, spec] of Object.entries(fleet.components))
    yield* ofComponent(fleet, spec, within(at, 'components', name));
  for (const product of products) yield* ofProduct(fleet, product);
};

function* ofClusters(fleet: FleetSpec, at: Location): Generator<Issue> {
  const environments = Object.keys(fleet.environments);
  const all = Object.keys(fleet.components);
  for (const [name, spec] of Object.entries(fleet.clusters)) {
    const own = within(at, name);
    yield* unknown(within(own, 'environment'), 'environment', spec.environment, environments);
    for (const host of spec.hosts ?? [])
      yield* unknown(within(own, 'hosts'), 'environment', host, environments);
    for (const component of spec.components ?? [])
      yield* unknown(within(own, 'components'), 'component', component, all);
    yield* unknownKeys(
      within(own, 'componentValues'),
      'component',
      spec.componentValues,
      spec.components ?? all,
    );
    yield* unknownKeys(within(own, 'adopt'), 'component', spec.adopt, spec.components ?? all);
    for (const { keys, name: repository } of engineOf(spec).stated(spec).repositories ?? [])
      yield* unknown(within(own, ...keys), 'OCI repository', repository, ofKinds(fleet, ['oci']));
  }
}

function* ofComponent(fleet: FleetSpec, spec: ComponentSpec, at: Location): Generator<Issue> {
  const environments = Object.keys(fleet.environments);
  if ('versions' in spec)
    yield* unknownKeys(within(at, 'versions'), 'environment', spec.versions, environments);
  if ('environments' in spec)
    yield* unknownKeys(within(at, 'environments'), 'environment', spec.environments, environments);
  yield* ofContent(fleet, spec, at);
  for (const [ref, { repository, versions }] of Object.entries(contentOf(spec).kind.refs?.(spec) ?? {})) {
    const own = within(at, 'argocd', 'helm', 'refs', ref);
    yield* unknown(within(own, 'repository'), 'git repository', repository, ofKinds(fleet, ['git']));
    yield* unknownKeys(within(own, 'versions'), 'environment', versions, environments);
  }
  if (spec.group !== undefined)
    yield* unknown(within(at, 'group'), 'group', spec.group, Object.keys(fleet.groups ?? {}));
}

function* ofProduct(fleet: FleetSpec, { spec, file, rings }: ProductInput): Generator<Issue> {
  const environments = Object.keys(fleet.environments);
  const known = Object.keys(fleet.rings);
  yield* ofContent(fleet, spec, { file });
  const { keys: [key = ''] = [], overlays } = pulledOf(spec) ?? {};
  yield* unknownKeys({ file, path: `${key}.overlays` }, 'environment', overlays, environments);
  yield* unknownKeys({ file, path: 'environments' }, 'environment', spec.environments, environments);
  yield* unknownKeys({ file, path: 'rings' }, 'ring', spec.rings, known);
  if (!rings) return;
  for (const ring of Object.keys(rings.entries)) yield* unknown(rings.locate(ring), 'ring', ring, known);
}

function* unknownKeys(
  at: Location,
  kind: string,
  record: object | undefined,
  allowed: readonly string[],
): Generator<Issue> {
  for (const name of Object.keys(record ?? {})) yield* unknown(within(at, name), kind, name, allowed);
}

/** Names of the repositories of these kinds. */
function ofKinds({ repositories }: FleetSpec, kinds: readonly string[]): string[] {
  return Object.entries(repositories)
    .filter(([, spec]) => kinds.some((kind) => kind in spec))
    .map(([name]) => name);
}

/** A chart with a path comes from git, one with a name from a Helm or OCI repository. */
function* ofContent(fleet: FleetSpec, spec: ComponentSpec | ProductSpec, of: Location): Generator<Issue> {
  const pulled = pulledOf(spec);
  if (!pulled) return;
  const { repository: name, isChart, path, from, keys } = pulled;
  const at = within(of, ...keys);
  const allowed = ofKinds(fleet, from);
  if (!isChart) {
    yield* unknown(at, 'repository of manifests', name, allowed);
    return;
  }
  const wantsGit = path !== undefined;
  const other = Object.hasOwn(fleet.repositories, name) ? fleet.repositories[name] : undefined;
  if (!other) yield* unknown(at, 'repository', name, allowed);
  if (!other || allowed.includes(name)) return;
  const given = 'git' in other ? 'git repository' : 'bucket';
  const problem = wantsGit
    ? `'${name}' is not a git repository, from which a chart with a path comes`
    : `'${name}' is a ${given}, which holds no charts by name`;
  yield error(at, problem, suggest(name, allowed));
}
