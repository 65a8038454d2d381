/** What a change does to what runs, the worst first. */
export const changeClasses = [
  'DELETE',
  'REPLACE',
  'BLOCKED',
  'LOOSENS',
  'SUSPENDS',
  'restarts workloads',
  'safe',
  'no-op',
] as const;

export type ChangeClass = (typeof changeClasses)[number];

/** What people mean when they permit it, and never by accident. */
const DANGEROUS: readonly ChangeClass[] = ['DELETE', 'REPLACE', 'BLOCKED', 'LOOSENS'];

export function isDangerous(given: ChangeClass): boolean {
  return DANGEROUS.includes(given);
}

/** Below 0 where the first is the worse. */
export function byClass(a: ChangeClass, b: ChangeClass): number {
  return changeClasses.indexOf(a) - changeClasses.indexOf(b);
}

/** A class, and why it is that one. */
export interface Verdict {
  readonly is: ChangeClass;
  /** Says what happens, and by whose rule where it is one of Kubernetes or of a controller. */
  readonly why: string;
}

/** The worst of them; of equals, the first. */
export function worst<T extends { readonly is: ChangeClass }>(verdicts: readonly [T, ...T[]]): T {
  return verdicts.reduce((a, b) => (byClass(b.is, a.is) < 0 ? b : a));
}
