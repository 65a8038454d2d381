import { draw } from '../../../lib/graph';
import { plan } from '../../../lib/planner/plan';
import type { Specs } from '../../../lib/authored/specs';
import { graphChange, graphSets } from '../../support/graph-sets';
import { sealed, secretFile } from '../../support/secrets';
import { placed, planOf, sampleSpecs, withChanged } from '../../support/sample';
import { fleetOf, repository } from '../../support/own-repositories';
import { customer, planned, product, specs } from '../../support/specs';

/** A shop, which needs the web, and the web; one tenant on a cluster of each engine. */
const small: Partial<Specs> = {
  products: [product('web'), product('shop', { dependsOn: ['web'] })],
  customers: ['argo', 'flux', 'arc'].map((engine) =>
    customer(engine, {
      products: { web: {}, shop: {} },
      tenants: { prod: { cluster: `${engine}-prod`, ring: 'late' } },
    }),
  ),
};

/** Edges of the tenants of a cluster, with their kinds. */
function tenantEdges(cluster: string, given = small): string[] {
  const graph = draw(planned(plan(specs(given))), 'delivery', cluster);
  const titles = new Map(graph.nodes.map(({ id, title }) => [id, title]));
  return graph.edges
    .filter(({ to }) => to.startsWith('tenant/'))
    .map(({ from, to, kind, label }) => {
      return `${titles.get(from)} ${kind} ${titles.get(to)}${label === undefined ? '' : `: ${label}`}`;
    });
}

describe('the view of delivery', () => {
  it('shows releases of Flux after their guard rails, and a release after what its product depends on', () => {
    expect(tenantEdges('flux-prod')).toEqual([
      'tenants manages guard rails flux-prod',
      'flux-prod-web depends flux-prod-shop',
      'guard rails flux-prod depends flux-prod-web',
    ]);
  });

  it('shows releases of Argo CD as what the Application of the tenant owns', () => {
    expect(tenantEdges('argo-prod')).toEqual([
      'tenants manages guard rails argo-prod',
      'argo-prod-web depends argo-prod-shop',
      'guard rails argo-prod manages argo-prod-web',
    ]);
  });

  it('shows that on Arc one configuration owns the guard rails and, after them, the releases', () => {
    expect(tenantEdges('arc-prod')).toEqual([
      'infra manages guard rails arc-prod',
      'arc-prod-web depends arc-prod-shop',
      'guard rails arc-prod depends arc-prod-web',
    ]);
  });

  it.each(['flux', 'arc'])(
    'shows the Secrets of a tenant on %s between its guard rails and its releases',
    (engine) => {
      const secrets = [secretFile(`customers/${engine}/secrets/prod/database.yaml`, sealed('database'))];
      const customers = small.customers!.map((input) =>
        input.spec.name === engine ? { ...input, secrets } : input,
      );
      const edges = tenantEdges(`${engine}-prod`, { ...small, customers });
      expect(edges).toContain(`guard rails ${engine}-prod depends ${engine}-prod-secrets`);
      expect(edges).toContain(`${engine}-prod-secrets depends ${engine}-prod-web`);
      expect(edges.filter((line) => line.includes('guard rails') && line.includes('-web'))).toEqual([]);
    },
  );

  it('shows that on Arc the configuration of releases owns the Secrets', () => {
    const secrets = [secretFile('customers/arc/secrets/prod/database.yaml', sealed('database'))];
    const customers = small.customers!.map((input) =>
      input.spec.name === 'arc' ? { ...input, secrets } : input,
    );
    expect(tenantEdges('arc-prod', { ...small, customers })).toContain('apps manages arc-prod-secrets');
  });

  it('shows which root applies which, and the components, as it shows dependencies', () => {
    const resolved = planned(plan(specs(small)));
    const without = (name: string) => (line: string) => !line.includes(name);
    const delivery = graphSets(draw(resolved, 'delivery', 'flux-prod'));
    const dependencies = graphSets(draw(resolved, 'dependencies', 'flux-prod'));
    expect(delivery.nodes.filter(without('flux-prod'))).toEqual(dependencies.nodes);
    expect(delivery.edges.filter(without('flux-prod'))).toEqual(
      [...dependencies.edges, 'bootstrap -> infrastructure'].sort(),
    );
  });

  it('has a group for each tenant, in that of its cluster where there are several', () => {
    const graph = draw(planned(plan(specs(small))), 'delivery');
    expect(graphSets(graph).groups.filter((line) => /^\w+-prod in /.test(line))).toEqual([
      'arc-prod in arc-prod',
      'argo-prod in argo-prod',
      'flux-prod in flux-prod',
    ]);
  });
});

describe('the sample fleet', () => {
  const before = sampleSpecs();
  const graphOf = (changed: Specs) => draw(planOf(changed), 'delivery', 'edge-prod');

  it('has one release less where a tenant leaves a product', () => {
    const changed = withChanged(before, 'customer-03', (spec) =>
      placed(spec, 'prod', { products: ['product-a'] }),
    );
    expect(graphChange(graphOf(before), graphOf(changed))).toEqual({
      added: [],
      removed: [
        'customer-03-prod-product-c in customer-03-prod',
        'guard rails customer-03-prod -> customer-03-prod-product-c',
      ],
    });
  });
});

it('the view of delivery shows the repository of an owner after the guard rails of its tenant', () => {
  const customers = ['argo', 'flux'].map((engine) =>
    customer(engine, { repository, tenants: { prod: { cluster: `${engine}-prod`, ring: 'late' } } }),
  );
  const given = { fleet: fleetOf({}), products: [product('web')], customers };
  expect(tenantEdges('flux-prod', given)).toEqual([
    'tenants manages guard rails flux-prod',
    'guard rails flux-prod depends flux-prod-web',
    'guard rails flux-prod depends flux-prod-repository',
  ]);
  expect(tenantEdges('argo-prod', given)).toContain('guard rails argo-prod manages argo-prod-repository');
});
