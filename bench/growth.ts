import type { Measured } from './results';

/** The exponent by which seconds grow with customers. Of what takes no time there is none to speak of. */
export function exponent(from: number, to: number, customers: number): number | undefined {
  return from < 0.05 || to < 0.1 ? undefined : Math.log(to / from) / Math.log(customers);
}

/** Of each phase, from the one number of customers to the other. */
export function exponents(before: Measured, after: Measured): Record<string, number | undefined> {
  const phases = Object.entries(after.memory.ringfleet.phases);
  return Object.fromEntries(
    phases.map(([name, seconds]) => [
      name,
      exponent(before.memory.ringfleet.phases[name]!, seconds, after.customers / before.customers),
    ]),
  );
}

/**
 * What the naive program would take for so many customers: by a·n + b·n², through the two largest numbers of customers of
 * which it was measured. Nothing where there are not two.
 */
export function naiveFit(measured: readonly Measured[], customers: number): number | undefined {
  const points = measured.flatMap((each) => {
    const naive = each.memory.others['naive cdk8s'];
    return naive ? [{ n: each.customers, each: naive.seconds / each.customers }] : [];
  });
  const [one, two] = points.sort((a, b) => a.n - b.n).slice(-2);
  if (!one || !two || customers <= two.n) return undefined;
  const b = (two.each - one.each) / (two.n - one.n);
  return (one.each - b * one.n) * customers + b * customers ** 2;
}
