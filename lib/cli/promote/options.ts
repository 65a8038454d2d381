import type { Known } from '../timely';

/** Options as people typed them: any text is possible. */
export interface PromoteOptions {
  /** @default - the products of the release set */
  readonly product?: string;
  /** Name of a release set, whose products are promoted as one. @default - one product is */
  readonly set?: string;
  /** @default - with `missing`, every ring that lacks the version */
  readonly ring?: string;
  /** Whether every ring gets the version that lacks it, and may have it. @default false */
  readonly missing?: boolean;
  /** @default - the newest that the rings before have proven; of a rollback, what the ring ran last */
  readonly version?: string;
  readonly percent?: string;
  readonly reason?: string;
  readonly hotfix?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  /** Whether the ring goes back. @default false */
  readonly isRollback?: boolean;
}

/** A promotion in one ring. */
export type RingPromotion = PromoteOptions & { readonly ring: string };

/** The program whose fleet is changed. */
export interface Promoting {
  readonly root: string;
  readonly command: string;
  readonly clock: () => Date;
  /** Plans the fleet as it would be with these texts in place of those of files; by path below the root. */
  readonly planWith: (texts: ReadonlyMap<string, string>) => Known;
  /** Synthesizes what the files say by then. @returns the exit code */
  readonly synth: () => number;
}
