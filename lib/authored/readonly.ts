type Scalar = string | number | boolean | null | undefined;

/** T with each list and object in it readonly, so that constants can be passed. */
export type DeepReadonly<T> = { readonly [K in keyof T]: T[K] extends Scalar ? T[K] : DeepReadonly<T[K]> };
