/** Nouns whose fields people write. `rings` is `products/<product>/rings.yaml`. */
export type Noun = 'fleet' | 'product' | 'customer' | 'rings';

/** A field that goes. */
export interface Deprecation {
  readonly noun: Noun;
  /** Its path; `*` is any key or item: `tenants.*.ring`. */
  readonly field: string;
  /** The version from which on it is warned of; from there on, an upgrade renames it. */
  readonly since: string;
  /** The version that no longer knows it, two minors later at the earliest. */
  readonly removed: string;
  /** Its name from now on, at the same place, with the same meaning. @default - it has none: people change it by hand */
  readonly renamed?: string;
  /** What to write instead. */
  readonly instead: string;
}

/** Every field that goes or went, in the order of versions. A field stays in its schema until the version that removes it. */
export const deprecations: readonly Deprecation[] = [];
