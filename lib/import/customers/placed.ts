import type { FleetSpec } from '../../authored/fleet';
import { isMap, type Values } from '../../authored/values';
import { hostedBy } from '../../facts/hosted';
import { error, type Issue, type Location } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { textBelow } from '../below';
import type { TreeCustomer, TreeFile } from './tree';

/** Where tenants go of which the tree does not say it, by environment. */
export interface Placing {
  readonly clusters: Readonly<Record<string, string>>;
  readonly rings: Readonly<Record<string, string>>;
}

/** A tenant: where it runs. */
export interface PlacedTenant {
  readonly environment: string;
  readonly cluster: string;
  readonly ring: string;
  readonly at: Location;
}

/** The environments that a customer is in; where the tree says none, all that some cluster hosts. */
export function placedInTree(
  { metadata, products }: TreeCustomer,
  fleet: FleetSpec,
  placing: Placing,
): { tenants: PlacedTenant[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const tenants: PlacedTenant[] = [];
  const hosting = (environment: string) =>
    Object.entries(fleet.clusters)
      .filter(([, spec]) => hostedBy(spec).includes(environment))
      .map(([name]) => name);
  const known = Object.keys(fleet.environments);
  const stated = statedIn(metadata, products, issues);
  const all =
    stated ??
    known.filter((name) => hosting(name).length > 0).map((name): Stated => [name, {}, metadata.at([])]);
  for (const [environment, given, at] of all) {
    const wrong = unknown(at, 'environment', environment, known);
    issues.push(...wrong);
    if (wrong.length > 0) continue;
    const ringsOf = Object.keys(fleet.rings).filter((ring) => fleet.rings[ring]?.environment === environment);
    const ofAll = textBelow(metadata.data, 'ring');
    const ring =
      textBelow(given, 'ring') ??
      textBelow(metadata.data, 'rings', environment) ??
      (ofAll !== undefined && ringsOf.includes(ofAll) ? ofAll : undefined) ??
      placing.rings[environment] ??
      only(ringsOf);
    const clusters = hosting(environment);
    const cluster = textBelow(given, 'cluster') ?? placing.clusters[environment] ?? only(clusters);
    if (ring === undefined) issues.push(notSaid(at, 'ring', environment, ringsOf));
    if (cluster === undefined) issues.push(notSaid(at, 'cluster', environment, clusters));
    if (ring !== undefined && cluster !== undefined) tenants.push({ environment, cluster, ring, at });
  }
  const ring = textBelow(metadata.data, 'ring');
  if (ring !== undefined)
    issues.push(...unknown(metadata.at(['ring']), 'ring', ring, Object.keys(fleet.rings)));
  return { tenants, issues };
}

type Stated = readonly [environment: string, given: Values, at: Location];

function statedIn(
  metadata: TreeFile,
  products: TreeFile | undefined,
  issues: Issue[],
): readonly Stated[] | undefined {
  const places = [
    [metadata, 'environments'],
    [products, 'environments'],
    [products, 'tenants'],
  ] as const;
  for (const [file, key] of places) {
    const given: unknown = file?.data[key];
    if (!file || given === undefined) continue;
    if (isMap(given))
      return Object.entries(given).map(([name, each]): Stated => [
        name,
        isMap(each) ? each : {},
        file.at([key, name]),
      ]);
    if (Array.isArray(given))
      return given.map((name, index): Stated => [String(name), {}, file.at([key, String(index)])]);
    issues.push(error(file.at([key]), 'is neither a list nor a map', 'list the environments by name'));
    return [];
  }
  return undefined;
}

function only(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}

function notSaid(
  at: Location,
  what: 'ring' | 'cluster',
  environment: string,
  choices: readonly string[],
): Issue {
  if (choices.length === 0)
    return error(
      at,
      `no ${what} is of environment '${environment}'`,
      `add one, or leave the environment out`,
    );
  const fix = `give --${what} ${environment}=<${what}> for all that say none (${choices.join(', ')})`;
  return error(at, `says no ${what} for '${environment}', which has several`, fix);
}
