import type { LandscapeSpec } from '../../../lib/authored/landscape';
import { landscape } from '../../support/landscape';
import { fleet, issuesOf, untyped } from '../../support/specs';

function judge(changes: Partial<LandscapeSpec>) {
  return issuesOf({ fleet: fleet({ landscape: { ...landscape, ...changes } }) });
}

const at = (path: string) => ({ file: 'fleet/fleet.ts', path: `landscape.${path}` });

it('a landscape whose names are all there is right', () => {
  expect(judge({})).toStrictEqual([]);
  expect(issuesOf({ fleet: fleet({ landscape: { repositories: {} } }) })).toStrictEqual([]);
});

it.each(['relations', 'chain'] as const)('an end of an arrow that is nowhere is refused among %s', (kind) => {
  const arrows = [
    { from: 'infra', to: 'fleet-sate' },
    { from: 'nobody', to: 'web' },
  ];
  expect(judge({ [kind]: arrows })).toStrictEqual([
    {
      severity: 'error',
      at: at(`${kind}.0.to`),
      problem: "unknown repository or thing 'fleet-sate'",
      fix: "did you mean 'fleet-state'? Allowed: cluster, fleet-state, image, infra, web",
    },
    {
      severity: 'error',
      at: at(`${kind}.1.from`),
      problem: "unknown repository or thing 'nobody'",
      fix: 'use one of: cluster, fleet-state, image, infra, web',
    },
  ]);
});

it('a pipeline that ends nowhere is refused, and so is what watches it and is nowhere', () => {
  const pipeline = { relations: [{ from: 'web', to: 'imagee' }], deploys: 'clustr', monitors: 'nobody' };
  const allowed = 'cluster, fleet-state, image, infra, web';
  expect(judge({ pipeline }).map(({ at: { path }, problem, fix }) => [path, problem, fix])).toEqual([
    [
      'landscape.pipeline.deploys',
      "unknown repository or thing 'clustr'",
      `did you mean 'cluster'? Allowed: ${allowed}`,
    ],
    ['landscape.pipeline.monitors', "unknown repository or thing 'nobody'", `use one of: ${allowed}`],
    [
      'landscape.pipeline.relations.0.to',
      "unknown repository or thing 'imagee'",
      `did you mean 'image'? Allowed: ${allowed}`,
    ],
  ]);
});

it('a repository may be a source of the fleet that is there, and no other', () => {
  const { web } = landscape.repositories;
  const source = (name: string) =>
    judge({ repositories: { ...landscape.repositories, web: { ...web, source: name } } });
  expect(source('code')).toStrictEqual([]);
  expect(source('fleet-state')).toStrictEqual([]);
  expect(source('cod')).toStrictEqual([
    {
      severity: 'error',
      at: at('repositories.web.source'),
      problem: "unknown source 'cod'",
      fix: "did you mean 'code'? Allowed: charts, code, fleet-state, registry",
    },
  ]);
});

it('a group that the landscape does not have is refused', () => {
  const { image } = landscape.things;
  const things = { ...landscape.things, image: { ...image, group: 'grund' } };
  expect(judge({ things })).toStrictEqual([
    {
      severity: 'error',
      at: at('things.image.group'),
      problem: "unknown group 'grund'",
      fix: "did you mean 'ground'? Allowed: apps, empty, ground",
    },
  ]);
});

it('one name for a repository and a thing is refused', () => {
  expect(judge({ things: { ...landscape.things, web: {} } })).toStrictEqual([
    {
      severity: 'error',
      at: at('things.web'),
      problem: "'web' is the name of a repository, too",
      fix: 'rename one of them',
    },
  ]);
});

it('an arrow that is there already is refused', () => {
  const [first] = landscape.relations;
  expect(judge({ relations: [first, { ...first, label: 'again' }] })).toStrictEqual([
    {
      severity: 'error',
      at: at('relations.1'),
      problem: "'infra' leads to 'cluster' twice",
      fix: 'say all of it in the label of one of them',
    },
  ]);
});

it('a chain that leads back to where it began is refused; relations may', () => {
  const back = { from: 'web', to: 'infra' } as const;
  const chain = [...landscape.chain.slice(0, 3), back];
  expect(judge({ chain })).toStrictEqual([
    {
      severity: 'error',
      at: at('chain'),
      problem: 'the chain leads back to where it began: fleet-state -> image -> web -> infra -> fleet-state',
      fix: "remove one of these, or make it line: 'dotted' where it only looks on",
    },
  ]);
  expect(judge({ relations: chain })).toStrictEqual([]);
});

it.each<[string, unknown, string]>([
  ['owners', { owners: [] }, 'landscape.repositories.web.owners'],
  ['layer', { layer: undefined }, 'landscape.repositories.web.layer'],
  ['changesWhen', { changesWhen: '' }, 'landscape.repositories.web.changesWhen'],
])('a repository without %s is refused', (_, wrong, path) => {
  const web = { ...landscape.repositories.web, ...(wrong as object) };
  const issues = judge({ repositories: untyped({ ...landscape.repositories, web }) });
  expect(issues.map((issue) => issue.at.path)).toStrictEqual([path]);
});

it('a repository may be a further state repository', () => {
  const states = { 'state-eu': { url: 'https://git.example.com/state-eu.git', branch: 'main' } };
  const repositories = {
    ...landscape.repositories,
    eu: { layer: 'GitOps', owners: ['ops'], changesWhen: 'something is released', source: 'state-eu' },
  };
  const given = fleet({ states, landscape: { ...landscape, repositories } });
  const unknown = issuesOf({ fleet: given }).filter(({ problem }) => problem.startsWith('unknown source'));
  expect(unknown).toStrictEqual([]);
});
