import type { RingEntry } from '../authored/specs';
import type { VersionSpec } from '../authored/product';
import type { Values } from '../authored/plain/map';
import type { RingStatus } from '../json/status';
import type { FleetDiff } from '../json/diff';
import type { ForecastStep } from '../json/forecast';
import type { Location } from '../issues/issue';
import type { LiveFleet } from './live';

/** What a report is of. */
export interface ReportOf {
  /** The state repository. */
  readonly state: string;
  /** Commit of the sources. @default - they are not in git */
  readonly commit?: string;
  /** When it was made, as git says. */
  readonly committed?: string;
  /** Whether the sources differ from it. */
  readonly isChanged?: boolean;
  /** The day as of which holds are judged, `YYYY-MM-DD`. */
  readonly day: string;
  /** How many entries of each class the last change has. @default - no state repository was read */
  readonly lastChange?: FleetDiff['classes'];
}

/** Indexes into a table of texts, a number a row; 0 is none. */
type Column = readonly number[];

/**
 * What every view of the page needs, as columns: ten thousand customers are read at once. Customers have their tenants one
 * after another, and these their releases.
 */
export interface ReportRows {
  readonly of: ReportOf;
  readonly texts: readonly string[];
  readonly environments: readonly { readonly name: string; readonly title: string }[];
  /** In the order of the rollout. */
  readonly rings: readonly {
    readonly name: string;
    readonly environment: string;
    readonly after: readonly string[];
  }[];
  readonly products: readonly ReportProduct[];
  readonly clusters: readonly ReportCluster[];
  /** On which tenants can be told apart, beside their region. */
  readonly axes: readonly string[];
  readonly customers: {
    readonly name: readonly string[];
    readonly title: readonly string[];
    readonly contact: Column;
    readonly group: Column;
    readonly tier: Column;
    readonly region: Column;
    readonly source: Column;
    readonly tenants: Column;
  };
  readonly tenants: {
    readonly name: Column;
    readonly environment: Column;
    readonly site: Column;
    /** Place among the clusters. */
    readonly cluster: Column;
    /** Place among the rings. */
    readonly ring: Column;
    readonly tier: Column;
    readonly region: Column;
    readonly axes: readonly Column[];
    readonly releases: Column;
  };
  readonly releases: {
    /** Place among the products. */
    readonly product: Column;
    readonly version: Column;
    /** How many versions it is behind the first ring; -1 where it is, and nobody knows by how many. */
    readonly behind: Column;
    /** 1 where it is behind what its ring runs. */
    readonly behindRing: Column;
    /** Days that its hold has left, less than 0 where it is over; of what is held alone. */
    readonly heldDays: Column;
    readonly heldUntil: Column;
    readonly heldFor: Column;
  };
  /** What clusters said. @default - nobody gave it */
  readonly live?: LiveFleet;
}

export interface ReportProduct {
  readonly name: string;
  /** What its rings run, by ring. @default - it has no versions of its own */
  readonly rings?: Readonly<Partial<Record<string, ReportEntry>>>;
}

/** What a ring runs of a product, how far that is behind the first ring, and what it may take now. */
export type ReportEntry = Pick<
  RingStatus,
  'version' | 'since' | 'percent' | 'previous' | 'hotfix' | 'behind' | 'next'
> &
  Pick<RingEntry, 'ran'> & {
    /** The first step of the forecast, where the ring waits for it. @default - it has none, or may take it now */
    readonly waits?: ForecastStep;
  };

export interface ReportCluster {
  readonly name: string;
  readonly title: string;
  readonly engine: string;
  readonly environment: string;
}

/** What somebody sees who opens a customer or a release: read when one is opened. */
export interface ReportDetails {
  readonly texts: readonly string[];
  readonly products: readonly {
    readonly file: string;
    readonly schema: object;
    /** Path of the value that its version sets. @default - it sets none */
    readonly sets?: (VersionSpec & object & { readonly value: string })['value'];
    readonly ringsFile?: string;
    /** Where the version of each ring stands, and what ran before it. */
    readonly places: Readonly<Record<string, { readonly version: Location; readonly previous: Location }>>;
  }[];
  readonly layers: {
    readonly name: Column;
    readonly source: Column;
    readonly file: Column;
    /** JSON of values. */
    readonly values: Column;
  };
  readonly reasons: {
    readonly of: Column;
    readonly is: Column;
    readonly because: Column;
    /** JSON of a place. */
    readonly at: Column;
  };
  readonly tenants: {
    /** JSON of what of a tenant is shown beside its releases. */
    readonly about: Column;
  };
  readonly releases: {
    /** Numbers of layers, lowest first, with a comma between them. */
    readonly layers: Column;
    /** Numbers of reasons. */
    readonly reasons: Column;
  };
}

/** What of a tenant is shown beside its releases. */
export interface TenantAbout {
  readonly project: string;
  readonly group: string;
  /** What applies its guard rails. */
  readonly guardrails: string;
  readonly namespaces: readonly {
    readonly name: string;
    readonly products: readonly string[];
    /** Each guard rail with its mode. */
    readonly modes: Readonly<Record<string, string>>;
  }[];
  readonly quota: Values;
  readonly container: Values;
  readonly featureFlags: Readonly<Record<string, string>>;
  /** Of the output. */
  readonly folder: string;
}
