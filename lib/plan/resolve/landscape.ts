import { STATE_SOURCE } from '../../authored/naming';
import type {
  BootstrapStepPlan,
  LandscapePlan,
  LandscapeRepositoryPlan,
  LandscapeThingPlan,
  RelationPlan,
} from '../landscape';
import type {
  BootstrapStepSpec,
  LandscapeRepositorySpec,
  LandscapeSpec,
  RelationSpec,
} from '../../authored/landscape';
import type { FleetSpec } from '../../authored/fleet';

/** Where each source of the fleet is, by the name that a landscape may call it. */
export function sourcesOf({ repositories, state, states = {} }: FleetSpec): ReadonlyMap<string, string> {
  const addresses = Object.entries(repositories).map(([name, spec]) => {
    const address = 'git' in spec ? spec.git : 'helm' in spec ? spec.helm : 'oci' in spec ? spec.oci : '';
    return [name, address || (spec as { readonly endpoint: string }).endpoint] as const;
  });
  const further = Object.entries(states).map(([name, { url }]) => [name, url] as const);
  return new Map([[state.name ?? STATE_SOURCE, state.url], ...further, ...addresses]);
}

/** Every name that a relation may have at an end. */
export function thingNames({ repositories, things = {} }: LandscapeSpec): string[] {
  return [...Object.keys(repositories), ...Object.keys(things)];
}

export function resolveLandscape(fleet: FleetSpec): LandscapePlan | undefined {
  const { landscape } = fleet;
  if (!landscape) return undefined;
  const { groups = {}, relations = [], chain = [], pipeline, bootstrap = {} } = landscape;
  const names = new Set(thingNames(landscape));
  // A rule says what the rest is; a graph of what is known is better than none.
  const known = (all: readonly RelationSpec[]) =>
    all.filter(({ from, to }) => names.has(from) && names.has(to)).map(relation);
  return {
    groups: Object.entries(groups).map(([name, { title = name }]) => ({ name, title })),
    things: thingsOf(fleet, landscape),
    relations: known(relations),
    chain: known(chain),
    ...(pipeline && { pipeline: { ...pipeline, relations: known(pipeline.relations) } }),
    steps: Object.entries(bootstrap).map(([name, spec]) => step(name, spec)),
  };
}

function thingsOf(fleet: FleetSpec, { repositories, things = {} }: LandscapeSpec): LandscapeThingPlan[] {
  const sources = sourcesOf(fleet);
  return [
    ...Object.entries(repositories).map(([name, spec]) => {
      const { title = name, group } = spec;
      return { name, title, what: title, ...(group && { group }), repository: repository(spec, sources) };
    }),
    ...Object.entries(things).map(([name, { title = name, what = title, group }]) => {
      return { name, title, what, ...(group && { group }) };
    }),
  ];
}

function repository(
  { layer, owners, changesWhen, source, url }: LandscapeRepositorySpec,
  sources: ReadonlyMap<string, string>,
): LandscapeRepositoryPlan {
  const address = url ?? (source === undefined ? undefined : sources.get(source));
  return { layer, owners, changesWhen, ...(address && { url: address }) };
}

function relation({ from, to, label, line = 'solid' }: RelationSpec): RelationPlan {
  return { from, to, ...(label && { label }), line };
}

function step(name: string, spec: BootstrapStepSpec): BootstrapStepPlan {
  const { runs, title = runs ?? name, repository, needs = [], creates = {} } = spec;
  return {
    name,
    title,
    ...(runs && { runs }),
    ...(repository && { repository }),
    needs,
    creates: Object.entries(creates).map(([each, { title: said = each }]) => ({ name: each, title: said })),
  };
}
