import { cycles, roundOf } from '../../facts/graph';
import { groupBy } from '../../facts/group-by';
import { error, within, type Issue, type Location } from '../../issues/issue';
import { sourcesOf, thingNames } from '../../plan/resolve/landscape';
import type { FleetSpec } from '../../authored/fleet';
import type { LandscapeSpec, RelationSpec } from '../../authored/landscape';
import type { Rule } from '../rule';
import { unknown } from '../../issues/unknown';

/** Whatever the landscape names is there, and its chain leads somewhere. */
export const landscapeReferences: Rule = function* ({ specs: { fleet, fleetFile } }) {
  const { landscape: spec } = fleet;
  if (!spec) return;
  const at = within({ file: fleetFile }, 'landscape');
  yield* twice(spec, at);
  yield* references(fleet, spec, at);
  yield* relations(spec.relations ?? [], spec, within(at, 'relations'));
  yield* relations(spec.chain ?? [], spec, within(at, 'chain'));
  yield* pipeline(spec, within(at, 'pipeline'));
  yield* circular(spec.chain ?? [], within(at, 'chain'));
};

function* twice({ repositories, things = {} }: LandscapeSpec, at: Location): Generator<Issue> {
  for (const name of Object.keys(things)) {
    if (!Object.hasOwn(repositories, name)) continue;
    yield error(
      within(at, 'things', name),
      `'${name}' is the name of a repository, too`,
      'rename one of them',
    );
  }
}

function* references(fleet: FleetSpec, spec: LandscapeSpec, at: Location): Generator<Issue> {
  const { groups = {}, repositories, things = {} } = spec;
  const sources = [...sourcesOf(fleet).keys()];
  for (const [name, { source }] of Object.entries(repositories))
    if (source !== undefined)
      yield* unknown(within(at, 'repositories', name, 'source'), 'source', source, sources);
  for (const [kind, all] of Object.entries({ repositories, things }))
    for (const [name, { group }] of Object.entries<{ readonly group?: string }>(all))
      if (group !== undefined)
        yield* unknown(within(at, kind, name, 'group'), 'group', group, Object.keys(groups));
}

function* relations(all: readonly RelationSpec[], spec: LandscapeSpec, at: Location): Generator<Issue> {
  const names = thingNames(spec);
  for (const [index, relation] of all.entries())
    for (const end of ['from', 'to'] as const)
      yield* unknown(within(at, String(index), end), 'repository or thing', relation[end], names);
  const arrows = groupBy(all.entries(), ([, { from, to }]) => JSON.stringify([from, to]));
  for (const [, ...others] of arrows.values())
    for (const [index, { from, to }] of others)
      yield error(
        within(at, String(index)),
        `'${from}' leads to '${to}' twice`,
        'say all of it in the label of one of them',
      );
}

function* pipeline(spec: LandscapeSpec, at: Location): Generator<Issue> {
  if (!spec.pipeline) return;
  yield* relations(spec.pipeline.relations, spec, within(at, 'relations'));
  for (const end of ['deploys', 'monitors'] as const) {
    const name = spec.pipeline[end];
    if (name !== undefined) yield* unknown(within(at, end), 'repository or thing', name, thingNames(spec));
  }
}

/** Who only looks on is part of no cycle. */
function* circular(chain: readonly RelationSpec[], at: Location): Generator<Issue> {
  const graph = new Map<string, string[]>();
  for (const { from, to, line } of chain) {
    if (line === 'dotted') continue;
    graph.set(from, [...(graph.get(from) ?? []), to]);
    graph.set(to, graph.get(to) ?? []);
  }
  for (const cycle of cycles(graph))
    yield error(
      at,
      `the chain leads back to where it began: ${roundOf(cycle)}`,
      "remove one of these, or make it line: 'dotted' where it only looks on",
    );
}
