import { manifestsIn, type Manifest } from '../support/manifests';
import { operated, recovery } from '../support/operated';
import { filesOf, planOf } from '../support/sample';
import { runbookOf } from '../../lib/recovery/runbook';
import { secondScheduleName } from '../../lib/recovery/schedule';
import { verdicts } from '../support/verdicts';
import type { Specs } from '../../lib/authored/specs';

type Objects = readonly (Manifest & {
  readonly spec: Readonly<Record<string, unknown>>;
  readonly path: string;
})[];
const GROUPS = ['velero.io/v1', 'barmancloud.cnpg.io/v1', 'postgresql.cnpg.io/v1'];

function backups(specs: Specs): Objects {
  return manifestsIn(filesOf(specs)).flatMap(({ path, object }) =>
    object && GROUPS.includes(object.apiVersion) ? [{ path, ...object }] : [],
  ) as unknown as Objects;
}
const schedules = (specs: Specs) => backups(specs).filter(({ kind }) => kind === 'Schedule');
const withSpecs = (change: (specs: Specs) => Partial<Specs['fleet']>) => {
  const specs = operated();
  return { ...specs, fleet: { ...specs.fleet, ...change(specs) } };
};

// Argo CD is not on a cluster that a hub manages, and Velero fails a backup in part for a namespace that is not there.
it('every tenant of an environment with backups has a Schedule, by environment and tier, and so has the platform', () => {
  const said = schedules(operated()).map(({ metadata, spec }) => {
    const { template } = spec as { template: { ttl: string; includedNamespaces: string[] } };
    return [metadata.namespace, metadata.name, spec.schedule, template.ttl, template.includedNamespaces[0]];
  });
  expect(said.sort()).toEqual([
    ['velero', 'acme-prod', '0 */6 * * *', '2160h0m0s', 'acme-prod'],
    ['velero', 'bolt-prod', '0 3 * * *', '720h0m0s', 'bolt-prod'],
    ['velero', 'crane-prod', '0 3 * * *', '720h0m0s', 'crane-prod'],
    ['velero', 'delta-prod', '0 3 * * *', '720h0m0s', 'delta-prod'],
    ['velero', 'platform.arc-prod', '0 3 * * *', '720h0m0s', 'apps'],
    ['velero', 'platform.argo-prod', '0 3 * * *', '720h0m0s', 'argocd'],
    ['velero', 'platform.flux-prod', '0 3 * * *', '720h0m0s', 'cnpg-system'],
    ['velero', 'platform.managed', '0 3 * * *', '720h0m0s', 'cnpg-system'],
  ]);
});

it('Schedules of tenants are beside the guard rails, and come after Velero', () => {
  const specs = operated();
  const files = filesOf(specs);
  expect(files['clusters/flux-prod/delivery/infrastructure/backups.yaml']).toMatch(
    /dependsOn:\n {4}- name: barman-cloud\n {4}- name: velero/,
  );
  expect(schedules(specs).find(({ metadata }) => metadata.name === 'bolt-prod')?.path).toBe(
    'clusters/flux-prod/tenants/bolt-prod/guardrails/backups.yaml',
  );
});

it('a database has a store for its WAL, kept as long as its backups, and a base backup at each time', () => {
  const own = backups(operated()).filter(({ metadata }) => metadata.name === 'acme-prod-web-db');
  expect(own.map(({ kind, metadata, spec }) => [kind, metadata.namespace, spec])).toEqual([
    [
      'ObjectStore',
      'acme-prod',
      {
        retentionPolicy: '90d',
        configuration: {
          destinationPath: 's3://backups/argo-prod/acme-prod/acme-prod-web-db',
          s3Credentials: { inheritFromIAMRole: true },
          wal: { compression: 'gzip' },
        },
      },
    ],
    [
      'ScheduledBackup',
      'acme-prod',
      {
        schedule: '0 0 */6 * * *',
        immediate: true,
        backupOwnerReference: 'none',
        cluster: { name: 'acme-prod-web-db' },
        method: 'plugin',
        pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
      },
    ],
  ]);
});

it('no two databases of a fleet share a folder, also where a namespace has several releases', () => {
  const stores = backups(withSpecs(() => ({ namespacePer: 'release' }))).filter(
    ({ kind }) => kind === 'ObjectStore',
  );
  const folders = stores.map(
    ({ spec }) => (spec.configuration as { destinationPath: string }).destinationPath,
  );
  expect(folders).toHaveLength(4);
  expect(new Set(folders).size).toBe(4);
  expect(stores.map(({ metadata }) => metadata.namespace)).toContain('acme-prod-web');
});

it.each([
  ['move', { snapshotVolumes: true, snapshotMoveData: true, defaultVolumesToFsBackup: false }],
  ['files', { snapshotVolumes: false, defaultVolumesToFsBackup: true }],
  ['snapshots', { snapshotVolumes: true, snapshotMoveData: false, defaultVolumesToFsBackup: false }],
])('volumes: %s', (volumes, template) => {
  const [first] = schedules(operated({ recovery: { volumes, storageLocation: 'elsewhere' } }));
  expect(first!.spec.template).toMatchObject({ ...template, storageLocation: 'elsewhere' });
});

it('what is removed leaves its backups, and where the environment orphans, the Schedule', () => {
  const [bolt] = schedules(operated()).filter(({ metadata }) => metadata.name === 'bolt-prod');
  expect(bolt!.spec.useOwnerReferencesInBackup).toBe(false);
  expect(bolt!.metadata.annotations).toEqual({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
});

it('without the component, nothing is backed up', () => {
  const { backups: _, ...components } = operated().fleet.components;
  expect(backups(withSpecs(() => ({ components })))).toEqual([]);
});

it('passes the types of what gets it, which would refuse another field', () => {
  const own = backups(operated()).map(({ path: _, ...object }) => object);
  expect(new Set(own.map(({ kind }) => kind))).toEqual(
    new Set(['ObjectStore', 'Schedule', 'ScheduledBackup']),
  );
  const wrong = own.map((object) => ({
    ...object,
    spec: { ...object.spec, schedule: 5, configuration: { path: '' } },
  }));
  const said = verdicts([...own, ...wrong]);
  expect(said.slice(0, own.length)).toEqual(own.map(() => null));
  for (const verdict of said.slice(own.length)) expect(verdict).toMatch(/must/);
});

it('rules, routes and dashboards pass theirs', () => {
  const objects = manifestsIn(filesOf(operated())).flatMap(({ path, object }) =>
    object && path.includes('/watching/') ? [object] : [],
  );
  expect(verdicts(objects)).toEqual(objects.map(() => null));
  expect(objects.length).toBeGreaterThan(20);
});

describe('with a second place', () => {
  const second = { storageLocation: 'other', regions: ['us-central1'] };
  const specs = operated({ recovery: { storageLocation: 'own', second } });

  it('each Schedule is there once more, and they differ in name and place alone', () => {
    const all = schedules(specs);
    const byName = new Map(all.map((each) => [each.metadata.name, each]));
    const firsts = all.filter(({ metadata }) => !metadata.name.endsWith('.second'));
    expect(firsts.map(({ metadata }) => metadata.name)).toEqual(
      schedules(operated()).map(({ metadata }) => metadata.name),
    );
    for (const { metadata, spec, path } of firsts) {
      const other = byName.get(`${metadata.name}.second`)!;
      const { template, ...rest } = spec as { template: object };
      expect(template).toMatchObject({ storageLocation: 'own' });
      expect(other).toEqual({
        ...byName.get(metadata.name),
        path,
        metadata: { ...metadata, name: `${metadata.name}.second` },
        spec: { ...rest, template: { ...template, storageLocation: 'other' } },
      });
    }
    expect(all).toHaveLength(2 * firsts.length);
  });

  it('a Schedule whose name is long has one that fits a label', () => {
    const name = 'a'.repeat(60);
    expect(secondScheduleName(name)).toHaveLength(63);
    expect(secondScheduleName(name)).not.toBe(secondScheduleName(`${name}b`));
  });

  it('runbooks say where it is', () => {
    const plan = planOf(specs);
    const text = (['application', 'cluster'] as const).map((name) => runbookOf(plan, name)).join('\n');
    expect(text).toContain('Those of the second Schedule are in `other` (us-central1)');
    expect(text).toContain('backup get --selector velero.io/schedule-name=acme-prod.second');
    expect(text).toContain('patch backupstoragelocation other -n velero');
    expect(text).toContain('such as `platform.argo-prod.second`');
  });
});

describe('with a copy of the archive of databases', () => {
  const copy = { destinationPath: 's3://copies/', regions: ['us-central1'] };
  const given = { ...recovery.databases, regions: ['europe-west1'] };
  const copied = (second: object = copy) => operated({ recovery: { databases: { ...given, second } } });
  const written = (name: 'application' | 'cluster', specs = copied()) => runbookOf(planOf(specs), name);

  it('each database has its one archive: the object store makes the copy', () => {
    expect(filesOf(copied())).toEqual(filesOf(operated()));
  });

  it('runbooks restore from it, where the archive is lost', () => {
    const lines = written('cluster').split('\n');
    const title = lines.findIndex((line) =>
      line.endsWith('Only where `s3://backups/` is lost: restore the databases of bolt-prod from its copy'),
    );
    const [patch] = lines.slice(title).filter((line) => line.includes(' patch objectstores'));
    expect(patch).toBe(
      "kubectl --context flux-prod patch objectstores.barmancloud.cnpg.io bolt-prod-web-db -n bolt-prod --type json --patch '" +
        '[{"op":"replace","path":"/spec/configuration","value":{"s3Credentials":{"inheritFromIAMRole":true},"wal":{"compression":"gzip"},' +
        '"destinationPath":"s3://copies/flux-prod/bolt-prod/bolt-prod-web-db"}}]' +
        "'",
    );
    // After Velero has brought the ObjectStores, and before the Clusters that read them.
    const order = [
      'Restore the data of tenants',
      'bolt-prod from its copy',
      'Restore the databases of bolt-prod',
    ];
    const found = order.map((each) =>
      lines.findIndex((line) => line.startsWith('###') && line.endsWith(each)),
    );
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
    for (const name of ['application', 'cluster'] as const) {
      expect(written(name)).toContain('The copy is `s3://copies/` (us-central1). It is written from now on');
      expect(written(name, operated())).not.toContain('copy');
    }
  });

  it('has settings of its own where the fleet says so, and quotes them for a shell', () => {
    const configuration = { endpointURL: "https://it's.example.com" };
    const text = written('cluster', copied({ ...copy, configuration }));
    expect(text).toContain(
      `"value":{"endpointURL":"https://it'\\''s.example.com","destinationPath":"s3://copies/flux-prod/bolt-prod/bolt-prod-web-db"}`,
    );
  });
});
