import { customer, issuesOf } from '../../support/specs';

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
      problem: "the people of group 'holding' see what is of each of these customers: acme, beta",
      fix: 'give each customer a group of its own, unless they are one company',
    },
  ]);
});

it('of many such customers a few are named', () => {
  const customers = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => of(name, 'holding'));
  expect(issuesOf({ customers })[0]!.problem).toContain('a, b, c, d, e and 2 more');
});
