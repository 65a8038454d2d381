import { besideRelease } from '../../flux/plan/beside';
import { followsCanary } from '../../flux/plan/settings';
import { extensionWith } from '../plan/arc';
import { serves, SERVED_FROM, unserved } from '../../flux/plan/versions';
import { groupBy } from '../../../facts/group-by';
import { error, within, type Issue, type Location } from '../../../issues/issue';
import { locate } from '../../../plan/locate';
import { tenantsOf } from '../../../plan/fleet';
import type { TenantPlan } from '../../../plan/tenant';
import { componentsOf } from '../../../facts/components';
import { contentRepository, pulledOf } from '../../../facts/repositories';
import type { ComponentSpec } from '../../../authored/component';
import type { FluxSettings, FluxVersion } from '../../flux/authored/settings';
import type { FleetSpec } from '../../../authored/fleet';
import type { ProductSpec } from '../../../authored/product';
import type { Specs } from '../../../authored/specs';
import { arcClusters, type StatedArcCluster } from '../plan/clusters';
import type { Rule } from '../../../rules/rule';

/**
 * The extension brings an older Flux than upstream: what that does not serve yet would be refused in the cluster.
 * Source: Azure Arc, "Flux (GitOps) extension release notes".
 */
export const fluxVersion: Rule = function* ({ specs, plan }) {
  const tenants = groupBy(tenantsOf(plan), ({ cluster }) => cluster.name);
  for (const cluster of arcClusters(specs)) {
    const here = tenants.get(cluster.name) ?? [];
    yield* oldest(cluster);
    yield* settings(cluster, cluster.at('flux'), `cluster '${cluster.name}'`, cluster.spec.flux);
    for (const [name, spec] of componentsOf(specs.fleet, cluster.name))
      yield* ofComponent(specs, cluster, name, spec);
    yield* ofProducts(specs, here, cluster);
    yield* ofSecrets(here, cluster);
    yield* ofKustomizations(here, cluster);
    yield* ofCanaries(here, cluster);
  }
};

/** Something asks for what came with a version that may be newer than the cluster's Flux. */
interface Asked {
  readonly at: Location;
  readonly what: string;
  readonly since: FluxVersion;
  /** Goes before the fix that serves all. */
  readonly instead?: string;
}

function* newer({ name, arc }: StatedArcCluster, { at, what, since, instead = '' }: Asked): Iterable<Issue> {
  const { flux } = arc.extension;
  if (serves(flux, since)) return;
  const extension = extensionWith(since);
  const brings = extension === undefined ? '' : `, as microsoft.flux ${extension} does`;
  const fix = `${instead}leave it out there; or, where the extension brings Flux ${since}${brings}, set arc.extension.flux: '${since}'`;
  yield error(at, `${what}, which Flux serves from ${since} on; arc cluster '${name}' has ${flux}`, fix);
}

/** Releases and most components are HelmReleases of v2: an older Flux is of no use at all. */
function* oldest({ arc, at }: StatedArcCluster): Iterable<Issue> {
  const { flux, version } = arc.extension;
  const since = SERVED_FROM.everything;
  if (serves(flux, since)) return;
  const problem = `Flux ${flux} serves no HelmRelease of v2, which came with ${since}`;
  const fix = version === undefined ? 'leave it out' : 'pin a newer version of the extension';
  yield error(at('arc', 'extension', 'flux'), problem, fix);
}

const KINDS = [
  ['kustomization', 'Kustomization'],
  ['helmRelease', 'HelmRelease'],
] as const;

function* settings(
  cluster: StatedArcCluster,
  at: Location,
  who: string,
  given: FluxSettings | undefined,
): Iterable<Issue> {
  for (const [key, kind] of KINDS) {
    for (const { field, since } of unserved(key, given?.[key], cluster.arc.extension.flux)) {
      const [path = ''] = field.split('=');
      const what = `${who} sets ${field} of a ${kind}`;
      yield* newer(cluster, { at: within(at, key, ...path.split('.')), what, since });
    }
  }
}

function* ofComponent(
  { fleet, fleetFile }: Specs,
  cluster: StatedArcCluster,
  name: string,
  spec: ComponentSpec,
): Iterable<Issue> {
  const at = (...keys: string[]) => within({ file: fleetFile }, 'components', name, ...keys);
  const who = `component '${name}'`;
  yield* settings(cluster, at('flux'), who, spec.flux);
  if (spec.dependsOn?.some((given) => typeof given !== 'string')) {
    const what = `${who} depends by a readyExpr`;
    yield* newer(cluster, { at: at('dependsOn'), what, since: SERVED_FROM.readyExpr });
  }
  yield* content(fleet, cluster, at(), who, spec);
  if ('images' in spec) yield* images(cluster, at('images'), who);
}

/** What a component or product comes from. A chart may come by a HelmRepository, which is older than the other ways. */
function* content(
  fleet: FleetSpec,
  cluster: StatedArcCluster,
  of: Location,
  who: string,
  spec: ComponentSpec | ProductSpec,
): Iterable<Issue> {
  const pulled = pulledOf(spec);
  const repository = contentRepository(fleet, spec);
  if (!pulled || !repository) return;
  const at = within(of, ...pulled.keys);
  if ('git' in repository && repository.provider !== undefined) {
    const { provider } = repository;
    const what = `${who} comes from a GitRepository with provider '${provider}'`;
    yield* newer(cluster, { at, what, since: SERVED_FROM.gitProvider[provider] });
  }
  if ('bucket' in repository)
    yield* newer(cluster, { at, what: `${who} comes from a Bucket of v1`, since: SERVED_FROM.bucket });
  if ('oci' in repository) {
    if (pulled.isChart && repository.charts === 'HelmRepository') return;
    const instead = pulled.isChart ? "give the repository charts: 'HelmRepository'; or " : '';
    const what = `${who} comes from an OCIRepository of v1`;
    yield* newer(cluster, { at, what, since: SERVED_FROM.oci, instead });
  }
}

function* images(cluster: StatedArcCluster, at: Location, who: string): Iterable<Issue> {
  const what = `${who} consists of image policies of v1`;
  yield* newer(cluster, { at, what, since: SERVED_FROM.images });
  if (cluster.arc.extension.settings['image-automation-controller.enabled'] === 'true') return;
  const problem = `${who} needs the image controllers, which arc cluster '${cluster.name}' does not have`;
  const fix = 'set arc.extension.imageControllers: true, or leave the component off the cluster';
  yield error(at, problem, fix);
}

/** Products that have a release on the cluster. */
function* ofProducts(
  { fleet, products }: Specs,
  tenants: readonly TenantPlan[],
  cluster: StatedArcCluster,
): Iterable<Issue> {
  const here = new Set(tenants.flatMap(({ releases }) => releases.map(({ product }) => product.name)));
  for (const { spec, file } of products) {
    if (!here.has(spec.name)) continue;
    const who = `product '${spec.name}'`;
    yield* settings(cluster, { file, path: 'flux' }, who, spec.flux);
    yield* content(fleet, cluster, { file }, who, spec);
  }
}

/** Where deletion leaves a tenant's workload behind, a deletionPolicy leaves its encrypted Secrets. */
function* ofSecrets(tenants: readonly TenantPlan[], cluster: StatedArcCluster): Iterable<Issue> {
  for (const { name, environment, secrets } of tenants) {
    const [file] = secrets.flatMap(({ files }) => files);
    if (environment.onDelete !== 'orphan' || !file) continue;
    const what = `tenant '${name}' has encrypted Secrets that outlive it, by a deletionPolicy`;
    yield* newer(cluster, { at: { file: file.source }, what, since: SERVED_FROM.deletionPolicy });
  }
}

/** So does what a Kustomization applies of a product that is no chart. */
function* ofKustomizations(tenants: readonly TenantPlan[], cluster: StatedArcCluster): Iterable<Issue> {
  for (const { name, environment, releases } of tenants) {
    const release = releases.find(({ content }) => content.form !== 'helm' || besideRelease(content));
    if (environment.onDelete !== 'orphan' || !release) continue;
    const at = locate(release.product.base, []);
    const what = `product '${release.product.name}' of tenant '${name}' outlives it, by a deletionPolicy`;
    yield* newer(cluster, { at: { file: at.file }, what, since: SERVED_FROM.deletionPolicy });
  }
}

/** A Canary of Flagger is judged by `healthCheckExprs`; those that a product has of its own are among its settings. */
function* ofCanaries(tenants: readonly TenantPlan[], cluster: StatedArcCluster): Iterable<Issue> {
  for (const { name, environment, releases } of tenants) {
    const release = releases.find(
      ({ product: { spec } }) =>
        followsCanary(spec, environment) && spec.flux?.kustomization?.healthCheckExprs === undefined,
    );
    if (!release) continue;
    const { name: product, base } = release.product;
    const what = `product '${product}' of tenant '${name}' has a Canary, which is judged by healthCheckExprs`;
    const instead = `give '${product}' flux.kustomization.healthCheckExprs: []; or `;
    const at = { file: locate(base, []).file };
    yield* newer(cluster, { at, what, since: SERVED_FROM.healthCheckExprs, instead });
    return;
  }
}
