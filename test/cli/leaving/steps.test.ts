import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../../lib/cli/program';
import type { CustomerSpec } from '../../../lib/authored/customer';
import { listened } from '../../support/output';
import { customer, fleet, product } from '../../support/specs';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'leaving-'))));
afterEach(() => rmSync(root, { recursive: true }));

function run(tenants: CustomerSpec['tenants'], ...argv: string[]): Promise<number> {
  const { spec } = customer('acme', { tenants });
  mkdirSync(join(root, 'customers/acme'), { recursive: true });
  writeFileSync(join(root, 'customers/acme/customer.ts'), `export default ${JSON.stringify(spec)};\n`);
  const chart = { repository: 'code', path: 'charts/web' } as const;
  const given = fleet();
  const regional = { ...given, clusters: { ...given.clusters, 'flux-prod': { ...given.clusters['flux-prod']!, region: 'westeurope' } } }; // prettier-ignore
  const catalogue = { fleet: regional, products: [product('web', { chart, version: undefined }).spec] };
  return program({ root, catalogue, command: 'fleet' }).run(argv);
}
const prod = { prod: { cluster: 'argo-prod', ring: 'late' } };

it.each([
  [
    ['move', 'acme-prd', '--to', 'nowhere'],
    ["error: --to: unknown cluster 'nowhere'", "error: move: unknown tenant 'acme-prd'"],
  ],
  [['move', 'acme-prod', '--to', 'argo-dev'], ["cluster 'argo-dev' does not host environment 'prod'"]],
  [
    ['remove', 'customer', 'acm', '--resources', 'all'],
    ["error: --resources: is 'all'", "error: remove customer: unknown customer 'acm'"],
  ],
  [['remove', 'customer', 'acme'], ['error: --resources: is not given']],
  [
    ['remove', 'customer', 'acme', '--resources', 'keep', '--commit'],
    ['error: --commit: the fleet is in no git repository'],
  ],
])('%j is refused, with all that is wrong', async (argv, said) => {
  expect(await run(prod, ...argv)).toBe(1);
  for (const each of said) expect(heard.said).toContain(each);
  expect(heard.out).toBe('');
});

it('a tenant that its region places is not moved', async () => {
  const tenants = { prod: { regions: ['westeurope'], ring: 'late' } } as const;
  expect(await run(tenants, 'move', 'acme-prod-westeurope', '--to', 'argo-prod')).toBe(1);
  expect(heard.said).toContain('it says no cluster: its region or its pool decides');
});

it('a move shows its steps, and changes nothing', async () => {
  expect([await run(prod, 'move', 'acme-prod', '--to', 'flux-prod'), heard.said]).toEqual([0, '']);
  expect(heard.out).toBe(`acme-prod: 2 steps, each published and seen before the next

1. Move acme-prod from argo-prod to flux-prod
   before it: its data is where flux-prod will look for it, or is copied before its people are sent there: what starts there starts anew
   customers/acme/customer.ts: tenants.prod.cluster becomes 'flux-prod'
   may go: acme-prod
   when it is published, look:
     kubectl --context flux-prod get kustomizations,helmreleases -A -l ringfleet.io/tenant=acme-prod

2. Delete what stays of acme-prod on argo-prod
   before it: it is healthy on flux-prod, has its data there, and DNS leads there
   before it: argo-prod and flux-prod are two Kubernetes clusters, although their API servers have the same addresses
   by hand:
     kubectl --context argo-prod delete applications -n argocd -l ringfleet.io/tenant=acme-prod
     kubectl --context argo-prod delete namespaces -l ringfleet.io/tenant=acme-prod
     kubectl --context argo-prod delete serviceaccounts -A -l ringfleet.io/tenant=acme-prod

Nothing is changed. To make the first of them, and its commit:
  fleet move acme-prod --to flux-prod --commit
`);
});

it('a site moves by itself', async () => {
  const tenants = { dev: { sites: { north: { cluster: 'argo-dev', ring: 'internal' } } }, ...prod };
  expect(await run(tenants, 'move', 'acme-prod', '--to', 'flux-prod')).toBe(0);
  heard.out = '';
  expect(await run(tenants, 'remove', 'customer', 'acme', '--resources', 'keep')).toBe(0);
  expect(heard.out).toContain("tenants.dev.sites.north.onDelete becomes 'orphan'\n");
  expect(heard.out).not.toContain('tenants.prod.onDelete');
});

it.each([
  [
    ['move', 'acme-prod'],
    'error: move: says neither cluster nor ring\n  fix: give --to CLUSTER, or --ring RING',
  ],
  [['move', 'acme-prod', '--to', 'flux-prod', '--ring', 'early'], 'error: move: says both cluster and ring'],
  [['move', 'acme-prod', '--ring', 'internal'], "error: --ring: unknown ring 'internal'\n  fix: "],
  [['rename', 'customer', 'acm', '--to', 'x'], "error: rename customer: unknown customer 'acm'"],
  [['rename', 'customer', 'acme', '--to', 'acme'], "error: --to: 'acme' is a customer already"],
  [['rename', 'customer', 'acme', '--to', 'No Name'], "'No Name'"],
])('%j is refused', async (argv, said) => {
  expect(await run(prod, ...argv)).toBe(1);
  expect([heard.out, heard.said]).toEqual(['', expect.stringContaining(said)]);
});

it('a rename is a move to another name: what runs stays, and starts anew', async () => {
  expect([await run(prod, 'rename', 'customer', 'acme', '--to', 'acme-corp'), heard.said]).toEqual([0, '']);
  expect(heard.out).toBe(`acme: 2 steps, each published and seen before the next

1. Rename customer acme to acme-corp
   before it: its data is where acme-corp will look for it, or is copied before its people are sent there: what starts there starts anew
   before it: its hosts lead to one of the two: what ran before goes on and claims them, too
   customers/acme/customer.ts: name becomes 'acme-corp'
   customers/acme/customer.ts: becomes customers/acme-corp/customer.ts, with its folder
   may go: acme
   when it is published, look:
     kubectl --context argo-prod get applications -n argocd -l ringfleet.io/tenant=acme-corp-prod

2. Delete what stays of acme
   before it: acme-corp is healthy, has its data, and DNS leads there
   by hand:
     kubectl --context argo-prod delete applications -n argocd -l ringfleet.io/tenant=acme-prod
     kubectl --context argo-prod delete namespaces -l ringfleet.io/tenant=acme-prod
     kubectl --context argo-prod delete serviceaccounts -A -l ringfleet.io/tenant=acme-prod

Nothing is changed. To make the first of them, and its commit:
  fleet rename customer acme --to acme-corp --commit
`);
});

it('what its environment would delete is kept, before its name goes', async () => {
  const tenants = { dev: { sites: { north: { cluster: 'argo-dev', ring: 'internal' } } } } as const;
  expect([await run(tenants, 'rename', 'customer', 'acme', '--to', 'acme-corp'), heard.said]).toEqual([
    0,
    '',
  ]);
  expect(heard.out.match(/^\d\..*|.*(?:becomes|goes)(?: '.*)?$/gm)).toEqual([
    '1. Keep what acme runs when its name goes',
    "   customers/acme/customer.ts: tenants.dev.sites.north.onDelete becomes 'orphan'",
    '2. Rename customer acme to acme-corp',
    "   customers/acme/customer.ts: name becomes 'acme-corp'",
    '   customers/acme/customer.ts: tenants.dev.sites.north.onDelete goes',
    '3. Delete what stays of acme',
  ]);
});
