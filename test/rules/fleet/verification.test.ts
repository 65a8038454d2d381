import type { ComponentSpec } from '../../../lib/authored/component';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { anyCluster, customer, fleet, issuesOf, product, untyped } from '../../support/specs';

const repositories: FleetSpec['repositories'] = {
  ...fleet().repositories,
  shared: { oci: 'oci://registry.example.com/shared', charts: 'HelmRepository' },
};
const clusters: FleetSpec['clusters'] = { one: { ...anyCluster, engine: 'flux', environment: 'prod' } };
const component = (changes: object): ComponentSpec =>
  untyped({ namespace: 'apps', versions: { prod: '1.0.0' }, ...changes });
const commits = { mode: 'HEAD', secretRef: 'signers' } as const;

function judge(spec: ComponentSpec, on = clusters): unknown[][] {
  const found = issuesOf({
    fleet: fleet({ repositories, components: { it: spec }, clusters: on }),
    customers: [],
  });
  return found.map(({ severity, at, problem, fix }) => [severity, at.path, problem, fix]);
}

it.each([
  { kustomize: { repository: 'code', path: 'x' }, verify: commits },
  { chart: { repository: 'registry', name: 'x' }, verify: { provider: 'cosign', matchOIDCIdentity: [] } },
  { chart: { repository: 'shared', name: 'x' }, verify: { provider: 'notation', secretRef: 'keys' } },
])('a component is verified as its repository can be: %j', (changes) => {
  expect(judge(component(changes))).toStrictEqual([]);
});

it.each([
  [
    { kustomize: { repository: 'code', path: 'x' }, verify: { provider: 'cosign' } },
    'verify',
    "'code' is in git, where people sign commits and tags",
    "say which: { mode: 'HEAD', secretRef: '…' }",
  ],
  [
    {
      chart: { repository: 'registry', name: 'x' },
      overrides: { environments: { prod: { verify: commits } } },
    },
    'overrides.environments.prod.verify',
    "'registry' is an OCI repository, where programs sign artifacts",
    "say which program: { provider: 'cosign' }",
  ],
  [
    {
      chart: { repository: 'shared', name: 'x' },
      verify: { provider: 'cosign', matchOIDCIdentity: [{ issuer: 'a', subject: 'b' }] },
    },
    'verify.matchOIDCIdentity',
    'a chart that Flux pulls by a HelmRepository cannot be held to who signed it',
    "leave it out, or charts: 'HelmRepository' of 'shared'",
  ],
  [
    { chart: { repository: 'charts', name: 'x' }, overrides: { clusters: { one: { verify: commits } } } },
    'overrides.clusters.one.verify',
    "'charts' is a Helm repository, which Flux verifies no signature of",
    'leave it out, or take it from git or from an OCI repository',
  ],
])('it is refused what its repository cannot have: %j', (changes, path, problem, fix) => {
  expect(judge(component(changes))).toStrictEqual([['error', `components.it.${path}`, problem, fix]]);
});

it('nobody is told that a signature is verified where nobody looks at it', () => {
  const argo = { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false } as const;
  const spec = component({ kustomize: { repository: 'code', path: 'x' }, verify: commits });
  expect(judge(spec, { argo }).map(([severity, , problem]) => [severity, problem])).toStrictEqual([
    [
      'warning',
      "nobody verifies component 'it' on cluster 'argo': Argo CD knows the signatures of git alone, by AppProject",
    ],
  ]);
});

it('a product is judged alike', () => {
  const web = product('web', { overrides: { environments: { prod: { verify: { provider: 'cosign' } } } } });
  const found = issuesOf({ products: [web], customers: [customer('acme')] });
  expect(found.map(({ severity, at, problem }) => [severity, at.file, at.path, problem])).toStrictEqual([
    [
      'error',
      'products/web/product.ts',
      'overrides.environments.prod.verify',
      "'code' is in git, where people sign commits and tags",
    ],
    [
      'warning',
      'products/web/product.ts',
      'verify',
      "nobody verifies product 'web' on cluster 'argo-prod': Argo CD knows the signatures of git alone, by AppProject",
    ],
  ]);
});
