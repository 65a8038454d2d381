/** Suites beside those of `customers/` that can see the fleet of the repository: its data, or its `dist/`. */
export const LOOKING = [
  // Pages link to files of the repository.
  'test/docs/links.test.ts',
  'test/fleet/properties.test.ts',
  'test/fleet/snapshots.test.ts',
] as const;
