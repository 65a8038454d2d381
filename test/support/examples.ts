import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Specs } from '../../lib/authored/specs';
import { loadModule, read, type ReadOptions } from '../../lib/read';
import { root, sampleSpecs } from './sample';

const folder = join(root, 'examples');

/** Names of the examples that are fleets of their own, and are there: who forks may have deleted them. */
export const exampleNames: readonly string[] = (existsSync(folder) ? readdirSync(folder) : []).filter(
  (name) => existsSync(join(folder, name, 'main.ts')),
);

/** Folder of an example. */
export function exampleRoot(name: string): string {
  return join(root, 'examples', name);
}

/** The specs of an example, read as its program reads them. */
export function example(name: string): Specs {
  const folder = exampleRoot(name);
  const loaded = loadModule(join(folder, 'products/catalogue.ts'), folder, 'export default catalogue');
  if ('issue' in loaded) throw new Error(JSON.stringify(loaded.issue));
  const { specs, issues } = read({ root: folder, catalogue: loaded.value as ReadOptions['catalogue'] });
  expect(issues).toEqual([]);
  return specs;
}

/** The sample fleet, and each example. */
export function fleets(): [name: string, specs: Specs][] {
  return [
    ['the sample fleet', sampleSpecs()],
    ...exampleNames.map((name): [string, Specs] => [`the example ${name}`, example(name)]),
  ];
}
