/** One of two, without what only the other one has. */
export type Either<A, B> =
  | (A & { readonly [K in Exclude<keyof B, keyof A>]?: never })
  | (B & { readonly [K in Exclude<keyof A, keyof B>]?: never });
