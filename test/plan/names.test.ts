import * as fc from 'fast-check';
import { hash, isDnsLabel, shorten } from '../../lib/authored/naming';
import { standardNaming } from '../../lib/plan/names';

/*
 * Frozen. Whoever has to change a string here is about to rename live objects: with pruning on, every fleet that
 * upgrades would delete its workloads and create them anew.
 */
describe('the standard names', () => {
  it('are these', () => {
    expect(standardNaming.tenant({ customer: 'acme', environment: 'prod' })).toBe('acme-prod');
    expect(standardNaming.tenant({ customer: 'acme', environment: 'prod', site: 'berlin' })).toBe(
      'acme-prod-berlin',
    );
    expect(standardNaming.namespace('acme-prod')).toBe('acme-prod');
    expect(standardNaming.namespace('acme-prod', 'shop')).toBe('acme-prod-shop');
    expect(standardNaming.release('acme-prod', 'shop')).toBe('acme-prod-shop');
    expect(standardNaming.project('acme')).toBe('acme');
    expect(standardNaming.guardrails('acme-prod')).toBe('acme-prod');
    expect(standardNaming.terraform('acme')).toBe('acme-infrastructure');
    expect(standardNaming.terraformNamespace('acme')).toBe('acme-terraform');
  });

  it('of releases stay whole up to the 53 characters that Helm allows', () => {
    expect(standardNaming.release('customer-with-a-long-name-production-berlin', 'product-a')).toBe(
      'customer-with-a-long-name-production-berlin-product-a',
    );
    expect('customer-with-a-long-name-production-berlin-product-a').toHaveLength(53);
  });

  it('of releases end in a hash of the whole past 53 characters', () => {
    expect(standardNaming.release('customer-with-a-long-name-production-site-westeurope', 'product-a')).toBe(
      'customer-with-a-long-name-production-site-we-45883fc1',
    );
  });

  it('never have two dashes where the cut falls on one', () => {
    expect(shorten(`${'a'.repeat(43)}-b-${'c'.repeat(10)}`, 53)).toBe(`${'a'.repeat(43)}-62a4f39d`);
  });

  it('depend on a hash that is the same on every machine', () => {
    expect(hash('acme')).toBe('822b33ad');
    expect(hash('acme', 4)).toBe('822b');
  });
});

const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,40}[a-z0-9])?$/);

describe('a release name', () => {
  it('is a DNS label of at most 53 characters, whatever the tenant and the product', () => {
    fc.assert(
      fc.property(label, label, (tenant, product) => {
        const name = standardNaming.release(tenant, product);
        expect(isDnsLabel(name)).toBe(true);
        expect(name.length).toBeLessThanOrEqual(53);
      }),
    );
  });

  it('differs where the full names differ, even when they differ at the very end alone', () => {
    fc.assert(
      fc.property(label, label, label, (tenant, one, other) => {
        fc.pre(one !== other);
        const long = `${tenant}-${'x'.repeat(50)}`;
        expect(standardNaming.release(long, one)).not.toBe(standardNaming.release(long, other));
        expect(standardNaming.release(tenant, one)).not.toBe(standardNaming.release(tenant, other));
      }),
    );
  });
});

describe('a DNS label', () => {
  it.each(['a', '0', 'a-b', 'customer-01', 'x'.repeat(63)])('may be %s', (text) => {
    expect(isDnsLabel(text)).toBe(true);
  });

  it.each(['', '-a', 'a-', 'A', 'a_b', 'a.b', 'ä', 'a\n', 'x'.repeat(64)])('may not be %j', (text) => {
    expect(isDnsLabel(text)).toBe(false);
  });
});
