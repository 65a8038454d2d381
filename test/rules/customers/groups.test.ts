import { customer, fleet, issuesOf } from '../../support/specs';

const of = (name: string, group: string) => customer(name, { group });

it('customers with a group each see nothing of one another', () => {
  expect(issuesOf({ customers: [of('acme', 'acme-staff'), of('beta', 'beta-staff')] })).toStrictEqual([]);
});

it('customers that share a group are told whom its people see, once', () => {
  const customers = [of('beta', 'holding'), of('acme', 'holding'), of('gamma', 'gamma-staff')];
  expect(issuesOf({ customers })).toStrictEqual([
    {
      severity: 'warning',
      at: { file: 'customers/acme/customer.ts', path: 'group' },
      problem: "these customers share group 'holding', whose members can see all of them: acme, beta",
      fix: 'give each customer a group of its own, unless they are one company',
    },
  ]);
});

it('of many such customers a few are named', () => {
  const customers = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => of(name, 'holding'));
  expect(issuesOf({ customers })[0]!.problem).toContain('a, b, c, d, e and 2 more');
});

describe("a group of Kubernetes' own", () => {
  const own = [
    'system:authenticated',
    'system:unauthenticated',
    'system:serviceaccounts',
    'system:serviceaccounts:acme-prod',
    'system:nodes',
    'system:masters',
  ];
  const said = (group: string) => ({
    severity: 'error',
    problem: `group '${group}' is one of Kubernetes' own, and no group of people`,
    fix: "name a group of your identity provider: its name does not begin with 'system:'",
  });

  it.each(own)('is no group of a customer, on no engine: %s', (group) => {
    const at = { file: 'customers/acme/customer.ts', path: 'group' };
    for (const cluster of ['argo-prod', 'flux-prod', 'arc-prod']) {
      const acme = customer('acme', { group, tenants: { prod: { cluster, ring: 'late' } } });
      expect(issuesOf({ customers: [acme] })).toStrictEqual([{ ...said(group), at }]);
    }
  });

  it.each(['admins', 'readers'])("is none of the platform team's %s", (kind) => {
    const access = { admins: ['ops'], [kind]: ['system:authenticated'] };
    const at = { file: 'fleet/fleet.ts', path: `argocd.access.${kind}` };
    expect(issuesOf({ fleet: fleet({ argocd: { access } }) })).toStrictEqual([
      { ...said('system:authenticated'), at },
    ]);
  });

  it.each(['systems:acme', 'acme:system:', 'system'])('is not %s', (group) => {
    expect(issuesOf({ customers: [of('acme', group)] })).toStrictEqual([]);
  });
});
