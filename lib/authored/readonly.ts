import type { z } from 'zod';

/**
 * What people may write where the schema is checked: every key with its docs, its type and whether it may be left out, and
 * readonly all the way down, so that constants can be passed. The schema is the one description of each field: a field that
 * the type has is a field that is checked when the program runs, by construction. Mapped here and not by another type, so that
 * the compiler prints the name that the result is given.
 *
 * @typeParam Names for some of the keys the names that a fleet has, where the schema can say text alone
 */
export type Authored<S extends z.ZodObject, Names = unknown> = {
  readonly [K in keyof z.input<S>]: K extends keyof Names ? Names[K] : DeepReadonly<z.input<S>[K]>;
};

/** The same of a schema of several forms. */
export type OneOf<S extends z.ZodUnion> = Frozen<z.input<S>>;

/** T with each list and object in it readonly. What is readonly already stays as it is, under its name. */
export type DeepReadonly<T> = IsReadonly<T> extends true ? T : Frozen<T>;

type Frozen<T> = T extends z.ZodType | ((...given: never[]) => unknown)
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K]> };

/** Whether Readonly changes nothing: of scalars, their unions, and what has been made readonly before. */
type IsReadonly<T> = unknown extends T ? true : Same<Keys<T>, Readonly<Keys<T>>>;
/** Without the values, which the compiler would compare down to the schemas that they are of: most of its time went there. */
type Keys<T> = { [K in keyof T]: 0 };
type Same<A, B> = (<G>() => G extends A ? 1 : 2) extends <G>() => G extends B ? 1 : 2 ? true : false;

/** A schema whose type has a name: messages and editors print it, where the schema is part of another one. */
export type Schema<T> = z.ZodType<T, T>;

/** The schema as one of T, which is what it accepts. */
export function named<T>(schema: z.ZodType<T>): Schema<T> {
  return schema as Schema<T>;
}

/** One of two, without what only the other one has. */
export type Either<A, B> =
  | (A & { readonly [K in Exclude<keyof B, keyof A>]?: never })
  | (B & { readonly [K in Exclude<keyof A, keyof B>]?: never });
