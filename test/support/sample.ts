import { join } from 'node:path';
import { renderAll } from '../../lib/cli/synth';
import { plan } from '../../lib/planner/plan';
import type { ClusterSpec } from '../../lib/authored/cluster';
import type { CustomerInput, Specs } from '../../lib/authored/specs';
import type { CustomerSpec } from '../../lib/authored/customer';
import type { Plan } from '../../lib/plan/fleet';
import { read } from '../../lib/read';
import { catalogue } from '../sample/products/catalogue';
import { planned } from './specs';

/** Text by path below the output folder. */
export type Files = Readonly<Record<string, string>>;

/** Folder of the repository. Its own `fleet/`, `products/` and `customers/` are its owners': no test of lib reads them. */
export const root = join(__dirname, '../..');

/** Folder of the fleet that tests of lib stand on, laid out as a fleet is. */
export const sampleRoot = join(root, 'test/sample');

/** The specs of the sample fleet, read as the program reads them. */
export function sampleSpecs(): Specs {
  const { specs, issues } = read({ root: sampleRoot, catalogue });
  expect(issues).toEqual([]);
  return specs;
}

export function planOf(specs: Specs): Plan {
  return planned(plan(specs));
}

/** What the program writes for the specs. */
export function filesOf(specs: Specs): Files {
  return Object.fromEntries([...renderAll(planOf(specs))].map(({ path, content }) => [path, content]));
}

/** The fleet with one more customer. */
export function withCustomer(specs: Specs, spec: CustomerSpec): Specs {
  const input: CustomerInput = { spec, file: `customers/${spec.name}/customer.ts` };
  return { ...specs, customers: [...specs.customers, input] };
}

/** The fleet with one customer as `change` makes it. */
export function withChanged(specs: Specs, name: string, change: (spec: CustomerSpec) => CustomerSpec): Specs {
  expect(specs.customers.map(({ spec }) => spec.name)).toContain(name);
  return {
    ...specs,
    customers: specs.customers.map((input) =>
      input.spec.name === name ? { ...input, spec: change(input.spec) } : input,
    ),
  };
}

export function withCluster(specs: Specs, name: string, cluster: ClusterSpec): Specs {
  return { ...specs, fleet: { ...specs.fleet, clusters: { ...specs.fleet.clusters, [name]: cluster } } };
}

/** The customer with its tenant of an environment placed elsewhere, or given other values. */
export function placed(
  spec: CustomerSpec,
  environment: string,
  change: Partial<CustomerSpec['tenants'][string]>,
): CustomerSpec {
  const tenant = { ...spec.tenants[environment], ...change } as CustomerSpec['tenants'][string];
  return { ...spec, tenants: { ...spec.tenants, [environment]: tenant } };
}

/** Which paths the second has more, has no longer, and has with other content. */
export function difference(before: Files, after: Files) {
  const both = Object.keys(before).filter((path) => path in after);
  return {
    added: Object.keys(after)
      .filter((path) => !(path in before))
      .sort(),
    removed: Object.keys(before)
      .filter((path) => !(path in after))
      .sort(),
    modified: both.filter((path) => before[path] !== after[path]).sort(),
  };
}
