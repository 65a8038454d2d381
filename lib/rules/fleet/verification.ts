import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { contentRepository, pulledOf } from '../../facts/repositories';
import { overridesOf, specAt } from '../../content/overrides';
import { componentsOf } from '../../facts/components';
import { tenantsOf } from '../../plan/fleet';
import { engineOf } from '../../engines';
import type { ComponentSpec } from '../../authored/component';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductSpec } from '../../authored/product';
import type { Verification } from '../../authored/sources/pulled';
import type { Rule } from '../rule';

/** What a component or product asks of signatures fits where it comes from, and is looked at by what pulls it. */
export const verification: Rule = function* ({ specs, plan }) {
  const { fleet, fleetFile, products } = specs;
  for (const [name, spec] of Object.entries(fleet.components))
    yield* unfit(fleet, spec, within({ file: fleetFile }, 'components', name));
  for (const { spec, file } of products) yield* unfit(fleet, spec, { file });
  for (const [cluster, spec] of Object.entries(fleet.clusters))
    for (const [name, component] of componentsOf(fleet, cluster))
      yield* unverified({ cluster, by: engineOf(spec).delivers.verifies }, component, {
        at: within({ file: fleetFile }, 'components', name, 'verify'),
        what: `component '${name}'`,
      });
  const files = new Map(products.map(({ spec, file }) => [spec.name, file]));
  for (const { cluster, environment, releases } of tenantsOf(plan))
    for (const { product } of releases) {
      const there = specAt(product.spec, { environment: environment.name, cluster: cluster.name });
      yield* unverified({ cluster: cluster.name, by: engineOf(cluster).delivers.verifies }, there, {
        at: { file: files.get(product.name) ?? '', path: 'verify' },
        what: `product '${product.name}'`,
      });
    }
};

type Spec = ComponentSpec | ProductSpec;

function verifyOf(spec: object): Verification | undefined {
  return (spec as { readonly verify?: Verification }).verify;
}

function* unfit(fleet: FleetSpec, spec: Spec, at: Location): Generator<Issue> {
  yield* ofRepository(fleet, spec, within(at, 'verify'));
  for (const { keys, given, spec: there } of overridesOf(spec, fleet))
    if (verifyOf(given)) yield* ofRepository(fleet, there, within(at, ...keys, 'verify'));
}

function* ofRepository(fleet: FleetSpec, spec: Spec, at: Location): Generator<Issue> {
  const verify = verifyOf(spec);
  if (!verify) return;
  const name = pulledOf(spec)?.repository;
  const repository = contentRepository(fleet, spec);
  if (name === undefined) yield error(at, 'it comes from no repository', 'leave it out');
  if (!repository) return;
  if ('git' in repository) {
    const problem = `'${name}' is in git, where people sign commits and tags`;
    if (!('mode' in verify)) yield error(at, problem, "say which: { mode: 'HEAD', secretRef: '…' }");
  } else if ('oci' in repository) {
    const problem = `'${name}' is an OCI repository, where programs sign artifacts`;
    if (!('provider' in verify)) yield error(at, problem, "say which program: { provider: 'cosign' }");
    else if (repository.charts === 'HelmRepository' && verify.matchOIDCIdentity)
      yield error(
        within(at, 'matchOIDCIdentity'),
        'a chart that Flux pulls by a HelmRepository cannot be held to who signed it',
        `leave it out, or charts: 'HelmRepository' of '${name}'`,
      );
  } else {
    const problem = `'${name}' is a ${'helm' in repository ? 'Helm repository' : 'bucket'}, which Flux verifies no signature of`;
    yield error(at, problem, 'leave it out, or take it from git or from an OCI repository');
  }
}

/** A signature that nobody looks at is as good as none. */
function* unverified(
  { cluster, by }: { readonly cluster: string; readonly by: boolean },
  spec: Spec,
  { at, what }: { readonly at: Location; readonly what: string },
): Generator<Issue> {
  if (by || !verifyOf(spec)) return;
  yield warning(
    at,
    `nobody verifies ${what} on cluster '${cluster}': Argo CD knows the signatures of git alone, by AppProject`,
    'say it of the environments or clusters of Flux under overrides, and use argocd.projects.platform.signatureKeys',
  );
}
