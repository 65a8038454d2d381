import { removals } from '../../../lib/removals/removals';
import { filesOf, planOf, sampleSpecs, withChanged, type Files } from '../../support/sample';

const PLACES = {
  argocd: ['customer-02', 'staging', 'clusters/shared-staging/tenants/customer-02-staging'],
  flux: ['customer-03', 'prod', 'clusters/edge-prod/tenants/customer-03-prod'],
  arc: ['customer-01', 'staging', 'clusters/customer-01-staging/tenants/customer-01-staging'],
} as const;

/** What a release is delivered with, where its tenant says so. */
function delivered(
  [customer, environment, folder]: (typeof PLACES)[keyof typeof PLACES],
  onDelete?: 'cascade' | 'orphan',
): string {
  const sample = sampleSpecs();
  const files: Files = filesOf(
    onDelete === undefined
      ? sample
      : withChanged(sample, customer, (spec) => ({
          ...spec,
          tenants: { ...spec.tenants, [environment]: { ...spec.tenants[environment]!, onDelete } },
        })),
  );
  const index = files[`customers/${customer}/index.json`]!;
  expect(index.includes(`"onDelete": "${onDelete}"`)).toBe(onDelete !== undefined);
  return files[`${folder}/releases/product-a.yaml`] ?? files[`${folder}/releases/product-b.yaml`]!;
}

test.each([
  ['argocd', 'resources-finalizer.argocd.argoproj.io', false],
  ['flux', 'kustomize.toolkit.fluxcd.io/prune: disabled', true],
  ['arc', 'kustomize.toolkit.fluxcd.io/prune: disabled', true],
] as const)('on %s a tenant says of itself whether its workloads stay', (engine, mark, isMarkOfStaying) => {
  expect(delivered(PLACES[engine], 'orphan').includes(mark)).toBe(isMarkOfStaying);
  expect(delivered(PLACES[engine], 'cascade').includes(mark)).toBe(!isMarkOfStaying);
});

test('what a tenant said of itself is told when it goes', () => {
  const sample = sampleSpecs();
  const plan = planOf({
    ...sample,
    customers: sample.customers.filter(({ spec }) => spec.name !== 'customer-02'),
  });
  const tenant = {
    name: 'customer-02-staging',
    environment: 'staging',
    cluster: 'shared-staging',
    products: [],
    adopted: {},
  };
  const said = (onDelete?: 'orphan') => {
    const before = {
      name: 'customer-02',
      tenants: [{ ...tenant, ...(onDelete && { onDelete }) }],
      metadata: () => ({}),
    };
    return removals(plan, [before])[0]!.parts[0]!.what;
  };
  expect(said()).toContain('staging cascades: its Applications are deleted, and their workloads with them');
  expect(said('orphan')).toContain(
    'the tenant orphans: its Applications are deleted, and their workloads stay',
  );
});
