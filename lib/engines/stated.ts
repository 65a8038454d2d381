import type { StateSource } from '../authored/repository';
import type { VersionRef } from '../authored/sources/refs';

/** Where in the spec of a cluster something is stated. */
export interface Placed {
  readonly keys: readonly string[];
}

/** Statements of a cluster by its engine's own keys, in the form in which rules judge those of every engine alike. */
export interface Stated {
  /** Names of the engine's objects. @default - none */
  readonly names?: readonly (Placed & { readonly noun: string; readonly name: string })[];
  /** Names of OCI repositories of the fleet. @default - none */
  readonly repositories?: readonly (Placed & { readonly name: string })[];
  /** Where it pulls from. @default - the state repository */
  readonly sources?: readonly (Placed & { readonly source: StateSource })[];
  /** Each with the grammar of a version that is plain text. @default - none */
  readonly versions?: readonly (Placed & {
    readonly version: VersionRef;
    readonly grammar: 'chart' | 'tag' | 'git';
  })[];
}

/** The names that people give to roots. */
export function rootNames(
  roots: Readonly<Record<string, string | undefined>> = {},
): NonNullable<Stated['names']> {
  return Object.entries(roots).flatMap(([root, name]) =>
    name === undefined ? [] : [{ keys: ['roots', root], noun: 'root', name }],
  );
}
