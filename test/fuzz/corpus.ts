import type { Case, Malformed } from './case';
import { folders } from './folders';
import { links } from './links';
import { modules } from './modules';
import { Random } from './random';
import { rings } from './rings';
import { secrets } from './secrets';
import { customers, fleet, products } from './specs';
import { terraform } from './terraform';
import { yamlCustomers } from './yaml-customers';

/** What makes malformed input, and how many cases of it are tried. */
export const categories = {
  customers: { make: customers, share: 90 },
  fleet: { make: fleet, share: 110 },
  products: { make: products, share: 70 },
  modules: { make: modules, share: 70 },
  rings: { make: rings, share: 80 },
  secrets: { make: secrets, share: 100 },
  terraform: { make: terraform, share: 40 },
  folders: { make: folders, share: 50 },
  links: { make: links, share: 30 },
  yaml: { make: yamlCustomers, share: 50 },
} as const satisfies Record<string, { make: (random: Random) => Malformed; share: number }>;

export type Category = keyof typeof categories;

/** The case of a seed: the same one on any machine. */
export function caseOf(category: Category, seed: number): Case {
  return { category, seed, ...categories[category].make(new Random(seed)) };
}

/** As many as its share, of which no two change the input alike. */
export function casesOf(category: Category, share: number = categories[category].share): Case[] {
  const found = new Map<string, Case>();
  for (let seed = 1; found.size < share && seed < 100 * share; seed++) {
    const made = caseOf(category, seed);
    const changes = JSON.stringify(made.changes);
    if (!found.has(changes)) found.set(changes, made);
  }
  return [...found.values()];
}
