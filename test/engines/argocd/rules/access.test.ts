import { customer, fleet, issuesOf } from '../../../support/specs';

const at = { file: 'customers/acme/customer.ts', path: 'group' };

it("groups of the platform team's own, with blanks and commas, are let through", () => {
  const access = { admins: ['platform team', 'CN=ops,OU=teams'], readers: ['support'] };
  expect(issuesOf({ fleet: fleet({ argocd: { access } }) })).toStrictEqual([]);
});

it.each(['admins', 'readers'])("a customer's group among the %s is refused", (kind) => {
  const access = { admins: ['ops'], [kind]: ['acme-operators'] };
  expect(issuesOf({ fleet: fleet({ argocd: { access } }) })).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: "group 'acme-operators' is one of the platform team's, who see every customer",
      fix: 'give the customer a group of its own, or take it from argocd.access in fleet/fleet.ts',
    },
  ]);
});

it.each(['a"b', ' a', 'a\nb', 'role:readonly'])(
  'a group %j that no policy can hold is refused, wherever it is',
  (group) => {
    const issues = issuesOf({
      fleet: fleet({ argocd: { access: { admins: [group], readers: ['c'] } } }),
      customers: [customer('acme', { group: `${group}"` })],
    });
    const fix =
      'use the name that the identity provider has for the group, without quotes and control characters, and no role';
    const of = (name: string) => `group ${JSON.stringify(name)} cannot stand in a policy of Argo CD`;
    expect(issues).toStrictEqual([
      { severity: 'error', at, problem: of(`${group}"`), fix },
      {
        severity: 'error',
        at: { file: 'fleet/fleet.ts', path: 'argocd.access.admins' },
        problem: of(group),
        fix,
      },
    ]);
  },
);

it('a customer that no cluster of Argo CD runs may have any group', () => {
  const elsewhere = customer('acme', {
    group: 'a"b',
    tenants: { prod: { cluster: 'flux-prod', ring: 'late' } },
  });
  expect(issuesOf({ customers: [elsewhere] })).toStrictEqual([]);
});
