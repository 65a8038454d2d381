import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CustomerSpec } from '../../../lib/authored/customer';
import type { Deprecation } from '../../../lib/authored/deprecated';
import { deprecated } from '../../../lib/rules/fleet/deprecated';
import type { Draft } from '../../../lib/rules/rule';
import { sampleRoot, sampleSpecs } from '../../support/sample';
import { located } from '../../../lib/read';
import { asFolder } from '../../support/yaml-customer';

const draft = { specs: sampleSpecs() } as Draft;
const goes = (noun: Deprecation['noun'], field: string): Deprecation => ({
  ...{ noun, field, since: '0.2.0', removed: '0.4.0' },
  instead: 'write it otherwise',
});
const found = (noun: Deprecation['noun'], field: string) => [...deprecated(draft, [goes(noun, field)])];

it('warns at each place that has the field, with the version that no longer knows it', () => {
  const [first, ...others] = found('customer', 'tenants.*.ring');
  expect(first).toEqual({
    severity: 'warning',
    at: { file: 'customers/customer-01/customer.ts', path: 'tenants.dev.ring' },
    problem: "'ring' goes with ringfleet 0.4.0",
    fix: 'write it otherwise',
  });
  expect(others.length).toBeGreaterThan(3);
  const [place] = located(sampleRoot, [first!]);
  expect(place?.at.line).toBeGreaterThan(1);
});

it('looks at the fleet, at products and at their rings', () => {
  expect(found('fleet', 'state.branch').map(({ at }) => at)).toEqual([
    { file: 'fleet/fleet.ts', path: 'state.branch' },
  ]);
  expect(found('product', 'chart')[0]?.at).toEqual({ file: 'products/product-a/product.ts', path: 'chart' });
  expect(found('rings', '*.since')[0]?.at).toMatchObject({
    file: 'products/product-a/rings.yaml',
    line: expect.any(Number),
  });
});

it('is found in the files of a customer in YAML, with the line', () => {
  const root = mkdtempSync(join(tmpdir(), 'deprecated-'));
  const [{ spec }] = draft.specs.customers as unknown as readonly [{ spec: CustomerSpec }];
  const file = `customers/${spec.name}/metadata.yaml`;
  for (const [path, text] of Object.entries(asFolder(spec))) {
    mkdirSync(dirname(join(root, 'customers', spec.name, path)), { recursive: true });
    writeFileSync(join(root, 'customers', spec.name, path), text);
  }
  const specs = { ...draft.specs, customers: [{ spec, file }] };
  const [warned] = deprecated({ ...draft, specs }, [goes('customer', 'tenants.*.ring')]);
  const [place] = located(root, [warned!]);
  rmSync(root, { recursive: true });
  expect(place).toMatchObject({
    severity: 'warning',
    at: { file: `customers/${spec.name}/products.yaml`, line: expect.any(Number) as number },
  });
  expect(place!.at.text).toMatch(/^ +ring: /);
});

it('says nothing of what nobody wrote', () => {
  expect(found('customer', 'tenants.*.nothing')).toEqual([]);
});
