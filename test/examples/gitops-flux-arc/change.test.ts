import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan } from '../../../lib/planner/plan';
import { tenantsOf } from '../../../lib/plan/fleet';
import type { Specs } from '../../../lib/authored/specs';
import { readRings, withVersion } from '../../../lib/read';
import { example, exampleRoot } from '../../support/examples';
import { effectiveValues } from '../../support/helm-values';
import { difference, filesOf, planOf } from '../../support/sample';

const specs = example('gitops-flux-arc');
const files = filesOf(specs);
const tenants = tenantsOf(planOf(specs));

/** The fleet after an edit of an app's rings.yaml. */
function edited(app: string, edit: (text: string) => string): Specs {
  const file = `products/${app}/rings.yaml`;
  const text = readFileSync(join(exampleRoot('gitops-flux-arc'), file), 'utf8');
  const { rings, issues } = readRings(file, edit(text));
  expect(issues).toEqual([]);
  const products = specs.products.map((input) => (input.spec.name === app ? { ...input, rings } : input));
  return { ...specs, products };
}

it('the tag of app2 in ring1 changes app2 in the tenants of ring1, and nothing else', () => {
  const after = filesOf(edited('app2', (text) => withVersion(text, 'ring1-staging', { version: '3' })));
  expect(difference(files, after)).toEqual({
    added: [],
    removed: [],
    modified: [
      'clusters/customer-01-staging/tenants/customer-01-staging/releases/app2.yaml',
      'rings/ring1-staging/app2.yaml',
    ],
  });
  for (const { releases } of tenants)
    for (const { name } of releases) {
      const [before, now] = [effectiveValues(files, name), effectiveValues(after, name)];
      const isChanged = name === 'customer-01-staging-app2';
      expect([name, now]).toEqual([name, isChanged ? { ...before, image: { tag: '3' } } : before]);
    }
});

const everywhere = ['app1', 'app2'].flatMap((app) =>
  Object.keys(specs.fleet.rings).map((ring) => [app, ring] as const),
);

it.each(everywhere)('the tag of %s in %s touches that app in that ring alone', (app, ring) => {
  const hotfix = `  hotfix: { version: '5', reason: to see what it touches }\n`;
  const after = filesOf(
    edited(app, (text) =>
      withVersion(text, ring, { version: '5' }).replace(`${ring}:\n`, `${ring}:\n${hotfix}`),
    ),
  );
  const releases = tenants
    .filter((tenant) => tenant.ring === ring)
    .map(({ name, cluster }) => `clusters/${cluster.name}/tenants/${name}/releases/${app}.yaml`);
  const { added, removed, modified } = difference(files, after);
  expect([added, removed]).toEqual([[], []]);
  expect(modified).toEqual([...releases, `rings/${ring}/${app}.yaml`].sort());
});

it('a tag that skips a ring is refused', () => {
  const { issues } = plan(edited('app2', (text) => withVersion(text, 'ring3-mainstream', { version: '4' })));
  expect(issues.map(({ severity, problem }) => [severity, problem])).toEqual([
    ['error', "'ring3-mainstream' runs 4, which 'ring2-earlyadopters' has not reached: it runs 3"],
  ]);
});
