import type { FleetSpec } from '../../../lib/authored/fleet';
import { customer, fleet, issuesOf, product } from '../../support/specs';

const acme = {
  ...customer('acme'),
  terraform: [{ file: 'customers/acme/terraform/main.tf', name: 'main.tf', text: '' }],
};
const judge = (terraform?: FleetSpec['terraform']) =>
  issuesOf({ fleet: fleet(terraform && { terraform }), customers: [acme] }).map(
    ({ severity, at, problem, fix }) => `${severity}: ${at.file} ${at.path ?? ''}: ${problem}; ${fix}`,
  );

it.each(['argo-prod', 'flux-prod'])('Terraform is applied by %s', (cluster) => {
  expect(judge({ cluster, namespace: 'ingress' })).toEqual([]);
});

it('Arc applies none', () => {
  expect(judge({ cluster: 'arc-prod', namespace: 'ingress' })).toEqual([
    "error: fleet/fleet.ts terraform.cluster: cluster 'arc-prod' has nothing that applies Terraform: Azure Arc brings no tofu-controller; did you mean 'argo-prod'? Allowed: argo-dev, argo-prod, flux-prod",
  ]);
});

it('a cluster that is not there is refused', () => {
  expect(judge({ cluster: 'argo-prd', namespace: 'ingress' })).toEqual([
    "error: fleet/fleet.ts terraform.cluster: unknown cluster 'argo-prd'; did you mean 'argo-prod'? Allowed: argo-dev, argo-prod, flux-prod",
  ]);
});

it('a namespace that nothing makes is refused', () => {
  expect(judge({ cluster: 'argo-prod', namespace: 'ingres' })).toEqual([
    "error: fleet/fleet.ts terraform.namespace: namespace 'ingres' is that of no component of cluster 'argo-prod'; add what runs Terraform as a component, or did you mean 'ingress'? Allowed: ingress",
  ]);
});

it('Terraform that nothing applies is told of', () => {
  expect(judge()).toEqual([
    'warning: customers/acme/terraform : Terraform is written to dist/, but no cluster of the fleet applies it; name a cluster under terraform of the fleet, unless something else applies it',
  ]);
});

it.each(['configs', 'secrets', 'terraform'])('no product is called %s', (name) => {
  const issues = issuesOf({
    products: [product(name)],
    customers: [customer('acme', { products: { [name]: {} } })],
  });
  expect(issues.map(({ problem }) => problem)).toEqual([
    `'${name}' is a folder of customers that is no product's`,
  ]);
});

it('a tenant and what applies Terraform may not share a name', () => {
  const naming = { terraform: (name: string) => `${name}-prod` };
  const issues = issuesOf({
    fleet: fleet({ naming, terraform: { cluster: 'argo-prod', namespace: 'ingress' } }),
    customers: [acme],
  });
  expect(issues.map(({ problem }) => problem)).toEqual([
    "Application or Kustomization 'acme-prod' on cluster argo-prod is claimed by tenant acme-prod and the Terraform of customer acme",
  ]);
});
