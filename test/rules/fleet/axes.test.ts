import type { CustomerSpec } from '../../../lib/authored/customer';
import type { FleetSpec } from '../../../lib/authored/fleet';
import type { ProductSpec } from '../../../lib/authored/product';
import { customer, fleet, issuesOf, product } from '../../support/specs';

const where = { cluster: 'argo-prod', ring: 'late' };
const axes = { region: ['westeurope', 'northeurope'], hardware: ['gpu', 'cpu'] };

interface Changes {
  readonly fleet?: Partial<FleetSpec>;
  readonly product?: Partial<ProductSpec>;
  readonly customer?: Partial<CustomerSpec>;
}

function judge(changes: Changes) {
  return issuesOf({
    fleet: fleet({ axes, ...changes.fleet }),
    products: [product('web', changes.product)],
    customers: [customer('acme', changes.customer)],
  });
}

const { clusters, environments } = fleet();
const onCluster = (changes: object) => ({
  clusters: { ...clusters, 'argo-prod': { ...clusters['argo-prod']!, ...changes } },
});

it('what environments, customers, clusters and tenants say of axes is one of their values', () => {
  expect(
    judge({
      fleet: {
        environments: { ...environments, prod: { ...environments['prod']!, axes: { hardware: 'cpu' } } },
        ...onCluster({ region: 'northeurope', axes: { hardware: 'gpu' } }),
      },
      product: { axes: { region: { northeurope: { cpu: '100m' } }, hardware: { gpu: {}, cpu: {} } } },
      customer: {
        region: 'anywhere, where no tenant is',
        axes: { hardware: 'cpu' },
        tenants: { prod: { ...where, axes: { hardware: 'gpu' } } },
      },
    }),
  ).toStrictEqual([]);
});

it.each<[string, Changes, string, string, string, string]>([
  [
    'a region of a customer that a tenant takes',
    { customer: { region: 'westeurop' } },
    'customers/acme/customer.ts',
    'region',
    "unknown region 'westeurop'",
    "did you mean 'westeurope'? Allowed: northeurope, westeurope",
  ],
  [
    'a region of a tenant',
    { customer: { tenants: { prod: { sites: { oslo: { ...where, region: 'north' } } } } } },
    'customers/acme/customer.ts',
    'tenants.prod.sites.oslo.region',
    "unknown region 'north'",
    'use one of: northeurope, westeurope',
  ],
  [
    'a region of a cluster',
    { fleet: onCluster({ region: 'northeurop' }) },
    'fleet/fleet.ts',
    'clusters.argo-prod.region',
    "unknown region 'northeurop'",
    "did you mean 'northeurope'? Allowed: northeurope, westeurope",
  ],
  [
    'a value',
    { customer: { axes: { hardware: 'gpuu' } } },
    'customers/acme/customer.ts',
    'axes.hardware',
    "unknown value of axis 'hardware': 'gpuu'",
    "did you mean 'gpu'? Allowed: cpu, gpu",
  ],
  [
    'an axis',
    { customer: { tenants: { prod: { ...where, axes: { hardwere: 'gpu' } } } } },
    'customers/acme/customer.ts',
    'tenants.prod.axes.hardwere',
    "unknown axis 'hardwere'",
    "did you mean 'hardware'? Allowed: hardware, region",
  ],
  [
    'an axis of a product',
    { product: { axes: { regoin: { westeurope: {} } } } },
    'products/web/product.ts',
    'axes.regoin',
    "unknown axis 'regoin'",
    "did you mean 'region'? Allowed: hardware, region",
  ],
  [
    'a value of an axis of a product',
    { product: { axes: { region: { westeurop: {} } } } },
    'products/web/product.ts',
    'axes.region.westeurop',
    "unknown value of axis 'region': 'westeurop'",
    "did you mean 'westeurope'? Allowed: northeurope, westeurope",
  ],
])('%s that the fleet does not have is refused', (_, changes, file, path, problem, fix) => {
  expect(judge(changes)).toStrictEqual([{ severity: 'error', at: { file, path }, problem, fix }]);
});

it('a region is said as a region, and not under axes', () => {
  expect(judge({ customer: { axes: { region: 'northeurope' } } })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/acme/customer.ts', path: 'axes.region' },
      problem: 'where a tenant runs is not said under axes',
      fix: "say region: 'northeurope' of a cluster, a customer or a tenant",
    },
  ]);
});

it('an axis has each value once, and both are names of folders', () => {
  const wrong = { region: ['westeurope', 'westeurope'], Hardware: ['the gpu'] };
  expect(judge({ fleet: { axes: wrong } }).map(({ at, problem }) => [at.path, problem])).toStrictEqual([
    ['axes.Hardware', "axis 'Hardware' is not a DNS label"],
    ['axes.Hardware.0', "value 'the gpu' is not a DNS label"],
    ['axes.region.1', "axis 'region' has 'westeurope' twice"],
  ]);
});

it('a fleet without the axis takes any region', () => {
  expect(judge({ fleet: { axes: {} }, customer: { region: 'the moon' } })).toStrictEqual([]);
});
