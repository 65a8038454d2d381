import type { CustomerSpec, Specs } from '../../lib/model';
import { example, exampleNames } from './examples';
import { placed, shipped, withChanged, withCustomer } from './shipped';

/** The fleet that ships, others that use what it does not, and the examples. */
export function variants(): [name: string, specs: Specs][] {
  const specs = shipped();
  const rich = several(held(withCustomer(withCustomer(specs, long('argo')), long('flux'))));
  return [
    ['the fleet that ships', specs],
    ['a fleet with long names, several sites and holds', rich],
    [
      'such a fleet with a namespace for each release',
      { ...rich, fleet: { ...rich.fleet, namespacePer: 'release' } },
    ],
    ['an empty fleet', empty(specs)],
    ...exampleNames.map((name): [string, Specs] => [`the example ${name}`, example(name)]),
  ];
}

/** No customer, and clusters that run nothing. */
function empty(specs: Specs): Specs {
  const clusters = Object.entries(specs.fleet.clusters).map(([name, cluster]) => {
    return [name, { ...cluster, components: [], componentValues: {} }] as const;
  });
  return { ...specs, customers: [], fleet: { ...specs.fleet, clusters: Object.fromEntries(clusters) } };
}

/** Names that end alike and are too long for Helm: only a hash keeps their releases apart. */
function long(engine: 'argo' | 'flux'): CustomerSpec {
  const name = `a-customer-with-a-name-that-is-long-${engine === 'argo' ? 'one' : 'two'}`;
  return {
    name,
    title: 'A long story',
    tier: 'premium',
    region: 'westeurope',
    contact: 'ops@long.test',
    group: 'long-operators',
    products: { 'product-a': {}, 'product-b': { host: 'api.long.test' }, 'product-c': {} },
    tenants: {
      prod: { cluster: engine === 'argo' ? 'shared-prod' : 'edge-prod', ring: 'ring4-conservative' },
      staging: {
        cluster: engine === 'argo' ? 'shared-staging' : 'customer-01-staging',
        ring: 'ring1-staging',
      },
    },
  };
}

/** Two sites of one environment on one cluster, and a third one elsewhere. */
function several(specs: Specs): Specs {
  const ring = 'ring4-conservative';
  const sites = {
    north: { cluster: 'shared-prod', ring },
    south: { cluster: 'shared-prod', ring, products: ['product-c'] },
    edge: { cluster: 'edge-prod', ring },
    east: { cluster: 'customer-01-prod', ring },
  };
  return withChanged(specs, 'customer-03', (spec) => ({
    ...spec,
    tenants: { ...spec.tenants, prod: { sites } },
  }));
}

/** A hold of a version that sets a value, which no file holds; on Flux a null besides. */
function held(specs: Specs): Specs {
  const holds = { 'product-b': { version: '6.6.0', until: '2027-01-31', reason: 'their audit' } };
  const values = { 'product-b': { cache: null } };
  return withChanged(specs, 'customer-01', (spec) =>
    placed(placed(spec, 'prod', { holds, values }), 'dev', { holds, values }),
  );
}
