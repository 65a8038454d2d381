import { fleet, issuesOf } from '../../support/specs';

it.each([
  ['kube-system', 'Kubernetes or the engine'],
  ['flux-system', 'Kubernetes or the engine'],
  ['fleet-releases', 'Kubernetes or the engine'],
  ['monitoring', 'cluster argo-prod'],
  ['ingress', 'component ingress'],
])("a tenant may not take the namespace '%s'", (name, owner) => {
  const naming = { namespace: () => name };
  expect(issuesOf({ fleet: fleet({ naming }) })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/acme/customer.ts', path: 'tenants.prod' },
      problem: `namespace '${name}' on cluster argo-prod is claimed by ${owner} and tenant acme-prod`,
      fix: 'rename one of them',
    },
  ]);
});
