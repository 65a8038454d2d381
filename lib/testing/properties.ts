import type { Program } from '../cli/program';
import { chosenTenants, chosenUnits, filesOfUnits } from './choose';
import { emittedIn } from './emitted';
import { planOf, specsOf } from './fleet';
import { areAccepted, areDistinct, areJson, areNamed, hasGuardRails, readAlike, sameFiles } from './judges';
import { reordered } from './reordered';
import { areTraced } from './traced';

/** Something that holds for any fleet. */
export interface Property {
  /** What holds, as the title of a test. */
  readonly title: string;
  /** Where it does not hold, a line each; none where all is well. */
  readonly faults: () => readonly string[];
}

/**
 * What holds for any fleet, of four tenants and four clusters of each engine however many there are. A test calls each:
 *
 *     for (const { title, faults } of properties(fleet)) it(title, () => expect(faults()).toEqual([]));
 *
 * @throws Error with what `npm run synth` would say, where that refuses the fleet
 */
export function properties(fleet: Program): readonly Property[] {
  const { extend, root } = fleet.options;
  const specs = specsOf(fleet);
  const rings = specs.products.flatMap((product) => product.rings ?? []);
  const plan = planOf(specs);
  const tenants = chosenTenants(plan);
  const files = filesOfUnits(chosenUnits(plan), extend);
  const emitted = emittedIn(plan, files);
  const judges: readonly (readonly [title: string, judge: () => Iterable<string>])[] = [
    ['the fleet has files', () => (Object.keys(files).length > 0 ? [] : ['nothing is synthesized'])],
    ['its files mean the same to every decoder of YAML', () => readAlike(files)],
    ['its files are JSON where they say so', () => areJson(files)],
    [
      'its files are the same bytes in whatever order the fleet is written',
      () => sameFiles(files, filesOfUnits(chosenUnits(planOf(reordered(specs))), extend)),
    ],
    ['the objects of a cluster share no kind, namespace and name', () => areDistinct(emitted)],
    ['the objects of a cluster have a name, and a namespace that is a DNS label', () => areNamed(emitted)],
    [
      'every release has values that the schema of its product, which Helm gets, accepts',
      () => areAccepted(tenants),
    ],
    ['every value is what the layers that explain names come to', () => areTraced(tenants, rings, root)],
    ...tenants.map(
      (tenant) =>
        [`the tenant ${tenant.name} has its guard rails`, () => hasGuardRails(emitted, tenant)] as const,
    ),
  ];
  return judges.map(([title, judge]) => ({ title, faults: () => [...judge()] }));
}
