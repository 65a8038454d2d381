import type { ApplicationSetSpec } from '../../../../../lib/engines/argocd/authored/application-set';
import { plan } from '../../../../../lib/planner/plan';
import type { CheckoutInput, Specs } from '../../../../../lib/authored/specs';
import { folders, onArgocd, withSet } from '../../../../support/sets';
import { fleet, issuesOf, specs, untyped } from '../../../../support/specs';

const URL = 'https://git.example.com/configs.git';
const of = (generator: object, name = '{{ .path.basename }}-config'): ApplicationSetSpec => ({
  ...folders,
  generators: [generator as never],
  template: { ...folders.template, name },
});
const over = (revision = 'HEAD') =>
  of({ git: { repoURL: URL, revision, directories: [{ path: 'teams/*' }] } });
const checkout: CheckoutInput = {
  repository: URL,
  branch: 'main',
  commit: 'abc123',
  paths: ['teams/red/x.yaml', 'teams/blue/x.yaml'],
  text: () => '',
};

/** Names of what the set makes as it is planned. */
function namesOf(given: Specs): string[] {
  const expansion = plan(given).plan?.applicationSets[0]?.expansion;
  return expansion?.applications.map(({ metadata }) => metadata.name) ?? [];
}

describe('a set over a repository that is checked out', () => {
  it.each(['HEAD', 'main', 'abc123'])('is expanded from there, at %s', (revision) => {
    const given = withSet(specs(), 'set', over(revision));
    expect(namesOf({ ...given, checkouts: [checkout] })).toEqual(['blue-config', 'red-config']);
    expect(namesOf(given)).toEqual([]);
  });

  it('is not at another revision, unless no branch is checked out', () => {
    const given = withSet(specs(), 'set', over('v1.0.0'));
    expect(namesOf({ ...given, checkouts: [checkout] })).toEqual([]);
    const { branch: _, ...detached } = checkout;
    expect(namesOf({ ...given, checkouts: [detached] })).toHaveLength(2);
  });

  it('may name it as the fleet does', () => {
    const base = fleet();
    const named = { ...base, repositories: { ...base.repositories, configs: { git: URL } } };
    const given = withSet(specs({ fleet: named }), 'set', over());
    expect(namesOf({ ...given, checkouts: [{ ...checkout, repository: 'configs' }] })).toHaveLength(2);
  });
});

it('a checkout of a repository that there is none of is refused', () => {
  const given = specs();
  const wrong = { ...given, fleet: { ...given.fleet, checkouts: { 'fleet-stat': '../x' } } };
  expect(issuesOf(wrong)).toMatchObject([
    {
      at: { path: 'checkouts.fleet-stat' },
      problem: "'fleet-stat' is neither a URL nor a repository of the fleet",
      fix: expect.stringContaining('fleet-state'),
    },
  ]);
});

describe('a set is expanded as the version of Argo CD does it that runs it', () => {
  const selected = of(
    {
      git: {
        repoURL: 'fleet-state',
        revision: 'main',
        directories: [{ path: 'customers/*' }],
        values: { who: '{{ .path.basename }}' },
      },
      selector: { matchLabels: { 'values.who': 'acme' } },
    },
    '{{ .values.who }}-config',
  );

  it.each([
    ['3.3', []],
    ['3.4', ['acme-config']],
  ] as const)('%s', (argocdVersion, names) => {
    const { plan: found } = plan(onArgocd(withSet(specs(), 'set', selected), { argocdVersion }));
    const active = found!.clusters.flatMap((cluster) =>
      'applicationSets' in cluster ? cluster.applicationSets : [],
    );
    expect(
      active.map(({ expansion }) => expansion.applications.map(({ metadata }) => metadata.name)),
    ).toEqual(active.map(() => names));
    expect(active).not.toEqual([]);
  });
});

it('what depends on the day or on chance is told of the text alone, and the rest is judged', () => {
  const { template } = folders;
  const dated = {
    ...of({ list: { elements: [{ name: 'a' }] } }),
    template: {
      ...template,
      name: '{{ .name }}-config',
      annotations: { made: '{{ now }}' },
      project: 'nobody',
    },
  };
  const given = withSet(specs(), 'set', untyped(dated));
  expect(issuesOf(given).map(({ severity, at, problem }) => [severity, at.path, problem])).toEqual(
    expect.arrayContaining([
      [
        'warning',
        'applicationSets.set.template.annotations.made',
        'now depends on the time and its zone, which cannot be expanded offline as Argo CD does it',
      ],
      ['error', 'applicationSets.set.template.project', expect.stringContaining("'nobody'")],
    ]),
  );
});
