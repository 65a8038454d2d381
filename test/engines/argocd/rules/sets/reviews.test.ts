import type { ApplicationSetSpec } from '../../../../../lib/engines/argocd/authored/application-set';
import type { CustomerSpec } from '../../../../../lib/authored/customer';
import { folders, withSet } from '../../../../support/sets';
import { customer, fleet, issuesOf, specs } from '../../../../support/specs';

const git = { repoURL: 'fleet-state', revision: 'main' };
const sites: CustomerSpec['tenants'] = {
  prod: { sites: { north: { cluster: 'argo-prod', ring: 'late' } } },
};

type Item = { path: string; exclude?: boolean };
type Given = { files: readonly Item[] } | { directories: readonly Item[] };

/** What is said of a set with the generator, over a customer with one tenant or with sites; of these files alone. */
function saidOf(given: Given, tenants?: CustomerSpec['tenants'], prefix = '', repoURL = git.repoURL) {
  const set = { ...folders, generators: [{ git: { ...git, repoURL, ...given } }] } as ApplicationSetSpec;
  const { fleet: of } = specs();
  const all = specs({
    fleet: fleet({ state: { ...of.state, prefix } }),
    customers: [customer('acme', tenants && { tenants })],
  });
  return issuesOf(withSet(all, 'set', set))
    .filter(({ problem }) => problem.includes('shows reviewers'))
    .map(({ severity, at, problem, fix }) => ({ severity, path: at.path, problem, fix }));
}
const files = (...paths: string[]): Given => ({ files: paths.map((path) => ({ path })) });
const directories = (...paths: string[]): Given => ({ directories: paths.map((path) => ({ path })) });

it.each<[string, Given, string]>([
  ['every file of customers', files('customers/*.yaml'), 'customers/acme/web/releases/prod.yaml'],
  ['every file below a folder', files('customers/**'), 'customers/acme/web/releases/prod.yaml'],
  ['files by environment', files('customers/*/*/*/prod.yaml'), 'customers/acme/web/releases/prod.yaml'],
  ['every folder of a product', directories('customers/*/*/*'), 'customers/acme/web/releases'],
])('a set over %s finds files that are for reviewers', (_, given, found) => {
  const [issue, ...more] = saidOf(given);
  expect(more).toEqual([]);
  expect(issue).toMatchObject({
    severity: 'error',
    path: 'applicationSets.set.generators',
    problem: `a git generator finds '${found}', which shows reviewers what a release comes to`,
  });
});

it.each<[string, Given]>([
  ['value files', files('customers/*/*/values.yaml')],
  ['files of customers', files('customers/*/products.yaml')],
  ['values of an environment', files('customers/*/*/environments/*.yaml')],
  ['folders of customers', directories('customers/*')],
  ['folders of products', directories('customers/*/*')],
])('a set over %s finds none', (_, given) => {
  expect([...saidOf(given), ...saidOf(given, sites)]).toEqual([]);
});

it.each<[string, Given, CustomerSpec['tenants'] | undefined]>([
  ['files', files('customers/**'), undefined],
  ['files of sites', files('customers/**'), sites],
  ['folders', directories('customers/*/*/*'), undefined],
  ['folders of sites', directories('customers/*/*/*'), sites],
])('what it says to add leaves them out: %s', (_, given, tenants) => {
  const { fix } = saidOf(given, tenants)[0]!;
  const [, path] = /\{ path: '(.*)', exclude: true \}$/.exec(fix)!;
  const excluded = { path: path!, exclude: true };
  const items =
    'files' in given
      ? { files: [...given.files, excluded] }
      : { directories: [...given.directories, excluded] };
  expect(saidOf(items, tenants)).toEqual([]);
});

it('they are found below the prefix of their repository, and nowhere else', () => {
  expect(saidOf(files('values/customers/**'), undefined, 'values')).toMatchObject([
    { problem: expect.stringContaining("finds 'values/customers/acme/web/releases/prod.yaml'") as string },
  ]);
  expect(saidOf(files('customers/**'), undefined, 'values')).toEqual([]);
  expect(saidOf(files('customers/**'), undefined, '', 'code')).toEqual([]);
});
