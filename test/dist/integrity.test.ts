import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isDnsLabel } from '../../lib/model';
import { manifestsIn, nameOf, ofKind, type Emitted } from '../support/manifests';
import { filesOf, root, shipped } from '../support/shipped';

const specs = shipped();
const files = filesOf(specs);
const emitted = manifestsIn(files);

/** `file: kind namespace/name`, for messages that say where to look. */
function where({ path, object }: Emitted): string {
  return `${path}: ${object.kind} ${nameOf(object)}`;
}

describe('dist/ on disk', () => {
  it('is what the fleet synthesizes, byte for byte', () => {
    const dist = join(root, 'dist');
    const found = readdirSync(dist, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(dist, join(entry.parentPath, entry.name)));
    expect(found.sort()).toEqual(Object.keys(files).sort());
    const stale = found.filter((path) => readFileSync(join(dist, path), 'utf8') !== files[path]);
    expect(stale).toEqual([]);
  });
});

describe('the objects of a cluster', () => {
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
    expect(seen.size).toBeGreaterThan(200);
  });

  it('have DNS-1123 names and namespaces', () => {
    const labels = emitted.filter(
      ({ object: { metadata } }) =>
        !isDnsLabel(metadata.name) || !isDnsLabel(metadata.namespace ?? metadata.name),
    );
    expect(labels.map(where)).toEqual([]);
  });

  it('have a namespace exactly if their kind has one', () => {
    const clusterScoped = ['ClusterRole', 'ClusterRoleBinding', 'Namespace'];
    const wrong = emitted.filter(
      ({ object: { kind, metadata } }) => clusterScoped.includes(kind) !== (metadata.namespace === undefined),
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

  it('say that ringfleet manages them', () => {
    const unmarked = emitted.filter(
      ({ object: { metadata } }) => metadata.labels?.['app.kubernetes.io/managed-by'] !== 'ringfleet',
    );
    // argocd-cm belongs to whoever installed Argo CD (Helm marks it, too): ringfleet owns some of its keys.
    expect(new Set(unmarked.map(({ object }) => nameOf(object)))).toEqual(new Set(['argocd/argocd-cm']));
  });
});

describe('the objects of a tenant', () => {
  const ofTenants = specs.customers.flatMap(({ spec }) =>
    Object.entries(spec.tenants).flatMap(([environment, placement]) =>
      placement && 'ring' in placement
        ? [{ customer: spec.name, tier: spec.tier, environment, ring: placement.ring, on: placement.cluster }]
        : [],
    ),
  );

  it.each(ofTenants)('$customer in $environment say whose they are', ({ customer, tier, environment, ring, on }) => {
    const tenant = `${customer}-${environment}`;
    const own = emitted.filter(
      ({ path }) =>
        path.startsWith(`clusters/${on}/tenants/${tenant}/`) || path.endsWith(`/${customer}/${tenant}.yaml`),
    );
    expect(own.length).toBeGreaterThanOrEqual(12);
    for (const each of own) {
      expect([where(each), each.object.metadata.labels]).toEqual([
        where(each),
        expect.objectContaining({
          'ringfleet.io/customer': customer,
          'ringfleet.io/tenant': tenant,
          'ringfleet.io/environment': environment,
          'ringfleet.io/ring': ring,
          'ringfleet.io/tier': tier,
        }),
      ]);
    }
  });

  it('are the only ones with the labels of their customer, but for its AppProjects', () => {
    const elsewhere = emitted
      .filter(({ object: { metadata } }) => 'ringfleet.io/customer' in (metadata.labels ?? {}))
      .filter(({ object: { metadata } }) => !('ringfleet.io/tenant' in metadata.labels!));
    expect([...new Set(elsewhere.map(({ object: { kind } }) => kind))]).toEqual(['AppProject']);
  });
});

describe('the names of Helm releases', () => {
  const names = [
    ...ofKind(emitted, 'HelmRelease').map(({ object }) => object.spec.releaseName),
    ...ofKind(emitted, 'Application')
      .flatMap(({ object }) => object.spec.sources ?? [])
      // Plain manifests, and a source that others read their values from, are no releases.
      .filter(({ directory, ref }) => directory === undefined && ref === undefined)
      .map(({ helm }) => helm?.releaseName),
  ];

  it('are stated wherever a chart is installed, and have 53 characters at most', () => {
    const releases = specs.customers.flatMap(({ spec }) =>
      Object.keys(spec.tenants).flatMap(() => Object.keys(spec.products)),
    );
    const clusters = Object.keys(specs.fleet.clusters).length;
    expect(names).toHaveLength(releases.length + clusters * Object.keys(specs.fleet.components).length);
    expect(names.filter((name) => name === undefined || name.length > 53 || !isDnsLabel(name))).toEqual([]);
  });
});
