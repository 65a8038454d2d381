import { join } from 'node:path';
import type { Specs } from '../../lib/authored/specs';
import { read } from '../../lib/read';
import { catalogue } from '../fixtures/eleven-environments/products/catalogue';

/** Folder of a fleet with axes, values made of tenants, and rings beside each other. */
export const elevenRoot = join(__dirname, '../fixtures/eleven-environments');

/** Its specs, read as the program reads them. */
export function elevenEnvironments(): Specs {
  const { specs, issues } = read({ root: elevenRoot, catalogue });
  expect(issues).toEqual([]);
  return specs;
}
