import { plan } from '../../../lib/planner/plan';
import { tenantsOf } from '../../../lib/plan/fleet';
import { customer, fleet, planned, product, specs, tenant } from '../../support/specs';

const three = (version: string) => ({
  internal: { version },
  early: { version },
  late: { version },
});
const where = { cluster: 'argo-prod', ring: 'late' };

describe('a tenant', () => {
  it('for each site of an environment shares the values, but has a name and a cluster of its own', () => {
    const sites = {
      berlin: { cluster: 'argo-prod', ring: 'late' },
      oslo: { cluster: 'flux-prod', ring: 'early' },
    };
    const acme = customer('acme', { tenants: { prod: { sites, values: { web: { replicaCount: 2 } } } } });
    const found = tenantsOf(planned(plan(specs({ customers: [acme] }))));
    expect(found.map(({ name, site, cluster, ring }) => [name, site, cluster.name, ring])).toStrictEqual([
      ['acme-prod-berlin', 'berlin', 'argo-prod', 'late'],
      ['acme-prod-oslo', 'oslo', 'flux-prod', 'early'],
    ]);
    expect(found.map(({ releases }) => releases[0]!.values['replicaCount'])).toStrictEqual([2, 2]);
    expect(found.map(({ releases }) => releases[0]!.layers.at(-1)!.file)).toStrictEqual([
      'customers/acme/web/environments/prod.yaml',
      'customers/acme/web/environments/prod.yaml',
    ]);
  });

  it('is in the region that it states, else in that of its cluster, else in that of its customer', () => {
    const { clusters } = fleet();
    const abroad = { ...clusters['flux-prod']!, region: 'northeurope' };
    const sites = {
      berlin: { cluster: 'argo-prod', ring: 'late' },
      oslo: { cluster: 'flux-prod', ring: 'late' },
      tokyo: { cluster: 'flux-prod', ring: 'late', region: 'japaneast' },
    };
    const found = planned(
      plan(
        specs({
          fleet: fleet({ clusters: { ...clusters, 'flux-prod': abroad } }),
          customers: [customer('acme', { tenants: { prod: { sites } } })],
        }),
      ),
    );
    expect(tenantsOf(found).map(({ site, region }) => [site, region])).toStrictEqual([
      ['berlin', 'westeurope'],
      ['oslo', 'northeurope'],
      ['tokyo', 'japaneast'],
    ]);
  });

  it('runs only the products that it names, where it names any', () => {
    const acme = customer('acme', {
      products: { web: {}, api: {} },
      tenants: { dev: { cluster: 'argo-dev', ring: 'internal' }, prod: { ...where, products: ['api'] } },
    });
    const outcome = plan(specs({ products: [product('web'), product('api')], customers: [acme] }));
    const found = tenantsOf(planned(outcome)).map(({ name, releases }) => [
      name,
      ...releases.map((r) => r.name),
    ]);
    expect(found).toStrictEqual([
      ['acme-dev', 'acme-dev-api', 'acme-dev-web'],
      ['acme-prod', 'acme-prod-api'],
    ]);
  });

  it('without products has its namespace all the same', () => {
    const found = planned(plan(specs({ customers: [customer('acme', { products: {} })] })));
    expect(tenant(found, 'acme-prod')).toMatchObject({ namespaces: [{ name: 'acme-prod' }], releases: [] });
  });

  it('has one namespace, or one for each release where the fleet wants that', () => {
    const products = [product('web'), product('api')];
    const customers = [customer('acme', { products: { web: {}, api: {} } })];
    const namespaces = (namespacePer: 'tenant' | 'release') =>
      tenant(
        planned(plan(specs({ fleet: fleet({ namespacePer }), products, customers }))),
        'acme-prod',
      ).releases.map(({ namespace }) => [namespace.name, namespace.products.map(({ name }) => name)]);
    expect(namespaces('tenant')).toStrictEqual([
      ['acme-prod', ['api', 'web']],
      ['acme-prod', ['api', 'web']],
    ]);
    expect(namespaces('release')).toStrictEqual([
      ['acme-prod-api', ['api']],
      ['acme-prod-web', ['web']],
    ]);
  });

  it.each([
    ['argo-prod', 'argocd', { name: 'acme-prod', namespace: 'fleet-releases' }],
    ['flux-prod', 'flux', { name: 'acme-prod', namespace: 'fleet-releases' }],
    ['arc-prod', 'arc', { name: 'acme-prod', namespace: 'apps' }],
  ])('on %s is installed by the account where %s looks for it', (cluster, engine, applier) => {
    const acme = customer('acme', { tenants: { prod: { cluster, ring: 'late' } } });
    const found = tenant(planned(plan(specs({ customers: [acme] }))), 'acme-prod');
    expect(found.cluster.engine).toBe(engine);
    expect(found.namespaces.map((namespace) => namespace.applier)).toStrictEqual([applier]);
  });

  it('keeps every name when it moves to another ring, tier or version', () => {
    const namesOf = (ring: string, tier: string, version: string) => {
      const acme = customer('acme', { tier, tenants: { prod: { cluster: 'argo-prod', ring } } });
      const { tiers } = fleet();
      const found = plan(
        specs({
          fleet: fleet({ tiers: { ...tiers, large: tiers['standard']! } }),
          products: [product('web', {}, three(version))],
          customers: [acme],
        }),
      );
      const { name, namespaces, guardrails, project, releases } = tenant(planned(found), 'acme-prod');
      return {
        name,
        guardrails,
        project,
        namespaces: namespaces.map((n) => n.name),
        releases: releases.map((r) => r.name),
      };
    };
    expect(namesOf('early', 'large', '2.0.0')).toStrictEqual(namesOf('late', 'standard', '1.0.0'));
    expect(namesOf('early', 'large', '2.0.0')).toStrictEqual({
      name: 'acme-prod',
      guardrails: 'acme-prod',
      project: 'acme',
      namespaces: ['acme-prod'],
      releases: ['acme-prod-web'],
    });
  });

  it("takes the fleet's own formulas where it has some", () => {
    const naming = { namespace: (of: string) => `t-${of}`, project: undefined };
    const found = tenant(planned(plan(specs({ fleet: fleet({ naming }) }))), 'acme-prod');
    expect([found.namespaces[0]!.name, found.project]).toStrictEqual(['t-acme-prod', 'acme']);
  });
});
