import { plan as judge } from '../../../lib/planner/plan';
import type { Specs } from '../../../lib/authored/specs';
import { places, released, specs } from '../../support/warehouse-network';

const [web] = specs.products;
const rings = web!.rings!;

function at(environment: string, version: string): Specs {
  const entries = { ...rings.entries, [environment]: { version } };
  return { ...specs, products: [{ ...web!, rings: { ...rings, entries } }] };
}
const issues = (environment: string, version: string) => judge(at(environment, version)).issues;

const sha = '8c1f0a2b9d4e';

it.each([
  ['dev', `dev-${sha}`],
  ['dev', 'dev-latest'],
  ['dev', 'dev-8c1f0a2b9d4e8c1f0a2b9d4e8c1f0a2b9d4e8c1f'],
  ['staging', `staging-${sha}`],
  ['staging', 'staging-latest'],
  ['prod', 'v1.4.2'],
  ['prod', 'v2.0.0-rc.1'],
  ['prod', 'prod-latest'],
])('%s runs %s', (environment, tag) => {
  expect(issues(environment, tag)).toEqual([]);
});

const says = {
  dev: 'dev-<sha> or dev-latest',
  staging: 'staging-<sha> or staging-latest',
  prod: 'v<semver> or prod-latest',
} as const;

it.each([
  ['dev', `staging-${sha}`],
  ['dev', 'latest'],
  ['dev', 'v1.4.2'],
  ['staging', `dev-${sha}`],
  ['staging', 'staging-main'],
  ['prod', '1.4.2'],
  ['prod', 'v1.4'],
  ['prod', `prod-${sha}`],
  ['prod', 'dev-latest'],
] as const)(
  '%s does not run %s, which is told at its line with the tags that it runs',
  (environment, tag) => {
    const found = issues(environment, tag);
    expect(found).toContainEqual({
      severity: 'error',
      at: rings.locate(environment, 'version'),
      problem: `image tag '${tag}' of 'web' is none that environment '${environment}' runs`,
      fix: expect.stringContaining(says[environment]) as string,
    });
  },
);

it.each(places)('$tenant runs the image of its environment', ({ environment, ...place }) => {
  const runner = released(place).find(({ kind }) => kind === 'Rollout' || kind === 'Deployment')!;
  const { containers } = (runner.spec['template'] as { spec: { containers: { image: string }[] } }).spec;
  expect(containers.map(({ image }) => image)).toEqual([
    `europe-west1-docker.pkg.dev/warehouse-network/apps/web:${rings.entries[environment]!.version}`,
  ]);
});
