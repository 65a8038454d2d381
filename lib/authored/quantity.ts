import { z } from 'zod';

// Members of an interface, not aliases: the compiler then prints the units where a value has the wrong one.
interface Quantities {
  readonly cpu: `${number}` | `${number}m`;
  readonly memory: `${number}Ki` | `${number}Mi` | `${number}Gi` | `${number}Ti`;
}

/** CPU in cores (`'2'`, `'0.5'`) or millicores (`'500m'`). Source: Kubernetes, "Resource units in Kubernetes". */
export type Cpu = Quantities['cpu'];

/** Memory or storage in bytes with a binary suffix: `'512Mi'`, `'2Gi'`. Source: as for `Cpu`. */
export type Memory = Quantities['memory'];

const CPU = /^(?:0|[1-9]\d*)(?:\.\d{1,3}|m)?$/;
const MEMORY = /^[1-9]\d*(?:Ki|Mi|Gi|Ti)$/;
const BYTES: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };

/** A schema for a CPU quantity. The type and the check are one rule, so they cannot drift. */
export function cpu(): z.ZodType<Cpu, Cpu> {
  return z.string().regex(CPU, "expected cores or millicores, such as '2' or '500m'") as z.ZodType<Cpu, Cpu>;
}

/** A schema for an amount of memory or storage. */
export function memory(): z.ZodType<Memory, Memory> {
  const error = "expected a whole number of Ki, Mi, Gi or Ti, such as '512Mi'";
  return z.string().regex(MEMORY, error) as z.ZodType<Memory, Memory>;
}

/** The quantity in millicores, rounded up: `'500m'` is 500, `'0.5'` is 500. */
export function millicores(quantity: Cpu): number {
  const amount = parseFloat(quantity);
  // Through text, because 0.07 * 1000 is a little more than 70.
  return Math.ceil(quantity.endsWith('m') ? amount : Number((amount * 1000).toFixed(3)));
}

/** The quantity in bytes: `'1Ki'` is 1024. */
export function bytes(quantity: Memory): number {
  return parseFloat(quantity) * (BYTES[quantity.slice(-2)] ?? Number.NaN);
}

/** Millicores as a quantity that a person would write: 2000 is `'2'`, 1500 is `'1500m'`. */
export function cpuOf(amount: number): Cpu {
  return amount % 1000 === 0 ? `${amount / 1000}` : `${amount}m`;
}

/** Bytes as a quantity in the largest unit that divides them: 2147483648 is `'2Gi'`. */
export function memoryOf(amount: number): Memory {
  for (const [unit, size] of Object.entries(BYTES).reverse()) {
    if (amount >= size && amount % size === 0) return `${amount / size}${unit}` as Memory;
  }
  return `${Math.ceil(amount / 2 ** 10)}Ki`;
}
