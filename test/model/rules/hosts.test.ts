import { customer, issuesOf, product } from '../../support/specs';

const web = product('web', {
  hosts: ({ host }: { host?: string }) => (host === undefined ? [] : [host]),
} as object);
const on = (name: string, cluster: string, host: string) =>
  customer(name, { products: { web: { host } }, tenants: { prod: { cluster, ring: 'late' } } });

test('one host on two clusters, or two hosts on one, are accepted', () => {
  const customers = [
    on('acme', 'argo-prod', 'shop.example.com'),
    on('bolt', 'flux-prod', 'shop.example.com'),
    on('core', 'argo-prod', 'core.example.com'),
  ];
  expect(issuesOf({ products: [web], customers })).toStrictEqual([]);
});

test('a host that two releases of a cluster claim is refused', () => {
  const customers = [
    on('bolt', 'argo-prod', 'shop.example.com'),
    on('acme', 'argo-prod', 'shop.example.com'),
  ];
  expect(issuesOf({ products: [web], customers })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/bolt/customer.ts', path: 'tenants.prod' },
      problem: "host 'shop.example.com' of bolt-prod-web is that of acme-prod-web on cluster argo-prod",
      fix: 'give each release a host of its own',
    },
  ]);
});
