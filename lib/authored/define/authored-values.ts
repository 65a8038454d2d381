export type Keys<T> = Extract<keyof T, string>;
type IsPlain<T> = T extends readonly unknown[] ? false : T extends object ? true : false;

/** Values that a layer may give: any part of the whole, and `null` where a key may be absent. */
export type Overrides<T> = T extends readonly (infer Item)[]
  ? readonly Item[]
  : T extends object
    ? { readonly [K in keyof T]?: Overrides<Exclude<T[K], undefined>> | Removable<T, K> }
    : T;
type Removable<T, K extends keyof T> = undefined extends T[K] ? null : string extends keyof T ? null : never;

type RequiredKeys<T> = {
  [K in keyof T]-?: undefined extends T[K] ? never : string extends K ? never : K;
}[keyof T];
type At<T, K> = T extends unknown ? (K extends keyof T ? T[K] : unknown) : never;

/** What the schema requires and neither the base nor every one of the environments supplies. */
export type Missing<T, Base, Environments> = {
  readonly [
    K in RequiredKeys<T> as IsSupplied<T[K], At<Base, K>, At<Environments, K>> extends true ? never : K
  ]: IsPlain<T[K]> extends true
    ? unknown extends At<Base, K> & At<Environments, K>
      ? T[K]
      : Missing<T[K], At<Base, K>, At<Environments, K>>
    : T[K];
};
// Of no type at all nothing is missing: the compiler asks so of a mapped type without keys, and would go on for ever.
type IsSupplied<T, Base, Environments> = [T] extends [never]
  ? true
  : unknown extends Base & Environments
    ? false
    : IsPlain<T> extends true
      ? [keyof Missing<T, Base, Environments>] extends [never]
        ? true
        : false
      : true;

/** What the axes give together: of each what all its values give. A tenant that is not on an axis lacks it, which a rule says. */
export type GivenByAxes<Axes, All> = {
  [A in keyof Axes]: (
    given: A extends keyof All ? (All[A] extends keyof Axes[A] ? Axes[A][All[A]] : unknown) : unknown,
  ) => void;
}[keyof Axes] extends (given: infer Given) => void
  ? Given
  : unknown;

/**
 * Values that a layer may give, with those that it must. One type all the way down and no intersection, so that the compiler
 * says what is missing in one sentence; a condition that always holds, so that it prints the keys and not this type.
 */
export type WithRequired<Given, Needed> = Needed extends unknown
  ? {
      readonly [K in keyof (Needed & Given)]: K extends keyof Needed & keyof Given
        ? IsPlain<Needed[K]> extends true
          ? WithRequired<Exclude<Given[K], undefined>, Needed[K]>
          : Needed[K] & Exclude<Given[K], undefined>
        : (Needed & Given)[K];
    }
  : never;

/** Turns every key that the schema does not know into a type error that says so. */
export type KnownValues<Given, T, Name extends string> = {
  readonly [K in keyof Given]: K extends keyof T
    ? IsPlain<Given[K]> extends true
      ? unknown extends T[K]
        ? unknown
        : KnownValues<Given[K], Exclude<T[K], undefined>, Name>
      : unknown
    : string extends keyof T
      ? unknown
      : `the schema of ${Name} has no value '${K & string}': add it there, or correct the name`;
};

/** The type with the value that a version sets made optional and impossible to give: the ring decides it. */
type SetByRing<T, Path> = Path extends `${infer Head}.${infer Rest}`
  ? { readonly [K in keyof T as K extends Head ? never : K]: T[K] } & {
      readonly [K in keyof T as K extends Head ? K : never]?: SetByRing<T[K], Rest>;
    }
  : { readonly [K in keyof T as K extends Path ? never : K]: T[K] } & {
      readonly [
        K in keyof T as K extends Path ? K : never
      ]?: 'the version sets this value: change it in rings.yaml, or hold a version';
    };
// In brackets: a product without versions has a union of all forms here, and no value that a version sets.
export type GivenByCustomer<T, Version> = [Version] extends [{ readonly value: infer Path }]
  ? SetByRing<T, Path>
  : T;

/** Every path to a leaf. A member of an interface, so that the compiler prints the paths and not this type. */
export interface Paths<T> {
  readonly leaf: {
    [K in Keys<T>]: IsPlain<Exclude<T[K], undefined>> extends true
      ? `${K}.${Paths<Exclude<T[K], undefined>>['leaf']}`
      : K;
  }[Keys<T>];
}
