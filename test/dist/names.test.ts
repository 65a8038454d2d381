import { clustersFollowing, follows } from '../../lib/engines/following';
import type { ContentPlan } from '../../lib/content/forms';
import type { ComponentPlan } from '../../lib/plan/component';
import { isDnsLabel } from '../../lib/authored/naming';
import { tenantsOf, type Plan } from '../../lib/plan/fleet';
import { isBelow } from '../support/applied';
import { landed } from '../support/hubs';
import { asApplied, manifestsIn, nameOf, ofKind, type Emitted } from '../support/manifests';
import { filesOf, planOf } from '../support/sample';
import { variants } from '../support/variants';

/** `file: kind namespace/name`, for messages that say where to look. */
function where({ path, object }: Emitted): string {
  return `${path}: ${object.kind} ${nameOf(object)}`;
}

/** Kinds without a namespace, of those that the fleets have. */
const CLUSTER_SCOPED = [
  'CiliumL2AnnouncementPolicy',
  'CiliumLoadBalancerIPPool',
  'ClusterExternalSecret',
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterSecretStore',
  'Namespace',
  'NodeFeatureRule',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];

/** Folders whose objects go into the namespace of whoever applies them, unless they state one. */
function foldersWithNamespace(emitted: readonly Emitted[]): string[] {
  return [
    ...ofKind(emitted, 'Kustomization').flatMap(({ object: { spec } }) =>
      spec.targetNamespace === undefined ? [] : [(spec.path ?? '').replace(/^\.\//, '')],
    ),
    ...ofKind(emitted, 'Application').flatMap(({ object: { spec } }) =>
      spec.destination.namespace === undefined ? [] : [spec.source?.path ?? []].flat(),
    ),
  ];
}

/** Folders that kustomize builds. */
function kustomizePaths(plan: Plan): Set<string> {
  const contents: readonly ContentPlan[] = [
    ...plan.clusters.flatMap(({ components }) => components.map(({ content }) => content)),
    ...tenantsOf(plan).flatMap(({ releases }) => releases.map(({ content }) => content)),
  ];
  return new Set(contents.flatMap((content) => (content.form === 'folder' && 'kustomize' in content.render ? content.path : [])));
}

describe.each(variants())('in %s, the objects of a cluster', (_, specs) => {
  const plan = planOf(specs);
  const emitted = landed(plan, asApplied(manifestsIn(filesOf(specs))));

  it('share no kind, namespace and name', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const each of emitted) {
      const { apiVersion, kind } = each.object;
      const id = [each.cluster, apiVersion.split('/').slice(0, -1).join(), kind, nameOf(each.object)].join(' ');
      const first = seen.get(id);
      if (first !== undefined) twice.push(`${where(each)} is in ${first} too`);
      seen.set(id, each.path);
    }
    expect(twice).toEqual([]);
    expect(seen.size).toBe(emitted.length);
    expect(seen.size).toBeGreaterThan(30);
  });

  it('have DNS-1123 names and namespaces', () => {
    // Dots tell the account of a namespace's Secrets from that of any namespace, and the platform's backups from a tenant's.
    const named = ({ object: { kind, metadata } }: Emitted) =>
      kind === 'ServiceAccount'
        ? metadata.name.replace(/\.secrets$/, '')
        : metadata.name.replace(/^platform\./, kind === 'Schedule' ? '' : '$&');
    const labels = emitted.filter(
      (each) => !isDnsLabel(named(each)) || !isDnsLabel(each.object.metadata.namespace ?? named(each)),
    );
    expect(labels.map(where)).toEqual([]);
  });

  it('have a namespace exactly if their kind has one', () => {
    const folders = foldersWithNamespace(emitted);
    const wrong = emitted.filter(({ path, object: { kind, metadata } }) =>
      CLUSTER_SCOPED.includes(kind)
        ? metadata.namespace !== undefined
        : metadata.namespace === undefined && !folders.some((folder) => isBelow(path, folder)),
    );
    expect(wrong.map(where)).toEqual([]);
  });

  it('have valid label values', () => {
    const faults = emitted.filter(({ object: { metadata } }) =>
      Object.values(metadata.labels ?? {}).some(
        (value) => !/^(?:[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?)?$/.test(value),
      ),
    );
    expect(faults.map(where)).toEqual([]);
  });

  it('say that ringfleet manages them, but for the settings that Argo CD came with', () => {
    // What is sealed is written as it is.
    const unmarked = emitted.filter(
      ({ object: { kind, metadata } }) =>
        kind !== 'SealedSecret' && metadata.labels?.['app.kubernetes.io/managed-by'] !== 'ringfleet',
    );
    // Others mark it as theirs, too: of its keys ringfleet owns some.
    const onArgocd = plan.clusters.some(({ engine }) => engine === 'argocd');
    const names = new Set(unmarked.map(({ object }) => nameOf(object)));
    expect([...names]).toEqual(onArgocd ? ['argocd/argocd-cm', 'argocd/argocd-rbac-cm'] : []);
  });

  it('name each Helm release, in 53 characters at most', () => {
    // Folders for kustomize are no releases, either.
    const built = kustomizePaths(plan);
    const names = [
      ...ofKind(emitted, 'HelmRelease').map(({ object }) => object.spec.releaseName),
      ...ofKind(emitted, 'Application')
        .flatMap(({ object: { spec } }) => spec.sources ?? (spec.source ? [spec.source] : []))
        // Plain manifests, and a source that others read their values from, are no releases.
        .filter(({ directory, ref, path }) => directory === undefined && ref === undefined && !built.has(path ?? ''))
        .map(({ helm }) => helm?.releaseName),
    ];
    // Those of a fleet's own ApplicationSets are not there before Argo CD makes them.
    const releases = tenantsOf(plan)
      .filter(({ cluster }) => !follows('argocd', cluster) || !cluster.leavesToFleetSets)
      .flatMap((tenant) => tenant.releases)
      .filter(({ content }) => content.form === 'helm');
    const components = plan.clusters
      .flatMap((cluster): readonly ComponentPlan[] => cluster.components)
      .filter(({ content }) => content.form === 'helm');
    const itself = clustersFollowing('argocd', plan.clusters).filter(({ argocd }) => argocd.install);
    expect(names).toHaveLength(releases.length + components.length + itself.length);
    expect(names.filter((name) => name === undefined || name.length > 53 || !isDnsLabel(name))).toEqual([]);
  });
});
