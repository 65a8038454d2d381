import type { ClusterCapacityJson } from '../json/capacity';
import type { FleetDiff } from '../json/diff';
import type { Forecast, ForecastStep } from '../json/forecast';
import type { GraphJson } from '../json/graph';
import type { HistoryEntryJson } from '../json/history';

/** What other verbs say of the fleet, as their JSON says it: read when a view asks for it. */
export interface ReportAnswers {
  readonly forecast: ForecastAnswer;
  readonly capacity: readonly ClusterCapacityJson[];
  readonly graphs: {
    /** Where there are too many tenants to be told apart, one node for those of a ring. */
    readonly fleet: GraphJson;
    /** What each cluster pulls, owns and waits for, by its name. */
    readonly clusters: Readonly<Record<string, GraphJson>>;
  };
  /** @default - no state repository was read */
  readonly published?: PublishedAnswer;
}

interface ForecastAnswer extends Pick<Forecast, 'date' | 'products'> {
  /** What releases get; those that get the same share it. */
  readonly steps: readonly (readonly ForecastStep[])[];
  /** For each release, in the order of the rows, which of these it gets; -1 where its product has no versions. */
  readonly releases: readonly number[];
}

/** What was published, the newest first. */
export interface PublishedAnswer {
  /** The day from which on it was read. */
  readonly since: string;
  readonly commits: readonly PublishedCommit[];
  readonly entries: readonly HistoryEntryJson[];
  /** How many older ones there are, which the page has not. */
  readonly left: number;
  /** What the last commit of each state repository changed. */
  readonly last: readonly (PublishedCommit & { readonly diff: FleetDiff })[];
}

/** Who published when and why, and how many changes of releases that were. */
export type PublishedCommit = Pick<
  HistoryEntryJson,
  'at' | 'commit' | 'repository' | 'by' | 'source' | 'sourceAuthor' | 'reason'
> & { readonly changes: number };

/** The forecast, each release's own among it. */
export function forecastAnswer(
  { date, products, releases = [] }: Forecast,
  inOrder: readonly { readonly tenant: string; readonly product: string }[],
): ForecastAnswer {
  const known = new Map<string, number>();
  const steps: (readonly ForecastStep[])[] = [];
  const places = new Map<string, number>();
  for (const release of releases) {
    const json = JSON.stringify(release.steps);
    let place = known.get(json);
    if (place === undefined) {
      place = steps.push(release.steps) - 1;
      known.set(json, place);
    }
    places.set(`${release.tenant}/${release.product}`, place);
  }
  return {
    date,
    products,
    steps,
    releases: inOrder.map(({ tenant, product }) => places.get(`${tenant}/${product}`) ?? -1),
  };
}
