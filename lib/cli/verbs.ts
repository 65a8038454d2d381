import type { CapacityOptions } from './capacity';
import type { CheckFleetOptions } from './check';
import type { DiffOptions } from './diff';
import type { ExplainOptions } from './explain';
import type { FleetReportOptions } from './fleet-report/options';
import type { ForecastOptions } from './forecast';
import type { GraphOptions } from './graph';
import type { HoldOptions } from './hold';
import type { HistoryOptions } from './history';
import type { ImportGiven } from './import/command';
import type { LeavingOptions } from './leaving';
import type { NewOptions } from './new';
import type { PreviewOptions } from './preview';
import type { PromoteOptions } from './promote/options';
import type { PublishFleetOptions } from './publish';
import type { RecallOptions } from './recall';
import type { RemoveOptions } from './removals';
import type { RunbookOptions } from './runbook';
import type { StatusOptions } from './status';
import type { UpgradeOptions } from './upgrade';

/** The verbs of the program; each returns the exit code. */
export interface Verbs {
  /**
   * Writes the output folder: `CDK8S_OUTDIR`, which `cdk8s synth` sets, or `dist`; for `cdk8s synth --stdout` one file
   * of all objects, which the CLI prints. Prints issues, what was removed and one closing line to stderr.
   *
   * @returns the exit code: 1 where an issue is an error, or a tenant or release would go that nobody said may; then
   * nothing was written
   */
  readonly synth: (options?: SynthOptions) => number;
  /**
   * Joins the parts that `synth` made with `shard` to the output folder, and plans nothing.
   *
   * @param from folder of the parts
   * @returns the exit code: 1 where a part is missing, damaged, or made from something else, and then nothing was written
   */
  readonly merge: (from: string) => number;
  /**
   * Compares the output folder with what `synth` would write, and writes nothing. Warns of what depends on the day, too:
   * holds that end, and dates in `rings.yaml` that did not move with their versions.
   *
   * @returns the exit code: 1 where a file differs, an issue is an error, or `synth` would be stopped
   */
  readonly check: (options?: CheckFleetOptions) => number;
  /**
   * Prints to stdout where the values of a release come from, and issues to stderr.
   *
   * @returns the exit code: 1 where an issue is an error, or what is asked for is not there
   */
  readonly explain: (options: ExplainOptions) => Promise<number>;
  /**
   * Prints a graph of the fleet to stdout, and issues to stderr.
   *
   * @returns the exit code: 1 where an issue is an error or an option has no such value, and then nothing was printed
   */
  readonly graph: (options?: GraphOptions) => Promise<number>;
  /**
   * Writes one page that shows what runs where, and who is behind; issues go to stderr.
   *
   * @returns the exit code: 1 where an issue is an error or the file cannot be written
   */
  readonly report: (options?: FleetReportOptions) => Promise<number>;
  /**
   * Prints the Applications that the fleet's ApplicationSets come to, and to stderr what is wrong with them.
   *
   * @returns the exit code: 1 where a set or an issue is an error, or an option has no such value
   */
  readonly preview: (options?: PreviewOptions) => Promise<number>;
  /**
   * Prints what clusters and their operators have and hold, and what fits besides; issues go to stderr.
   *
   * @returns the exit code: 1 where an issue is an error or an option has no such value, and then nothing was printed
   */
  readonly capacity: (options?: CapacityOptions) => Promise<number>;
  /**
   * Prints when rings and customers get which version, and what they wait for; issues go to stderr.
   *
   * @returns the exit code: 1 where an issue is an error or nothing has the name, and then nothing was printed
   */
  readonly forecast: (options?: ForecastOptions) => Promise<number>;
  /**
   * Prints who runs which version, who is held or behind, and what may be promoted; issues go to stderr.
   *
   * @returns the exit code: 1 where an issue is an error or nothing has the name, and then nothing was printed
   */
  readonly status: (options?: StatusOptions) => Promise<number>;
  /**
   * Chooses clusters for tenants of pools, and shards for clusters of Argo CD, where none has been chosen, and writes them.
   *
   * @returns the exit code: 1 where an issue is an error; what has a place by then is written
   */
  readonly place: () => number;
  /**
   * Prints recovery documents of the fleet, or writes them to a folder, and issues to stderr.
   *
   * @returns the exit code: 1 where an issue is an error, an option has no such value, or the folder cannot be written to
   */
  readonly runbook: (options?: RunbookOptions) => Promise<number>;
  /**
   * Prints what another version of ringfleet makes of the fleet, and changes nothing; or applies it, by `write`.
   *
   * @returns the exit code: 1 where the version cannot be had, or does not take the fleet
   */
  readonly upgrade: (options?: UpgradeOptions) => Promise<number>;
  /**
   * Writes one more of something into the fleet, and synthesizes; asks what options do not say, where somebody is there.
   *
   * @returns the exit code: 1 where it cannot be, and then nothing was written
   */
  readonly new: (options: NewOptions) => Promise<number>;
  /**
   * Prints the steps by which a tenant moves or a customer goes, or makes the next one with its commit.
   *
   * @returns the exit code: 1 where a step would be refused, and then nothing was changed
   */
  readonly leave: (options: LeavingOptions) => Promise<number>;
  /**
   * Prints what changes for customers, rings and clusters, beside another output, and what it would destroy.
   *
   * @returns the exit code: 2 where something is deleted, replaced or loosened that nothing permits; 1 where an issue is an error, or
   * there is nothing to compare with
   */
  readonly diff: (options?: DiffOptions) => Promise<number>;
  /**
   * Commits what the output would be to the state repositories, and writes no output.
   *
   * @returns the exit code: 1 where something stops it, and then no branch has moved that has not been told of
   */
  readonly publish: (options?: PublishFleetOptions) => Promise<number>;
  /**
   * Prints who got which version or value, when, by whom and why, from the commits of the state repositories.
   *
   * @returns the exit code: 1 where a repository cannot be read, or what is asked for is not there
   */
  readonly history: (options?: HistoryOptions) => Promise<number>;
  /**
   * Lets a ring run another version of a product, or what it ran before: edits `rings.yaml`, and synthesizes.
   *
   * @returns the exit code: 1 where it is refused, and then nothing was written
   */
  readonly promote: (options: PromoteOptions) => Promise<number>;
  /**
   * Keeps the version of a product in a tenant, or in those of a customer, while its ring moves on; or lets it go. Edits the customer,
   * and synthesizes.
   *
   * @returns the exit code: 1 where it is refused, and then nothing was written
   */
  readonly hold: (options: HoldOptions) => Promise<number>;
  /** Lets no ring take a version any more, and prints who runs it. @returns the exit code: 1 where it is refused, and then nothing was written */
  readonly recall: (options: RecallOptions) => Promise<number>;
  /** Writes `schemas/`, by which editors complete YAML. @returns the exit code: 1 where the fleet is malformed, and nothing was written */
  readonly schemas: () => number;
  /** Writes the types of charts' values that products keep. @returns the exit code: 1 where a schema cannot be read, and nothing was written */
  readonly chartValues: () => number;
  /**
   * Writes a fleet in a folder of its own, which is made of what a cluster or a repository has already, with a report of what is not as it was;
   * or customers of a tree into this fleet.
   *
   * @returns the exit code: 1 where nothing could be read, or the new fleet has mistakes; of customers, where nothing was written
   */
  readonly import: (options: ImportGiven) => number | Promise<number>;
  /** Prints what is wrong with the types of the fleet's modules. @returns the exit code: 1 where one is */
  readonly typecheck: () => Promise<number>;
}

export interface SynthOptions extends RemoveOptions {
  /** Which part is made, and of how many: `3/16`. @default - the whole output */
  readonly shard?: string;
  /** Whether everything is made anew, whatever is known of the run before. @default false */
  readonly full?: boolean;
}
