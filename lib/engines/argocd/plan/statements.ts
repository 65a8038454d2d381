import { overridesOf } from '../../../content/overrides';
import { within, type Location } from '../../../issues/issue';
import { clusterSettings } from './applications';
import type { ApplicationSettings } from '../authored/application';
import type { Specs } from '../../../authored/specs';

/** Settings of Applications, and where people write them. */
export interface Statement {
  readonly at: Location;
  readonly settings: ApplicationSettings;
}

/** Everything that is stated of Applications, whether a cluster makes one by it or not. */
export function* statements(specs: Specs): Iterable<Statement> {
  const { fleet, products } = specs;
  for (const name of Object.keys(fleet.clusters)) yield* clusterStatements(specs, name);
  for (const name of Object.keys(fleet.environments)) yield* environmentStatements(specs, name);
  for (const name of Object.keys(fleet.components)) yield* componentStatements(specs, name);
  for (const { spec } of products) yield* productStatements(specs, spec.name);
}

export function* clusterStatements({ fleet, fleetFile }: Specs, name: string): Iterable<Statement> {
  const spec = fleet.clusters[name];
  if (spec) yield* stated(within({ file: fleetFile }, 'clusters', name, 'argocd'), clusterSettings(spec));
}

export function* environmentStatements({ fleet, fleetFile }: Specs, name: string): Iterable<Statement> {
  const at = within({ file: fleetFile }, 'environments', name, 'argocd');
  yield* stated(at, fleet.environments[name]?.argocd);
}

export function* componentStatements({ fleet, fleetFile }: Specs, name: string): Iterable<Statement> {
  const spec = fleet.components[name];
  if (spec) yield* withOverrides(within({ file: fleetFile }, 'components', name), spec, fleet);
}

export function* productStatements({ fleet, products }: Specs, name: string): Iterable<Statement> {
  for (const { spec, file } of products) if (spec.name === name) yield* withOverrides({ file }, spec, fleet);
}

type Given = Readonly<Partial<Record<'argocd', ApplicationSettings>>>;

/** What a component or product says, and what it says otherwise in some places. */
function* withOverrides(at: Location, spec: object, fleet: Specs['fleet']): Iterable<Statement> {
  yield* stated(within(at, 'argocd'), (spec as Given).argocd);
  for (const { keys, given } of overridesOf(spec, fleet))
    yield* stated(within(at, ...keys, 'argocd'), (given as Given).argocd);
}

function* stated(at: Location, settings: ApplicationSettings | undefined): Iterable<Statement> {
  if (settings) yield { at, settings };
}
