import { customer, issuesOf } from '../../support/specs';

/** Customers by the order of names, in these regions. */
const judge = (regions: readonly string[]) =>
  issuesOf({ customers: regions.map((region, index) => customer(`customer-${index + 1}`, { region })) });
const warned = (customer: string, region: string, meant: string) => ({
  severity: 'warning',
  at: { file: `customers/${customer}/customer.ts`, path: 'region' },
  problem: `no other customer is in region '${region}', which is nearly '${meant}'`,
  fix: `did you mean '${meant}'? Leave it where it is a region of its own`,
});

it.each(['westeuroppe', 'wsetEurope', 'westeurop', 'WestEurope', 'westeurepe'])(
  'a region that is a slip away from that of others is warned of: %s',
  (region) => {
    expect(judge([region, 'westeurope', 'westeurope'])).toStrictEqual([
      warned('customer-1', region, 'westeurope'),
    ]);
  },
);

it('of two that one customer has each, the first is taken at its word', () => {
  expect(judge(['westeurope', 'westeuropa'])).toStrictEqual([
    warned('customer-2', 'westeuropa', 'westeurope'),
  ]);
});

it.each([
  ['that several customers have', ['westeuropa', 'westeuropa', 'westeurope', 'westeurope']],
  ['that differs by a number', ['eastus', 'eastus2', 'us-east-1', 'us-east-2']],
  [
    'that is another part of a country',
    ['eastus', 'westus', 'uksouth', 'ukwest', 'northeurope', 'westeurope'],
  ],
  ['that is short', ['eu', 'us', 'de', 'se']],
])('a region is let through %s', (_, regions) => {
  expect(judge(regions)).toStrictEqual([]);
});
