import { runbookOf, runbooks, type RunbookName } from '../../../lib/recovery/runbook';
import { secondsOf, type Duration } from '../../../lib/authored/duration';
import { HUB, objects, plan, places } from '../../support/warehouse-network';

interface ScheduleSpec {
  readonly schedule: string;
  readonly template: { readonly includedNamespaces: readonly string[]; readonly ttl: Duration };
}

describe.each(places)('on the cluster of $tenant', ({ tenant, cluster, namespace }) => {
  const schedules = objects(cluster, 'Schedule').map(({ metadata, spec }) => ({
    name: metadata.name,
    ...(spec as unknown as ScheduleSpec),
  }));

  it('Velero backs up the namespace, and what the platform has, every day', () => {
    expect(schedules.map(({ name }) => name).sort()).toEqual([`platform.${cluster}`, tenant].sort());
    for (const { schedule } of schedules) expect(schedule).toMatch(/^\d+ \d+ \* \* \*$/);
    expect(schedules.find(({ name }) => name === tenant)!.template.includedNamespaces).toEqual([namespace]);
    expect(schedules.find(({ name }) => name !== tenant)!.template.includedNamespaces).toContain('databases');
  });

  it('backups are kept for longer than a week', () => {
    for (const { template } of schedules) expect(secondsOf(template.ttl)).toBeGreaterThanOrEqual(7 * 86_400);
  });

  it('the log of the database goes to the bucket, by which it is put to any point in time', () => {
    const [database] = objects(cluster, 'Cluster');
    const plugins = database!.spec['plugins'] as {
      name: string;
      isWALArchiver: boolean;
      parameters: Record<string, string>;
    }[];
    expect(plugins).toEqual([
      expect.objectContaining({ name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true }),
    ]);
    const [store, ...more] = objects(cluster, 'ObjectStore');
    expect(more).toEqual([]);
    expect(plugins[0]!.parameters['barmanObjectName']).toBe(store!.metadata.name);
    expect(store!.spec).toMatchObject({
      retentionPolicy: expect.stringMatching(/^\d+d$/) as string,
      configuration: { destinationPath: expect.stringMatching(/^gs:\/\//) as string },
    });
  });
});

it('a database has a whole backup every day, for as long as it is not a copy of another', () => {
  for (const { cluster } of places) {
    const [database] = objects(cluster, 'Cluster');
    const isCopy = database!.spec['replica'] !== undefined;
    const backups = objects(cluster, 'ScheduledBackup');
    expect(backups).toHaveLength(isCopy ? 0 : 1);
    for (const { spec } of backups)
      expect(spec).toMatchObject({
        schedule: expect.stringMatching(/^0 \d+ \d+ \* \* \*$/) as string,
        cluster: { name: database!.metadata.name },
        method: 'plugin',
      });
  }
});

it('no two databases write to one place', () => {
  const written = places.map(({ cluster }) => {
    const [database] = objects(cluster, 'Cluster');
    const [store] = objects(cluster, 'ObjectStore');
    const [plugin] = database!.spec['plugins'] as { parameters: { serverName: string } }[];
    const { destinationPath } = store!.spec['configuration'] as { destinationPath: string };
    return `${destinationPath}${plugin!.parameters.serverName}`;
  });
  expect(new Set(written).size).toBe(places.length);
});

describe('the runbooks', () => {
  const text = (name: RunbookName) => runbookOf(plan, name);

  it('are three: for an application, a cluster and a complete disaster', () => {
    expect(Object.keys(runbooks)).toEqual(['application', 'cluster', 'disaster']);
  });

  it('take an application back by git, in production at once through Argo CD, and restore its data by Velero', () => {
    const lines = text('application').split('\n');
    for (const { tenant } of places) expect(lines).toContain(`## ${tenant}`);
    expect(text('application')).toContain('git revert');
    const rollbacks = lines.filter((line) => / app rollback /.test(line));
    expect(rollbacks.length).toBeGreaterThan(0);
    for (const line of rollbacks) expect(line).toContain('warehouse-prod');
    expect(
      lines.filter((line) => line.startsWith('velero ') && line.includes('restore')).length,
    ).toBeGreaterThan(0);
  });

  it('build a cluster anew, with the data before the tenants', () => {
    for (const { cluster } of places) {
      const own = runbookOf(plan, 'cluster', { cluster });
      expect(own).toContain(`## ${cluster}`);
      const restore = own.indexOf('Restore the data of tenants');
      expect(restore).toBeGreaterThan(0);
      expect(own.indexOf('Let the tenants come')).toBeGreaterThan(restore);
    }
  });

  it('build everything anew, the cluster of Argo CD first and production next', () => {
    const clusters = text('disaster')
      .split('\n')
      .filter((line) => line.startsWith('## '))
      .map((line) => line.slice('## '.length))
      .filter((title) => plan.clusters.some(({ name }) => name === title));
    expect(clusters).toEqual([
      HUB,
      'prod-europe-west1',
      'prod-us-central1',
      'staging-europe-west1',
      'dev-europe-west1',
    ]);
  });
});
