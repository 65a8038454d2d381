import { ownersIn } from '../../lib/upgrade/owners';

const index = JSON.stringify({
  customer: 'acme',
  files: [
    { path: 'clusters/edge/tenants/acme-prod/releases/web.yaml', cluster: 'edge' },
    { path: 'customers/acme/metadata.yaml' },
  ],
});
const owner = ownersIn(new Map([['customers/acme/index.json', index]]));

it.each([
  ['clusters/edge/tenants/acme-prod/releases/web.yaml', 'customer acme, cluster edge'],
  ['customers/acme/metadata.yaml', 'customer acme'],
  ['customers/acme/index.json', 'customer acme'],
  ['clusters/edge/bootstrap/root.yaml', 'cluster edge'],
  ['products/web/base-values.yaml', 'product web'],
  ['rings/early/web.yaml', 'ring early'],
  ['applicationsets/all.yaml', 'shared'],
  ['azure/azuredeploy.json', 'shared'],
  // A state repository of its own.
  ['fleet-state/clusters/edge/bootstrap/root.yaml', 'cluster edge'],
])('%s belongs to %s', (path, whose) => {
  expect(owner(path)).toBe(whose);
});

it('knows the tenants of either output', () => {
  const both = ownersIn(new Map(), new Map([['state/customers/acme/index.json', index]]));
  expect(both('clusters/edge/tenants/acme-prod/releases/web.yaml')).toBe('customer acme, cluster edge');
});
