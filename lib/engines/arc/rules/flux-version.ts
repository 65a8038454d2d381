import { extensionWith } from '../plan/arc';
import { serves, SERVED_FROM, unserved } from '../../flux/plan/versions';
import { groupBy } from '../../../facts/group-by';
import { error, within, type Issue, type Location } from '../../../issues/issue';
import { tenantsOf } from '../../../plan/fleet';
import type { TenantPlan } from '../../../plan/tenant';
import { componentsOf } from '../../../facts/components';
import { folderOf } from '../../../facts/folders';
import { repositoryOf } from '../../../facts/repositories';
import type { ComponentSpec } from '../../../authored/component';
import type { FluxSettings, FluxVersion } from '../../flux/authored/settings';
import type { RepositorySpec } from '../../../authored/repository';
import type { Specs } from '../../../authored/specs';
import { arcClusters, type ArcCluster } from './clusters';
import type { Rule } from '../../../rules/rule';

/**
 * The extension brings an older Flux than upstream: what that does not serve yet would be refused in the cluster.
 * Source: Azure Arc, "Flux (GitOps) extension release notes".
 */
export const arcFluxVersion: Rule = ({ specs, plan }) => {
  const tenants = groupBy(tenantsOf(plan), ({ cluster }) => cluster.name);
  return arcClusters(specs).flatMap((cluster) => [
    ...oldest(cluster),
    ...settings(cluster, cluster.at('flux'), `cluster '${cluster.name}'`, cluster.spec.flux),
    ...componentsOf(specs.fleet, cluster.spec).flatMap(([name, spec]) =>
      component(specs, cluster, name, spec),
    ),
    ...products(specs, tenants.get(cluster.name) ?? [], cluster),
    ...secrets(tenants.get(cluster.name) ?? [], cluster),
  ]);
};

/** A thing that is newer than the cluster's Flux. */
function newer({ name, arc }: ArcCluster, at: Location, what: string, since: FluxVersion): Issue[] {
  const { flux } = arc.extension;
  if (serves(flux, since)) return [];
  const extension = extensionWith(since);
  const brings = extension === undefined ? '' : `, as microsoft.flux ${extension} does`;
  return [
    error(
      at,
      `${what}, which Flux serves from ${since} on; arc cluster '${name}' has ${flux}`,
      `leave it out there; or, where the extension brings Flux ${since}${brings}, set arc.extension.flux: '${since}'`,
    ),
  ];
}

/** Releases and most components are HelmReleases of v2: an older Flux is of no use at all. */
function oldest({ arc, at }: ArcCluster): Issue[] {
  const { flux, version } = arc.extension;
  const since = SERVED_FROM.everything;
  if (serves(flux, since)) return [];
  return [
    error(
      at('arc', 'extension', 'flux'),
      `Flux ${flux} serves no HelmRelease of v2, which came with ${since}`,
      version === undefined ? 'leave it out' : 'pin a newer version of the extension',
    ),
  ];
}

function settings(cluster: ArcCluster, at: Location, who: string, given: FluxSettings | undefined): Issue[] {
  const { flux } = cluster.arc.extension;
  return (['kustomization', 'helmRelease'] as const).flatMap((kind) =>
    unserved(kind, given?.[kind], flux).flatMap(({ field, since }) => {
      const path = field.split('=')[0]!.split('.');
      const of = kind === 'kustomization' ? 'Kustomization' : 'HelmRelease';
      return newer(cluster, within(at, kind, ...path), `${who} sets ${field} of a ${of}`, since);
    }),
  );
}

function component(
  { fleet, fleetFile }: Specs,
  cluster: ArcCluster,
  name: string,
  spec: ComponentSpec,
): Issue[] {
  const at = (...keys: string[]) => within({ file: fleetFile }, 'components', name, ...keys);
  const who = `component '${name}'`;
  const folder = folderOf(spec);
  const expressions = (spec.dependsOn ?? []).some((given) => typeof given !== 'string');
  return [
    ...settings(cluster, at('flux'), who, spec.flux),
    ...(expressions
      ? newer(cluster, at('dependsOn'), `${who} depends by a readyExpr`, SERVED_FROM.readyExpr)
      : []),
    ...('chart' in spec
      ? pulled(cluster, at('chart', 'repository'), who, repositoryOf(fleet, spec.chart.repository), 'chart')
      : []),
    ...(folder
      ? pulled(cluster, at(folder.key, 'repository'), who, repositoryOf(fleet, folder.repository))
      : []),
    ...('images' in spec ? images(cluster, at('images'), who) : []),
  ];
}

/** What comes from a repository, as a chart or as files. */
function pulled(
  cluster: ArcCluster,
  at: Location,
  who: string,
  repository: RepositorySpec | undefined,
  as?: 'chart',
): Issue[] {
  if (!repository) return [];
  if ('git' in repository) {
    const { provider } = repository;
    if (provider === undefined) return [];
    const what = `${who} comes from a GitRepository with provider '${provider}'`;
    return newer(cluster, at, what, SERVED_FROM.gitProvider[provider]);
  }
  if ('bucket' in repository)
    return newer(cluster, at, `${who} comes from a Bucket of v1`, SERVED_FROM.bucket);
  if (!('oci' in repository) || (as && repository.charts === 'HelmRepository')) return [];
  return newer(cluster, at, `${who} comes from an OCIRepository of v1`, SERVED_FROM.oci).map((issue) =>
    as ? { ...issue, fix: `give the repository charts: 'HelmRepository'; or ${issue.fix}` } : issue,
  );
}

function images(cluster: ArcCluster, at: Location, who: string): Issue[] {
  const controllers = cluster.arc.extension.settings['image-automation-controller.enabled'] === 'true';
  return [
    ...newer(cluster, at, `${who} consists of image policies of v1`, SERVED_FROM.images),
    ...(controllers
      ? []
      : [
          error(
            at,
            `${who} needs the image controllers, which arc cluster '${cluster.name}' does not have`,
            'set arc.extension.imageControllers: true, or leave the component off the cluster',
          ),
        ]),
  ];
}

/** Products that have a release on the cluster. */
function products(specs: Specs, tenants: readonly TenantPlan[], cluster: ArcCluster): Issue[] {
  const here = new Set(tenants.flatMap(({ releases }) => releases.map(({ product }) => product.name)));
  return specs.products
    .filter(({ spec }) => here.has(spec.name))
    .flatMap(({ spec, file }) => {
      const who = `product '${spec.name}'`;
      const repository = repositoryOf(specs.fleet, spec.chart.repository);
      return [
        ...settings(cluster, { file, path: 'flux' }, who, spec.flux),
        ...pulled(cluster, { file, path: 'chart.repository' }, who, repository, 'chart'),
      ];
    });
}

/** Where deletion leaves a tenant's workload behind, a deletionPolicy leaves its encrypted Secrets. */
function secrets(tenants: readonly TenantPlan[], cluster: ArcCluster): Issue[] {
  return tenants
    .filter(({ environment }) => environment.onDelete === 'orphan')
    .flatMap((tenant) => {
      const [file] = tenant.secrets.flatMap(({ files }) => files);
      const who = `tenant '${tenant.name}' has encrypted Secrets that outlive it, by a deletionPolicy`;
      return file ? newer(cluster, { file: file.source }, who, SERVED_FROM.deletionPolicy) : [];
    });
}
