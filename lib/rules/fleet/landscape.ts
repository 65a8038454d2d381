import { cycles } from '../../facts/graph';
import { error, within, type Issue, type Location } from '../../issues/issue';
import { sourcesOf, thingNames } from '../../plan/resolve/landscape';
import type { FleetSpec } from '../../authored/fleet';
import type { LandscapeSpec, RelationSpec } from '../../authored/landscape';
import type { Rule } from '../rule';
import { unknown } from '../../issues/unknown';

/** Whatever the landscape names is there, and its chain leads somewhere. */
export const landscape: Rule = ({ specs: { fleet, fleetFile } }) => {
  const { landscape: spec } = fleet;
  if (!spec) return [];
  const at = within({ file: fleetFile }, 'landscape');
  return [
    ...twice(spec, at),
    ...references(fleet, spec, at),
    ...relations(spec.relations ?? [], spec, within(at, 'relations')),
    ...relations(spec.chain ?? [], spec, within(at, 'chain')),
    ...circular(spec.chain ?? [], within(at, 'chain')),
  ];
};

function twice({ repositories, things = {} }: LandscapeSpec, at: Location): Issue[] {
  return Object.keys(things)
    .filter((name) => Object.hasOwn(repositories, name))
    .map((name) =>
      error(within(at, 'things', name), `'${name}' is the name of a repository, too`, 'rename one of them'),
    );
}

function references(fleet: FleetSpec, spec: LandscapeSpec, at: Location): Issue[] {
  const { groups = {}, repositories, things = {} } = spec;
  const sources = [...sourcesOf(fleet).keys()];
  return [
    ...Object.entries(repositories).flatMap(([name, { source }]) =>
      source === undefined
        ? []
        : unknown(within(at, 'repositories', name, 'source'), 'source', source, sources),
    ),
    ...Object.entries({ repositories, things }).flatMap(([kind, all]) =>
      Object.entries<{ readonly group?: string }>(all).flatMap(([name, { group }]) =>
        group === undefined
          ? []
          : unknown(within(at, kind, name, 'group'), 'group', group, Object.keys(groups)),
      ),
    ),
  ];
}

function relations(all: readonly RelationSpec[], spec: LandscapeSpec, at: Location): Issue[] {
  const names = thingNames(spec);
  const seen = new Set<string>();
  return all.flatMap(({ from, to }, index) => {
    const here = within(at, String(index));
    const arrow = JSON.stringify([from, to]);
    const isSaid = seen.has(arrow);
    seen.add(arrow);
    return [
      ...unknown(within(here, 'from'), 'repository or thing', from, names),
      ...unknown(within(here, 'to'), 'repository or thing', to, names),
      ...(isSaid
        ? [error(here, `'${from}' leads to '${to}' twice`, 'say all of it in the label of one of them')]
        : []),
    ];
  });
}

/** Who only looks on is part of no cycle. */
function circular(chain: readonly RelationSpec[], at: Location): Issue[] {
  const graph = new Map<string, string[]>();
  for (const { from, to, line } of chain) {
    if (line === 'dotted') continue;
    graph.set(from, [...(graph.get(from) ?? []), to]);
    graph.set(to, graph.get(to) ?? []);
  }
  return cycles(graph).map((cycle) =>
    error(
      at,
      `the chain leads back to where it began: ${[...cycle, cycle[0]].join(' -> ')}`,
      "remove one of these, or make it line: 'dotted' where it only looks on",
    ),
  );
}
