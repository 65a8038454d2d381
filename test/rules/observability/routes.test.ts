import { plan } from '../../../lib/planner/plan';
import { operated } from '../../support/operated';

const said = (changes: object) =>
  plan(operated({ observability: changes })).issues.map(
    ({ severity, at, problem, fix }) => `${severity} ${at.path}: ${problem}; ${fix}`,
  );
const AT = 'components.watching.observability';

it('a route leads to a receiver', () => {
  expect(said({ routes: [{ receiver: 'chat' }, { receiver: 'on-cal' }] })).toEqual([
    `warning ${AT}.receivers.on-call: 'on-call' is told of nothing; give it a route, or remove it`,
    `error ${AT}.routes.1.receiver: unknown receiver 'on-cal'; did you mean 'on-call'? Allowed: chat, on-call`,
  ]);
});

it('a route is of what there is', () => {
  const of = { environments: ['prd'], customers: ['acmee'], tiers: ['gold'] };
  expect(said({ routes: [{ receiver: 'chat', of }, { receiver: 'on-call' }] })).toEqual([
    `error ${AT}.routes.0.of.customers: unknown customer 'acmee'; did you mean 'acme'? Allowed: acme, bolt, crane, delta`,
    `error ${AT}.routes.0.of.environments: unknown environment 'prd'; did you mean 'prod'? Allowed: dev, prod`,
    expect.stringMatching(/unknown tier 'gold'; use one of: /),
  ]);
});

it('a receiver has fields that Alertmanager knows', () => {
  const [first] = said({ receivers: { chat: { slackConfig: [] } }, routes: [{ receiver: 'chat' }] });
  expect(first).toMatch(
    /receivers.chat.slackConfig: unknown field 'slackConfig'; did you mean 'slackConfigs'\?/,
  );
});
