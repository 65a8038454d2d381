import type { GuardrailMode } from '../../../lib/authored/guardrails';
import type { ProductSpec } from '../../../lib/authored/product';
import { customer, fleet, issuesOf, product } from '../../support/specs';

const hosts = () => ['web.acme.test'];
const file = 'products/web/product.ts';
const noPort = {
  severity: 'warning',
  at: { file, path: 'ports' },
  problem: "'web' has hosts, but no port that the ingress controller may reach",
  fix: 'give ports.http, the port of its pods; or under peers.from what reaches it instead, an empty list if nothing does',
};
const noWayOut = {
  severity: 'warning',
  at: { file, path: 'peers' },
  problem:
    "'web' may reach DNS and its own namespace, and nothing else: no database, no other service, not the internet",
  fix: 'list under peers.to what it calls, an empty list if that is nothing',
};
const judged = (changes: Partial<ProductSpec>, specs: Parameters<typeof issuesOf>[0] = {}) =>
  issuesOf({ products: [product('web', changes)], ...specs });

it('a product with hosts, but no port for the ingress controller, is told', () => {
  expect(judged({ hosts })).toStrictEqual([]);
  expect(judged({ hosts, peers: { to: [] } })).toStrictEqual([noPort]);
  expect(judged({ hosts, peers: { to: [] }, ports: { metrics: 9797 } })).toStrictEqual([noPort]);
  expect(judged({ hosts, peers: { to: [] }, ports: { http: 8080 } })).toStrictEqual([]);
  expect(judged({ peers: { to: [] } })).toStrictEqual([]);
});

it('one that something else reaches is not', () => {
  const from = [{ namespace: 'gateway', ports: [8080] }];
  expect(judged({ hosts, peers: { to: [], from } })).toStrictEqual([]);
});

it('a product without any way out is told, unless it says that it needs none', () => {
  expect(judged({ peers: {} })).toStrictEqual([noWayOut]);
  expect(judged({ peers: { from: [{ namespace: 'gateway', ports: [8080] }] } })).toStrictEqual([noWayOut]);
  expect(judged({ peers: { to: [] } })).toStrictEqual([]);
  expect(judged({ peers: { to: [{ namespace: 'databases', ports: [5432] }] } })).toStrictEqual([]);
  expect(judged({ peers: {}, needsApiServer: true })).toStrictEqual([]);
});

it('each is said once, in however many tenants the product runs, and before anybody has it', () => {
  const customers = ['acme', 'beta', 'gamma'].map((name) => customer(name));
  // Hosts that would not be one another's.
  const none = { hosts: () => [], peers: {} };
  expect(judged(none, { customers })).toStrictEqual([noWayOut, noPort]);
  expect(judged(none, { customers: [] })).toStrictEqual([noWayOut, noPort]);
});

it('where policies only warn, too; where they are off, nobody is told', () => {
  const everywhere = (networkPolicies: GuardrailMode) => {
    const { environments } = fleet();
    const changed = Object.entries(environments).map(([name, spec]) => [
      name,
      { ...spec, guardrails: { networkPolicies } },
    ]);
    return { fleet: fleet({ environments: Object.fromEntries(changed) }) };
  };
  expect(judged({ peers: {} }, everywhere('warn'))).toStrictEqual([noWayOut]);
  expect(judged({ peers: {} }, everywhere('off'))).toStrictEqual([]);
  expect(judged({ peers: {}, guardrails: { networkPolicies: 'off' } }, { customers: [] })).toStrictEqual([]);
});
