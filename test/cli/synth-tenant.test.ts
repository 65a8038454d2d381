import { loadAll } from 'js-yaml';
import { synthTenant } from '../sample/main';
import { serialize, test as isFiles } from '../../lib/testing/raw-yaml';
import { filesOf, sampleSpecs } from '../support/sample';

test('customer-01 in prod, delivered by Azure Arc', () => {
  expect(synthTenant('customer-01-prod')).toMatchSnapshot();
});

test('customer-02 in prod, delivered by Argo CD', () => {
  expect(synthTenant('customer-02-prod')).toMatchSnapshot();
});

test('customer-03 in prod, delivered by Flux', () => {
  expect(synthTenant('customer-03-prod')).toMatchSnapshot();
});

describe('a snapshot of a tenant', () => {
  it('is YAML as it is, each document beneath the name of its file', () => {
    const files = synthTenant('customer-03-prod');
    const text = serialize(files);
    expect(loadAll(text)).toEqual(Object.values(files).flatMap((each) => loadAll(each)));
    expect(text.match(/^--- # .*$/gm)).toEqual(Object.keys(files).map((path) => `--- # ${path}`));
  });

  it('leaves other values to jest', () => {
    expect([{}, null, 'a.yaml', ['a.yaml'], { 'a.yaml': 1 }, { a: 'text' }].filter(isFiles)).toEqual([]);
    expect(isFiles({ 'a.yaml': 'text' })).toBe(true);
  });
});

describe('synthTenant', () => {
  it('gives the files of one tenant as synth writes them, in the order of paths', () => {
    const all = filesOf(sampleSpecs());
    const files = synthTenant('customer-02-staging');
    expect(Object.keys(files)).toEqual([...Object.keys(files)].sort());
    expect(files).toEqual(Object.fromEntries(Object.keys(files).map((path) => [path, all[path]])));
  });

  it('gives delivery, guard rails, releases, what they come to, and the values of the customer that the tenant reads', () => {
    expect(Object.keys(synthTenant('customer-02-staging'))).toEqual([
      'clusters/shared-staging/delivery/tenants/customer-02/customer-02-staging.yaml',
      'clusters/shared-staging/delivery/tenants/customer-02/project.yaml',
      'clusters/shared-staging/tenants/customer-02-staging/guardrails/access.yaml',
      'clusters/shared-staging/tenants/customer-02-staging/guardrails/namespace.yaml',
      'clusters/shared-staging/tenants/customer-02-staging/guardrails/network-policies.yaml',
      'clusters/shared-staging/tenants/customer-02-staging/guardrails/quota.yaml',
      'clusters/shared-staging/tenants/customer-02-staging/releases/product-a.yaml',
      'customers/customer-02/product-a/environments/staging.yaml',
      'customers/customer-02/product-a/releases/staging.yaml',
      'customers/customer-02/product-a/values.yaml',
    ]);
  });

  it('gives the same text each time, and a new record', () => {
    const [first, second] = [synthTenant('customer-03-prod'), synthTenant('customer-03-prod')];
    expect(first).toEqual(second);
    expect(first).not.toBe(second);
  });

  it('says which tenants there are where none has the name', () => {
    expect(() => synthTenant('customer-02-pord')).toThrow(
      /^there is no tenant 'customer-02-pord': .*customer-02-prod/,
    );
  });
});
