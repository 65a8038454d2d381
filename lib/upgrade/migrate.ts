import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gt, lte } from 'semver';
import { deprecations, type Deprecation, type Noun } from '../authored/deprecated';
import { FLEET_FILE } from '../read/catalogue';
import { edited, type Edit } from '../read/edit';
import { Pieces } from '../read/pieces';
import { renamedKeys } from './renamed-keys';
import { renamedYaml } from './renamed-yaml';

/**
 * Gives each field of the fleet in a folder the name that it has got since a version, in the sources themselves. Their layout
 * stays. What is computed is left as it is: the schema says what it lacks.
 *
 * @param version what this ringfleet is
 * @returns a line for each place: `customers/acme/customer.ts:7:3: 'contact' is 'email' from 0.3.0 on`
 */
export function migrate(
  root: string,
  from: string,
  version: string,
  table: readonly Deprecation[] = deprecations,
): string[] {
  return table
    .filter(({ since }) => gt(since, from) && lte(since, version))
    .flatMap(({ noun, field, since, renamed }) => {
      if (renamed === undefined) return [];
      const path = field.split('.');
      const edits =
        noun === 'rings' ? ofYaml(root, 'rings', path, renamed) : ofModules(root, noun, path, renamed);
      if (noun === 'customer') edits.push(...ofYaml(root, partOf(path), path, renamed));
      const told = `'${path.at(-1)}' is '${renamed}' from ${since} on`;
      return applied(root, edits).map((at) => `${at}: ${told}`);
    });
}

/** Of a customer that is written as a folder, the file that says the field. */
function partOf([first]: readonly string[]): Part {
  return first === 'tenants' ? 'products' : 'metadata';
}

type Part = 'metadata' | 'products';

function filesOf(root: string, noun: Noun | Part): string[] {
  const below = (folder: string, file: string) =>
    (existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [])
      .map((name) => join(root, folder, name, file))
      .filter((path) => existsSync(path));
  const files = {
    fleet: () => [join(root, FLEET_FILE)].filter((path) => existsSync(path)),
    product: () => below('products', 'product.ts'),
    customer: () => below('customers', 'customer.ts'),
    rings: () => below('products', 'rings.yaml'),
    metadata: () => below('customers', 'metadata.yaml'),
    products: () => below('customers', 'products.yaml'),
  } satisfies Record<Noun | Part, () => string[]>;
  return files[noun]();
}

function ofYaml(root: string, files: 'rings' | Part, path: readonly string[], to: string): Edit[] {
  return filesOf(root, files).flatMap((file) => renamedYaml(file, readFileSync(file, 'utf8'), path, to));
}

function ofModules(root: string, noun: Noun, path: readonly string[], to: string): Edit[] {
  const pieces = new Pieces();
  return filesOf(root, noun).flatMap((file) => {
    try {
      const subject = pieces.subject(file);
      return subject ? [...renamedKeys(pieces, subject, path, to)] : [];
    } catch {
      // A module that cannot be parsed: whoever loads it says why.
      return [];
    }
  });
}

/** Writes what is edited of the folder's own files. Two customers may share what both import: it is edited once. */
function applied(root: string, edits: readonly Edit[]): string[] {
  const own = edits.filter(({ file }) => !/^(\.\.|node_modules)/.test(relative(root, file)));
  const places = new Map(own.map((edit) => [`${edit.file}:${edit.start}`, edit]));
  const inOrder = [...places.values()].sort((a, b) =>
    a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1,
  );
  const told = inOrder.map((edit) => placeOf(root, edit));
  for (const [file, text] of edited(inOrder)) writeFileSync(file, text);
  return told;
}

function placeOf(root: string, { file, start }: Edit): string {
  const above = readFileSync(file, 'utf8').slice(0, start).split('\n');
  const path = relative(root, file).split(sep).join('/');
  return `${path}:${above.length}:${above.at(-1)!.length + 1}`;
}
