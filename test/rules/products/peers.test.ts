import type { AllowedPeers } from '../../../lib/authored/fleet';
import type { Peer } from '../../../lib/authored/product';
import { customer, fleet, issuesOf, product } from '../../support/specs';

/** Small changes to the small specs: `web` of acme and beta, and what the platform team allows. */
function said(
  peers: { readonly to?: readonly Peer[]; readonly from?: readonly Peer[] },
  allowed?: AllowedPeers,
) {
  return issuesOf({
    fleet: fleet(allowed && { peers: allowed }),
    products: [product('web', { peers: { to: [], ...peers } })],
    customers: [
      customer('acme'),
      customer('beta', { tenants: { prod: { cluster: 'arc-prod', ring: 'late' } } }),
    ],
  });
}

const ports = [443];
const at = (path: string) => ({ file: 'products/web/product.ts', path });
const allow = (what: string) =>
  `leave it out; or let the platform team allow it in fleet/fleet.ts: peers: { ${what} }`;

const EXCEPT = ['10.0.0.1/32', '169.254.0.0/16'];

it.each<Peer>([
  { namespace: 'databases', ports },
  { namespace: 'ingress', ports },
  { cidr: '10.0.1.0/24', ports },
  { cidr: '0.0.0.0/0', except: EXCEPT, ports },
  { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '169.0.0.0/8'], ports },
  { cidr: '::/0', except: ['fe80::/10'], ports },
])('a peer that is nobody else’s is let through: %j', (peer) => {
  expect(said({ to: [peer], from: [peer] })).toStrictEqual([]);
});

describe.each([
  ['kube-system', 'Kubernetes or the engine'],
  ['argocd', 'Kubernetes or the engine'],
  ['flux-system', 'Kubernetes or the engine'],
  ['fleet-releases', 'Kubernetes or the engine'],
  ['infra', 'Kubernetes or the engine'],
  ['beta-prod', "customer 'beta'"],
])('namespace %s', (namespace, whose) => {
  it.each(['to', 'from'])('is no peer, %s whom the product opens a way', (way) => {
    expect(said({ [way]: [{ namespace, ports }] })).toStrictEqual([
      {
        severity: 'error',
        at: at(`peers.${way}.0.namespace`),
        problem: `'${namespace}' is a namespace of ${whose}, to which products open no way`,
        fix: allow(`namespaces: ['${namespace}']`),
      },
    ]);
  });

  it('is one where the platform team says so', () => {
    expect(said({ to: [{ namespace, ports }] }, { namespaces: [namespace] })).toStrictEqual([]);
  });
});

it.each([
  ['169.254.169.254/32', '169.254.0.0/16, link-local addresses, as of the metadata of nodes'],
  ['fe80::1/128', 'fe80::/10, link-local addresses, as of the metadata of nodes'],
  ['10.0.0.1/32', "10.0.0.1/32, the API server of cluster 'flux-prod'"],
])('%s is no peer, unless the platform team says so', (cidr, whose) => {
  expect(said({ to: [{ cidr, ports }] })).toStrictEqual([
    {
      severity: 'error',
      at: at('peers.to.0.cidr'),
      problem: `'${cidr}' is among ${whose}, to which products open no way`,
      fix: allow(`cidrs: ['${cidr}']`),
    },
  ]);
  expect(said({ to: [{ cidr, ports }] }, { cidrs: [cidr] })).toStrictEqual([]);
});

it('a range that has such addresses in it leaves them out', () => {
  const wide = { cidr: '0.0.0.0/0', except: ['192.168.0.0/16'], ports };
  expect(said({ to: [wide] })).toStrictEqual([
    {
      severity: 'error',
      at: at('peers.to.0.cidr'),
      problem:
        "'0.0.0.0/0' has in it what products open no way to: 10.0.0.1/32 (the API server of cluster 'flux-prod'), 169.254.0.0/16 (link-local addresses, as of the metadata of nodes)",
      fix: "add '10.0.0.1/32', '169.254.0.0/16' to its except",
    },
  ]);
  expect(said({ to: [wide] }, { cidrs: EXCEPT })).toStrictEqual([]);
});
