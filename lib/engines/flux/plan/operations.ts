import type { FluxCluster } from './cluster';
import { releasedIn, type FluxRun, type FluxTenant } from './tenant';
import { inRepository, layout } from '../../../plan/layout';
import { nameBeside } from '../../../plan/adoption';
import { manifestsKustomizationOf } from '../../../plan/names';
import { besideRelease } from './beside';
import { releasesKustomizations } from './releases';
import { ownRepositoryOf } from '../../../plan/tenant';
import { inOrder, kubectl, type Operations, type Step } from '../../../recovery/operations';

/** What is alike, whoever configures Flux. */
export const reconciling = {
  tools: ['flux'],
  show: ({ name, cluster }: FluxTenant) => [
    kubectl(cluster, `get kustomizations,helmreleases -A -l ringfleet.io/tenant=${name}`),
  ],
  // What may not be pruned stays. Source: Flux, "Kustomization", "Garbage collection".
  keeps: ({ name, cluster }: FluxTenant) => [
    kubectl(
      cluster,
      `get helmreleases -A -l ringfleet.io/tenant=${name} -o custom-columns='NAME:.metadata.name,PRUNE:.metadata.annotations.kustomize\\.toolkit\\.fluxcd\\.io/prune'`,
    ),
  ],
  // A HelmRelease that goes uninstalls what it installed, as the account that it names. Source: Flux, "Helm Releases", "Uninstall".
  deleteRest: ({ name, cluster }: FluxTenant) => [
    kubectl(cluster, `delete helmreleases,kustomizations -A -l ringfleet.io/tenant=${name}`),
    kubectl(cluster, `delete namespaces -l ringfleet.io/tenant=${name}`),
    // Beside the HelmReleases: what they pulled from, and who installed them.
    kubectl(
      cluster,
      `delete gitrepositories,helmrepositories,ocirepositories,serviceaccounts -A -l ringfleet.io/tenant=${name}`,
    ),
  ],
  pause: (tenant: FluxTenant) => changed(tenant, 'suspend'),
  resume: (tenant: FluxTenant) => changed(tenant, 'resume').reverse(),
  deliver(tenant: FluxTenant) {
    const { cluster, guardrails } = tenant;
    const { platform } = cluster.control;
    const own = ownRepositoryOf(tenant);
    const all = [
      guardrails,
      ...releasesKustomizations(tenant).map(({ name }) => name),
      ...(own ? [own.name] : []),
    ];
    return [
      ...all.map((name, index) =>
        flux(cluster, `reconcile kustomization ${name} -n ${platform}${index === 0 ? ' --with-source' : ''}`),
      ),
      ...inOrder(tenant).map((release) =>
        flux(cluster, `reconcile ${kindOf(release)} ${release.name} -n ${releasedIn(cluster, release)}`),
      ),
      ...(own
        ? [flux(cluster, `reconcile kustomization ${own.name} -n ${own.namespace.name} --with-source`)]
        : []),
    ];
  },
  awaitComponent: (cluster: FluxRun, { deliveredAs }: { readonly deliveredAs: string }) =>
    kubectl(
      cluster,
      `wait kustomization/${deliveredAs} -n ${cluster.control.platform} --for=condition=Ready --timeout=30m`,
    ),
} as const;

export const operations: Operations<FluxCluster, FluxTenant<FluxCluster>> = {
  ...reconciling,
  bringUp(cluster, tenants) {
    const bootstrap = bootstrapOf(cluster);
    const { releases } = cluster.control;
    const files = ['source', 'infrastructure'].map((name) => `-f ${bootstrap}/${name}.yaml`);
    const first = cluster.components.some(({ root }) => root === 'bootstrap')
      ? [kubectl(cluster, `apply --recursive -f ${bootstrap}/components`)]
      : [];
    return [
      {
        title: 'Install Flux',
        text: 'With the components and settings that the cluster had.',
        commands: [flux(cluster, 'install'), kubectl(cluster, `create namespace ${releases}`)],
      },
      secretsStep(cluster, tenants),
      {
        title: 'Bring the components, and no tenant yet',
        text: 'Without `tenants.yaml` and `bootstrap.yaml`: these would bring tenants with empty volumes before their data is back.',
        commands: [...first, kubectl(cluster, `apply ${files.join(' ')}`)],
      },
    ];
  },
  admitTenants: (cluster) => [kubectl(cluster, `apply --recursive -f ${bootstrapOf(cluster)}`)],
};

/** The Secrets that Flux needs before anything else: they are in no repository, or open the one that has them. */
export function secretsStep(cluster: FluxRun, tenants: readonly FluxTenant[]): Step {
  const { platform, releases } = cluster.control;
  const { options } = cluster.source;
  const { components, products } = cluster.repositories;
  const all = [
    [platform, 'secretRef' in options ? options.secretRef : undefined],
    ...components.map((each) => [platform, each.options.secretRef] as const),
    ...products.map((each) => [releases, each.options.secretRef] as const),
    ...tenants.flatMap(({ secrets, decryptionKey }) =>
      secrets.length > 0 ? [[releases, decryptionKey] as const] : [],
    ),
    ...tenants.flatMap((tenant) => {
      const own = ownRepositoryOf(tenant);
      return own ? [[own.namespace.name, own.source.options.secretRef] as const] : [];
    }),
  ];
  const lines = all.flatMap(([namespace, name]) =>
    name === undefined ? [] : [`- \`${name}\` in \`${namespace}\``],
  );
  const known = [...new Set(lines)].sort();
  return {
    title: 'Make the Secrets that Flux starts with',
    text: [
      'From wherever they are kept; with them, those that git repositories of charts and components name.',
      ...(known.length > 0 ? ['', ...known] : []),
    ].join('\n'),
  };
}

function bootstrapOf({ name, state }: FluxCluster): string {
  return inRepository(state, layout.bootstrap(name));
}

function flux({ name }: FluxRun, command: string): string {
  return `flux --context ${name} ${command}`;
}

/** The kind of Flux that installs a release, as its command line calls it. */
function kindOf({ content }: Pick<FluxTenant['releases'][number], 'content'>): string {
  return content.form === 'helm' ? 'helmrelease' : 'kustomization';
}

function changed(tenant: FluxTenant, verb: 'suspend' | 'resume'): string[] {
  const { cluster, releases } = tenant;
  const { platform, releases: control } = cluster.control;
  const repository = ownRepositoryOf(tenant);
  const ofRepository = repository
    ? [platform, repository.namespace.name].map((namespace) =>
        flux(cluster, `${verb} kustomization ${repository.name} -n ${namespace}`),
      )
    : [];
  if (releases.length === 0) return ofRepository;
  const of = (kind: string, namespace: string) =>
    inOrder(tenant).flatMap((release) => [
      ...(kindOf(release) === kind && releasedIn(cluster, release) === namespace ? [release.name] : []),
      ...(kind === 'kustomization' && namespace === control && besideRelease(release.content)
        ? [manifestsKustomizationOf(nameBeside(release))]
        : []),
    ]);
  const namespaces = [...new Set([control, ...releases.map((release) => releasedIn(cluster, release))])];
  const own = ['helmrelease', 'kustomization'].flatMap((kind) =>
    namespaces.map((namespace) => ({ kind, namespace, names: of(kind, namespace) })),
  );
  return [
    flux(
      cluster,
      `${verb} kustomization ${releasesKustomizations(tenant)
        .map(({ name }) => name)
        .join(' ')} -n ${platform}`,
    ),
    ...own
      .filter(({ names }) => names.length > 0)
      .map(({ kind, namespace, names }) =>
        flux(cluster, `${verb} ${kind} ${names.join(' ')} -n ${namespace}`),
      ),
    ...ofRepository,
  ];
}
