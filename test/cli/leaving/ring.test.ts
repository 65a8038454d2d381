import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CustomerSpec } from '../../../lib/authored/customer';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { program } from '../../../lib/cli/program';
import { listened } from '../../support/output';
import { customer, fleet, product } from '../../support/specs';
import { asFolder } from '../../support/yaml-customer';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'ring-'))));
afterEach(() => rmSync(root, { recursive: true }));

const RINGS = `internal:
  version: '1.6.0'
  ran: ['1.5.1', '1.4.3']
early:
  version: '1.5.1'
  ran: ['1.4.3']
late:
  version: '1.4.3'
`;
const freeze = { from: '2026-11-30', until: '2026-12-10', reason: 'inventory' };

function move(
  tenants: CustomerSpec['tenants'],
  changes: Partial<FleetSpec>,
  ...argv: string[]
): Promise<number> {
  const files = asFolder(customer('acme', { tenants }).spec);
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('products/web/rings.yaml', RINGS);
  for (const [path, text] of Object.entries(files)) put(`customers/acme/${path}`, text);
  const clock = () => new Date('2026-12-01T09:00:00Z');
  const catalogue = { fleet: fleet(changes), products: [product('web').spec] };
  return program({ root, catalogue, command: 'fleet', clock }).run(['move', ...argv]);
}
const of = (ring: string) => ({ prod: { cluster: 'argo-prod', ring } });

it('says which versions the tenant gets, and how to make it', async () => {
  expect([await move(of('late'), {}, 'acme-prod', '--ring', 'early'), heard.said]).toEqual([0, '']);
  expect(heard.out).toBe(`acme-prod: 1 step, each published and seen before the next

1. Move acme-prod from ring late to early
   before it: acme-prod/web goes from 1.4.3 to 1.5.1
   customers/acme/products.yaml: tenants.prod.ring becomes 'early'
   when it is published, look:
     kubectl --context argo-prod get applications -n argocd -l ringfleet.io/tenant=acme-prod

Nothing is changed. To make the first of them, and its commit:
  fleet move acme-prod --ring early --commit
`);
});

it('no release goes back without a reason', async () => {
  expect(await move(of('early'), {}, 'acme-prod', '--ring', 'late')).toBe(1);
  expect([heard.out, heard.said]).toEqual([
    '',
    `error: --ring: 'acme-prod/web' would go back from 1.5.1 to 1.4.3, which 'late' runs
  fix: give a ring that runs no older version, or say why: --reason
1 error
`,
  ]);
  expect(await move(of('early'), {}, 'acme-prod', '--ring', 'late', '--reason', "Kim's wish")).toBe(0);
  expect(heard.out).toContain('before it: acme-prod/web goes back from 1.5.1 to 1.4.3\n');
  expect(heard.out).toContain(String.raw`--ring late --reason 'Kim'\''s wish' --commit`);
});

it('nothing moves within a freeze without a reason', async () => {
  const frozen = { freezes: { inventory: freeze } };
  expect(await move(of('late'), frozen, 'acme-prod', '--ring', 'early')).toBe(1);
  expect(heard.said).toContain(
    "error: --ring: 'acme-prod/web' would move from 1.4.3 to 1.5.1 on 2026-12-01, within the freeze 'inventory': inventory\n  fix: wait until 2026-12-11, or say why not: --reason",
  );
  expect(await move(of('late'), frozen, 'acme-prod', '--ring', 'early', '--reason', 'urgent')).toBe(0);
});

it('what one statement places moves together', async () => {
  const there = { ...fleet().clusters['argo-prod']!, environment: 'prod' };
  const clusters = { ...fleet().clusters, w: { ...there, region: 'west' }, n: { ...there, region: 'north' } };
  const regions = { prod: { regions: ['west', 'north'], ring: 'late' } };
  expect(await move(regions, { clusters }, 'acme-prod-west', '--ring', 'early')).toBe(0);
  expect(heard.out).toContain('the same statement places acme-prod-north, which move with it');
  expect(heard.out).toContain('acme-prod-north/web goes from 1.4.3 to 1.5.1');
});

it('who is there already has nothing left to do', async () => {
  expect(await move(of('early'), {}, 'acme-prod', '--ring', 'early')).toBe(0);
  expect(heard.out).toBe('acme-prod: nothing is left to do\n');
});
