import { program } from '../../../lib/cli/program';
import { statusJson } from '../../../lib/json/status';
import { catalogue } from '../../sample/products/catalogue';
import { listened } from '../../support/output';
import { sampleRoot } from '../../support/sample';

const heard = listened();
const clock = () => new Date('2026-12-01T23:59:59Z');
const made = program({ root: sampleRoot, catalogue, command: 'ringfleet', clock });
const run = async (...argv: string[]) => [await made.run(['status', ...argv]), heard.said];

it('prints who runs which version, and who is held', async () => {
  expect(await run()).toEqual([0, '']);
  expect(heard.out).toMatchSnapshot();
});

it('prints each release of a customer, a tenant or a product', async () => {
  expect(await run('customer-02')).toEqual([0, '']);
  expect(heard.out).toMatchSnapshot();
});

it('prints JSON as its schema has it', async () => {
  expect(await run('--customers', '--json')).toEqual([0, '']);
  const found = statusJson.parse(JSON.parse(heard.out));
  expect(found.date).toBe('2026-12-01');
  expect(found.releases!.length).toBeGreaterThan(found.products.length);
});

it('says of a name that nothing has which there are, and prints nothing', async () => {
  const [code] = await run('customer-2');
  expect([code, heard.out]).toEqual([1, '']);
  expect(heard.said).toContain("status: 'customer-2' is no customer, tenant or product");
  expect(heard.said).toContain("'customer-02'");
});
