import type { FeatureFlag } from '../../../lib/authored/customer';
import { customer, issuesOf, untyped } from '../../support/specs';

const judge = (featureFlags: Record<string, FeatureFlag>) =>
  issuesOf({ customers: [customer('acme', { featureFlags })] }).map(
    ({ at, problem, fix }) => `${at.path}: ${problem}; ${fix}`,
  );

it('flags of every type are let through, other in an environment of the customer', () => {
  const flags = { 'dark-mode': true, 'max.uploads': 3, THEME_1: 'plain' };
  expect(judge(flags)).toEqual([]);
  expect(judge({ beta: { default: false, environments: { prod: true } } })).toEqual([]);
});

it.each(['dark mode', 'a/b', '..', 'ä', 'x'.repeat(254)])(
  'a name that no ConfigMap takes is refused: %s',
  (name) => {
    expect(judge({ [name]: true })).toEqual([
      `featureFlags.${name}: '${name}' is no key of a ConfigMap; use letters, digits, '-', '_' and '.'`,
    ]);
  },
);

it('an environment without the customer is refused', () => {
  expect(judge({ beta: { default: false, environments: { dev: true } } })).toEqual([
    "featureFlags.beta.environments.dev: customer 'acme' has no tenant in 'dev'; use one of: prod",
  ]);
});

it.each<[string, unknown]>([
  ['null', null],
  ['a list', [1]],
  ['no number', NaN],
  ['only for an environment', { environments: { prod: true } }],
  ['a map there', { default: 1, environments: { prod: {} } }],
])('a value that is %s is refused', (_, value) => {
  const [issue, ...more] = issuesOf({
    customers: [customer('acme', { featureFlags: { beta: untyped(value) } })],
  });
  expect([issue?.at.path, more]).toEqual(['featureFlags.beta', []]);
});
