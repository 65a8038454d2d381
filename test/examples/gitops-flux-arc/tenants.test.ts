import { load } from 'js-yaml';
import { bytes, millicores } from '../../../lib/authored/quantity';
import { tenantsOf } from '../../../lib/plan/fleet';
import type { Compute } from '../../../lib/authored/tier';
import { example } from '../../support/examples';
import { effectiveValues } from '../../support/helm-values';
import { manifestsIn, ofKind } from '../../support/manifests';
import { filesOf, planOf, withCluster, withCustomer } from '../../support/sample';

const specs = example('gitops-flux-arc');
const plan = planOf(specs);
const files = filesOf(specs);
const emitted = manifestsIn(files);
const apps = ['app1', 'app2'];

describe('the tenants', () => {
  it('are three, each on a cluster of its own, in a ring and with the infrastructure of an environment', () => {
    const found = tenantsOf(plan).map(({ name, cluster, ring }) => {
      return [name, cluster.name, ring, cluster.environment.title];
    });
    expect(found).toEqual([
      ['customer-01-prod', 'customer-01-prod', 'ring3-mainstream', 'production'],
      ['customer-01-staging', 'customer-01-staging', 'ring1-staging', 'staging'],
      ['customer-02-prod', 'customer-02-prod', 'ring2-earlyadopters', 'production'],
    ]);
    expect(plan.clusters).toHaveLength(3);
  });

  it.each(tenantsOf(plan).map(({ name }) => name))(
    'have a state of apps and a state of infrastructure: %s',
    (name) => {
      const releases = ofKind(emitted, 'HelmRelease').filter(({ cluster }) => cluster === name);
      const names = (folder: string) =>
        releases
          .filter(({ path }) => path.startsWith(`clusters/${name}/${folder}/`))
          .map(({ object }) => object.spec.releaseName);
      expect(names(`tenants/${name}/releases`)).toEqual(apps.map((app) => `${name}-${app}`));
      expect(names('infrastructure')).toEqual(['cert-manager', 'nginx-ingress']);
      expect(releases).toHaveLength(4);
    },
  );

  it('fit their quota, limits and all, while both apps roll', () => {
    const quotas = ofKind(emitted, 'ResourceQuota').filter(({ object }) => object.metadata.name === 'quota');
    for (const { object: quota } of quotas) {
      const { namespace } = quota.metadata;
      const { hard } = quota.spec as { hard: Readonly<Record<string, never>> };
      const values = apps.map((app) => effectiveValues(files, `${namespace}-${app}`)) as unknown as {
        replicas: number;
        resources: { limits: Compute; requests: Compute };
      }[];
      for (const kind of ['limits', 'requests'] as const) {
        const of = (amount: (compute: Compute) => number) =>
          values.reduce((sum, { replicas, resources }) => sum + (replicas + 1) * amount(resources[kind]), 0);
        const cpu = millicores(hard[`${kind}.cpu`]!);
        const memory = bytes(hard[`${kind}.memory`]!);
        expect([namespace, kind, of((each) => millicores(each.cpu)) <= cpu]).toEqual([namespace, kind, true]);
        expect([namespace, kind, of((each) => bytes(each.memory)) <= memory]).toEqual([
          namespace,
          kind,
          true,
        ]);
      }
    }
    expect(quotas).toHaveLength(3);
  });
});

describe('the rings', () => {
  it('build on the values of staging, then on those of production', () => {
    const titles = new Map(plan.environments.map(({ name, title }) => [name, title]));
    expect(plan.rings.map(({ name, environment }) => [name, titles.get(environment)])).toEqual([
      ['ring0-internal', 'staging'],
      ['ring1-staging', 'staging'],
      ['ring2-earlyadopters', 'production'],
      ['ring3-mainstream', 'production'],
      ['ring4-conservative', 'production'],
    ]);
  });

  it('have a file for each app, the two without a tenant too', () => {
    const occupied = tenantsOf(plan).map(({ ring }) => ring);
    expect(plan.rings.map(({ name }) => name).filter((name) => !occupied.includes(name))).toEqual([
      'ring0-internal',
      'ring4-conservative',
    ]);
    const found = Object.keys(files).filter((path) => path.startsWith('rings/'));
    const expected = plan.rings.flatMap(({ name }) => apps.map((app) => `rings/${name}/${app}.yaml`));
    expect(found.sort()).toEqual(expected.sort());
    for (const app of apps) {
      expect(load(files[`rings/ring0-internal/${app}.yaml`]!)).toEqual({ image: { tag: '4' }, replicas: 1 });
      expect(load(files[`rings/ring4-conservative/${app}.yaml`]!)).toEqual({ image: { tag: '3' } });
    }
  });

  const small = { limits: { memory: '64Mi' }, requests: { memory: '24Mi' } };
  const large = { limits: { memory: '256Mi' }, requests: { memory: '64Mi' } };
  it.each([
    ['ring0-internal', 'staging', { image: { tag: '4' }, replicas: 1, resources: small }],
    ['ring4-conservative', 'prod', { image: { tag: '3' }, replicas: 2, resources: large }],
  ])('give a first tenant of %s what its environment and the ring say', (ring, environment, expected) => {
    const like = specs.fleet.clusters[`customer-01-${environment}`]!;
    const joined = withCustomer(withCluster(specs, 'newcomer', like), {
      ...specs.customers[0]!.spec,
      name: 'newcomer',
      products: { app1: {}, app2: {} },
      tenants: { [environment]: { cluster: 'newcomer', ring } },
    });
    for (const app of apps) {
      const values = effectiveValues(filesOf(joined), `newcomer-${environment}-${app}`);
      expect([app, values]).toEqual([
        app,
        expect.objectContaining({ ...expected, resources: expect.anything() }),
      ]);
      expect([app, values['resources']]).toMatchObject([app, expected.resources]);
    }
  });
});
