import { program } from '../../../lib/cli/program';
import { sampleRoot } from '../../support/sample';
import { listened } from '../../support/output';
import { catalogue } from '../../sample/products/catalogue';

const heard = listened();
const run = (...argv: string[]) =>
  program({ root: sampleRoot, catalogue, clock: () => new Date('2026-12-01T23:30:00+02:00') }).run([
    'forecast',
    ...argv,
  ]);

it('the fleet is a table of rings, a tenant one of releases', async () => {
  expect(await run()).toBe(0);
  expect(heard.out).toMatch(
    /^2026-12-01 UTC, if each ring takes a version on the first day on which it may\n\nproduct +ring +runs +gets +from +waits for\n/,
  );
  expect(heard.out).toMatch(/^product-b +ring4-conservative +6\.7\.0 +6\.9\.0 +2026-12-01$/m);
  heard.out = '';
  expect(await run('customer-03-prod')).toBe(0);
  expect(heard.out).toMatch(
    /^customer-03-prod +product-a +ring4-conservative +1\.4\.3 +1\.6\.0 +2026-12-01$/m,
  );
  expect(heard.out).not.toContain('customer-01');
});

it('a name that is nobody is an error, with who there is', async () => {
  expect(await run('customer-3')).toBe(1);
  expect([heard.out, heard.said]).toEqual([
    '',
    expect.stringMatching(
      /error: forecast: 'customer-3' is no customer, tenant or product\n {2}fix: did you mean/,
    ),
  ]);
});
