import { draw } from '../../../lib/graph';
import { plan } from '../../../lib/planner/plan';
import type { Specs } from '../../../lib/authored/specs';
import { graphChange, graphCounts, graphSets } from '../../support/graph-sets';
import { placed, planOf, sampleSpecs, withChanged } from '../../support/sample';
import { customer, fleet, planned, specs } from '../../support/specs';

function drawn(changes: Partial<Specs> = {}, cluster?: string) {
  return draw(planned(plan(specs(changes))), 'fleet', cluster);
}

/** Two tenants that share a cluster of Arc. */
const acme = customer('acme', { tenants: { prod: { cluster: 'arc-prod', ring: 'late' } } });
const zeta = customer('zeta', { tenants: { prod: { cluster: 'arc-prod', ring: 'early' } } });

describe('the view of a fleet', () => {
  it('leads from tenants by their states and rings to the products, and by their clusters to the components', () => {
    expect(graphSets(drawn({ customers: [acme, zeta] }, 'arc-prod'))).toEqual({
      nodes: [
        'Azure Arc Management in Azure',
        'acme-prod in Namespace',
        'apps-early in apps-rings',
        'apps-internal in apps-rings',
        'apps-late in apps-rings',
        'apps-state-acme-prod in apps-state-clusters',
        'apps-state-zeta-prod in apps-state-clusters',
        'infra-base in infra',
        'infra-prod in infra',
        'infra-state-arc-prod in infra-state-clusters',
        'ingress in infra',
        'web-base in web',
        'web-chart in web',
        'web-dev in web',
        'web-prod in web',
        'zeta-prod in Namespace',
      ],
      edges: [
        'acme-prod -> Azure Arc Management: Arc GitOps Configuration',
        'acme-prod -> apps-state-acme-prod: pull',
        'acme-prod -> infra-state-arc-prod: pull',
        'apps-early -> web-prod: patches',
        'apps-internal -> web-dev: patches',
        'apps-late -> web-prod: patches',
        'apps-state-acme-prod -> apps-late: patches',
        'apps-state-zeta-prod -> apps-early: patches',
        'infra-base -> ingress: loads Helm Chart',
        'infra-prod -> infra-base: patches',
        'infra-state-arc-prod -> infra-prod: patches',
        'web-base -> web-chart: loads Helm Chart',
        'web-dev -> web-base: patches',
        'web-prod -> web-base: patches',
        'zeta-prod -> Azure Arc Management: Arc GitOps Configuration',
        'zeta-prod -> apps-state-zeta-prod: pull',
        'zeta-prod -> infra-state-arc-prod: pull',
      ],
      groups: [
        'Azure',
        'Namespace',
        'apps',
        'apps-rings',
        'apps-state-clusters',
        'infra',
        'infra-state-clusters',
        'web in apps',
      ],
    });
  });

  it('has a management node for each engine in use, and an edge to it from every tenant', () => {
    const tenants = {
      dev: { cluster: 'argo-dev', ring: 'internal' },
      prod: {
        sites: {
          east: { cluster: 'flux-prod', ring: 'late' },
          west: { cluster: 'arc-prod', ring: 'late' },
        },
      },
    };
    const graph = drawn({ customers: [customer('acme', { tenants })] });
    expect(graph.nodes.filter(({ kind }) => kind === 'management').map(({ title }) => title)).toEqual([
      'Azure Arc Management',
      'Argo CD Application Controller',
      'Flux Controllers',
    ]);
    expect(graphSets(graph).edges.filter((edge) => /Arc|Argo|Flux/.test(edge))).toEqual([
      'acme-dev -> Argo CD Application Controller: Argo CD Application',
      'acme-prod-east -> Flux Controllers: Flux Kustomization',
      'acme-prod-west -> Azure Arc Management: Arc GitOps Configuration',
    ]);
  });

  it('says what the infrastructure does with components that are no charts', () => {
    const crds = {
      namespace: 'ingress',
      kustomize: { repository: 'code', path: 'crds' },
      versions: { prod: '1' },
    };
    const quota = { namespace: 'ingress', manifests: [] };
    const { clusters } = fleet();
    const graph = drawn({
      fleet: fleet({ components: { crds, quota }, clusters: { 'argo-prod': clusters['argo-prod']! } }),
    });
    expect(graphSets(graph).edges.filter((edge) => edge.startsWith('infra-base'))).toEqual([
      'infra-base -> crds: builds Kustomization',
      'infra-base -> quota: applies Manifests',
    ]);
  });

  it('shows an environment by its title', () => {
    const { environments } = fleet();
    const titled = { ...environments, prod: { ...environments['prod']!, title: 'production' } };
    expect(
      graphChange(drawn({}, 'arc-prod'), drawn({ fleet: fleet({ environments: titled }) }, 'arc-prod')),
    ).toEqual({
      added: [
        'infra-production in infra',
        'web-production in web',
        'apps-early -> web-production: patches',
        'apps-late -> web-production: patches',
        'infra-production -> infra-base: patches',
        'infra-state-arc-prod -> infra-production: patches',
        'web-production -> web-base: patches',
      ],
      removed: [
        'infra-prod in infra',
        'web-prod in web',
        'apps-early -> web-prod: patches',
        'apps-late -> web-prod: patches',
        'infra-prod -> infra-base: patches',
        'infra-state-arc-prod -> infra-prod: patches',
        'web-prod -> web-base: patches',
      ],
    });
  });

  it('holds no group that is empty', () => {
    const graph = drawn({ customers: [], products: [], fleet: fleet({ clusters: {} }) });
    expect(graph.groups.map(({ title }) => title)).toEqual(['apps-rings']);
  });
});

describe('the sample fleet', () => {
  const before = sampleSpecs();
  const graphOf = (changed: Specs) => draw(planOf(changed), 'fleet');

  it('counts what its specs hold', () => {
    const { customers, products, fleet: own } = before;
    const tenants = customers.flatMap(({ spec }) => Object.keys(spec.tenants)).length;
    const [rings, environments] = [Object.keys(own.rings).length, Object.keys(own.environments).length];
    const charts = Object.values(own.components).filter((component) => 'chart' in component).length;
    const clusters = Object.keys(own.clusters).length;
    expect(graphCounts(graphOf(before)).labels).toMatchObject({
      pull: 2 * tenants,
      patches: tenants + clusters + environments + rings * products.length + environments * products.length,
      'loads Helm Chart': charts + products.length,
    });
  });

  it('has one ring more, which patches each product, where a ring is added', () => {
    const rings = { ...before.fleet.rings, 'ring5-last': { environment: 'prod' } };
    const products = before.products.map((input) => {
      const { entries } = input.rings!;
      const more = { ...entries, 'ring5-last': entries['ring4-conservative']! };
      return { ...input, rings: { ...input.rings!, entries: more } };
    });
    const after = graphOf({ ...before, fleet: { ...before.fleet, rings }, products });
    expect(graphChange(graphOf(before), after)).toEqual({
      added: [
        'apps-ring5-last in apps-rings',
        'apps-ring5-last -> product-a-prod: patches',
        'apps-ring5-last -> product-b-prod: patches',
        'apps-ring5-last -> product-c-prod: patches',
      ],
      removed: [],
    });
  });

  it('has a tenant leave one ring for another where its ring changes', () => {
    const changed = withChanged(before, 'customer-03', (spec) =>
      placed(spec, 'prod', { ring: 'ring3-mainstream' }),
    );
    expect(graphChange(graphOf(before), graphOf(changed))).toEqual({
      added: ['apps-state-customer-03-prod -> apps-ring3-mainstream: patches'],
      removed: ['apps-state-customer-03-prod -> apps-ring4-conservative: patches'],
    });
  });
});
