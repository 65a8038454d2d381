import { DATABASE, type Workload } from '../../authored/workloads';
import { isMap } from '../../authored/values';
import { type WrittenContent, writtenOf } from '../../content/forms';
import type { PlacedObject } from '../../facts/manifests';
import { error, within, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { locate } from '../../plan/locate';
import { faultsOfObject, objectsTwice } from '../../plan/object-faults';
import { tenantsOf } from '../../plan/fleet';
import type { ReleasePlan } from '../../plan/tenant';
import type { Rule } from '../rule';

/** What is written of a release is of kinds that its account may write, in its namespace, there once, whole, and without credentials. */
export const productManifests: Rule = function* ({ plan }) {
  for (const tenant of tenantsOf(plan))
    for (const release of tenant.releases) {
      const written = writtenOf(release.content);
      const { releaseKinds } = tenant.cluster;
      const kinds = release.product.spec.databases?.length ? [...releaseKinds, DATABASE] : releaseKinds;
      if (written) yield* ofRelease(release, written, kinds);
    }
};

function* ofRelease(
  release: ReleasePlan,
  { kind, objects }: WrittenContent,
  permitted: readonly Workload[],
): Generator<Issue> {
  const { product, namespace } = release;
  const at = { file: locate(product.base, []).file, path: kind };
  const placed = objects.map((object, index) => ({ at: within(at, String(index)), object }));
  for (const each of placed) {
    yield* ofKind(each, permitted);
    yield* ofNamespace(each, namespace.name);
    yield* faultsOfObject(each);
    if (product.spec.autoscaled) yield* replicas(each);
  }
  yield* objectsTwice(placed);
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** The account of a release may write no other: no guard rail is among them. */
function* ofKind(
  { at, object: { apiVersion, kind, metadata } }: PlacedObject,
  permitted: readonly Workload[],
): Generator<Issue> {
  const group = groupOf(apiVersion);
  if (permitted.some((each) => each.group === group && each.kind === kind)) return;
  const problem = `${kind} '${metadata.name}' of ${apiVersion} is of no kind that a release may consist of`;
  const kinds = permitted.map((each) => each.kind);
  yield error(
    within(at, 'kind'),
    problem,
    `${suggest(kind, kinds)}; or make it part of a component, which the platform applies`,
  );
}

function* ofNamespace({ at, object }: PlacedObject, namespace: string): Generator<Issue> {
  const given = object.metadata.namespace;
  if (given === undefined || given === namespace) return;
  yield error(
    within(at, 'metadata', 'namespace'),
    `${object.kind} '${object.metadata.name}' is in namespace '${given}', and its release in '${namespace}'`,
    'leave it out, or take the namespace that the function is told',
  );
}

/** An autoscaler owns them. */
function* replicas({ at, object }: PlacedObject): Generator<Issue> {
  const spec = (object as Readonly<Record<string, unknown>>)['spec'];
  if (object.kind !== 'Deployment' || !isMap(spec) || spec['replicas'] === undefined) return;
  const problem = `Deployment '${object.metadata.name}' states replicas, which an autoscaler owns`;
  yield error(within(at, 'spec', 'replicas'), problem, 'leave them out, or leave out autoscaled');
}
