import type { FluxClusterSpec } from '../../../authored/cluster';
import { placementsOf } from '../../../facts/placements';
import { secretFilesOf } from '../../../facts/secret-files';
import type { ClusterDraft } from '../../../plan/cluster/any';
import type { ClusterFacts } from '../../../plan/cluster/facts';
import { ROOTS } from '../../../plan/names';
import { sourceAt } from '../../../plan/resolve/source';
import type { FluxCluster, FluxComponent } from './cluster';
import { PACES } from '../../../plan/pace';
import { withSharedSources } from './shared-sources';
import { componentFlux, type WithFluxSettings } from './settings';

type Draft = ClusterDraft<FluxClusterSpec<string, string>>;

/** The clusters that Flux runs. */
export function clusters(drafts: readonly Draft[], facts: ClusterFacts): FluxCluster[] {
  return drafts.map((draft) => {
    const { spec } = draft;
    const sourceName = draft.state.name;
    const install = installOf(draft, facts);
    const crossesNamespaces = spec.crossNamespaceReferences === true;
    const sharing = { ...draft, ...install, sourceName };
    return {
      ...draft,
      engine: 'flux',
      roots: { ...ROOTS, ...spec.roots },
      ...withSharedSources(sharing, fluxComponentsOf(draft, crossesNamespaces), facts.repositories),
      handsOver: spec.handover === true,
      shards: spec.shards ?? [],
      sourceName,
      decrypts: decrypts(draft, facts),
      appliesRepositories: appliesRepositories(draft, facts),
      releasedIn: namespacesReleasedIn(draft, facts),
      crossesNamespaces,
      ...install,
    };
  });
}

/** The components of a cluster with what Flux is told of them. */
export function fluxComponentsOf(
  {
    spec,
    components,
    control,
  }: Pick<ClusterDraft, 'components' | 'control'> & { readonly spec: WithFluxSettings },
  crossesNamespaces: boolean,
): FluxComponent[] {
  return components.map((component) => {
    const { name, namespace, content, adopted, otherwise } = component;
    return {
      ...component,
      ...(content.form !== 'helm' && { deliveredAs: adopted?.name ?? name }),
      releasedAs: adopted?.name ?? name,
      releasedIn: adopted?.objectNamespace ?? (crossesNamespaces ? namespace : control.platform),
      storageNamespace: adopted?.storageNamespace ?? namespace,
      ...(otherwise && { otherwise: { ...otherwise, storageNamespace: otherwise.namespace } }),
      flux: componentFlux(spec, component.spec.flux, content),
    };
  });
}

/** Whether Flux decrypts Secrets of tenants there. */
function decrypts({ name }: Draft, { specs: { customers } }: ClusterFacts): boolean {
  return customers.some((customer) =>
    placementsOf(customer.spec).some(
      (placement) => placement.spec.cluster === name && secretFilesOf(customer, placement).length > 0,
    ),
  );
}

/** Whether the owner of a tenant there has a repository. */
export function appliesRepositories(
  { name }: Pick<ClusterDraft, 'name'>,
  { specs: { customers } }: ClusterFacts,
): boolean {
  return customers.some(
    ({ spec }) => spec.repository && placementsOf(spec).some((placement) => placement.spec.cluster === name),
  );
}

/** Where tenants' HelmReleases are that are not with those of the others. */
export function namespacesReleasedIn(
  { name }: Pick<ClusterDraft, 'name'>,
  { specs: { customers } }: ClusterFacts,
): string[] {
  const adopted = customers.flatMap(({ spec }) =>
    placementsOf(spec)
      .filter((placement) => placement.spec.cluster === name)
      .flatMap((placement) => Object.values(placement.spec.adopt ?? {})),
  );
  return [...new Set(adopted.flatMap((each) => each?.objectNamespace ?? []))].sort();
}

/** Flux's own manifests, where the cluster keeps Flux at a version. */
function installOf({ spec }: Draft, { repositories }: ClusterFacts): Pick<FluxCluster, 'install'> {
  if (!spec.install) return {};
  const { name = 'flux', repository, version, patches = [] } = spec.install;
  const source = sourceAt(repositories.get(repository), version, PACES.releases);
  return source ? { install: { name, repository, source, patches } } : {};
}
