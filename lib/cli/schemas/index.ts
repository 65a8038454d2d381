import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { editorSchemas } from '../../editors';
import type { ProductSpec } from '../../authored/product';
import { commentsIn, loadCatalogue, located, ringEntrySchema, type ReadOptions } from '../../read';
import { wellFormed } from '../../planner/well-formed';
import { say } from '../print';
import { counted } from '../report';

/** Folder of the schemas, below the program's. */
export const SCHEMAS = 'schemas';

/** Writes the schemas by which editors complete what people write in YAML. @returns the exit code: 1 where the fleet is malformed */
export function schemas(root: string, catalogue: ReadOptions['catalogue'] | string): number {
  const files = filesOf(root, catalogue);
  if (!files) return 1;
  const stale = staleIn(root, files);
  for (const path of stale) {
    const target = join(root, SCHEMAS, path);
    const text = files.get(path);
    if (text === undefined) rmSync(target);
    else {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  }
  process.stderr.write(`${counted(files.size, 'schema')} in ${SCHEMAS}/, ${stale.length} changed\n`);
  return 0;
}

/** Says which schemas are not as they would be written, where there are some. @returns their paths below the program's folder */
export function staleSchemas(root: string, catalogue: ReadOptions['catalogue'] | string): string[] {
  if (present(root).length === 0) return [];
  const stale = staleIn(root, filesOf(root, catalogue) ?? new Map()).map((path) => `${SCHEMAS}/${path}`);
  for (const path of stale) process.stderr.write(`stale: ${path}\n`);
  if (stale.length > 0) process.stderr.write('  fix: npm run -s fleet -- schemas, and commit\n');
  return stale;
}

function filesOf(
  root: string,
  given: ReadOptions['catalogue'] | string,
): ReadonlyMap<string, string> | undefined {
  const loaded = loadCatalogue(root, given);
  if ('issues' in loaded) {
    say(located(root, loaded.issues));
    return undefined;
  }
  const { fleet, products } = loaded.catalogue;
  const inputs = products.map((spec) => ({ spec, file: `products/${spec.name}/product.ts` }));
  const judged = wellFormed({ fleet, fleetFile: 'fleet/fleet.ts', products: inputs, customers: [] });
  say(located(root, judged.issues));
  if (judged.issues.length > 0) return undefined;
  const comments = new Map(inputs.map(({ spec, file }) => [spec, commentsIn(join(root, file))]));
  const commentAt = (product: ProductSpec, path: readonly string[]) =>
    comments.get(product)?.(['schema', ...path]);
  const written = editorSchemas({ fleet, products, ringEntry: ringEntrySchema, commentAt });
  const texts = Object.entries(written).map(
    ([path, schema]) => [path, `${JSON.stringify(schema, null, 2)}\n`] as const,
  );
  return new Map(texts);
}

/** Paths of the schemas that differ from what is there, and of those that are there and would not be. */
function staleIn(root: string, files: ReadonlyMap<string, string>): string[] {
  const there = new Set(present(root));
  const isSame = (path: string) =>
    there.has(path) && readFileSync(join(root, SCHEMAS, path), 'utf8') === files.get(path);
  return [...new Set([...files.keys(), ...there])].filter((path) => !isSame(path)).sort();
}

/** Schemas of ours, by path: what else people keep in the folder stays. */
function present(root: string): string[] {
  const below = (folder: string) => {
    try {
      return readdirSync(join(root, SCHEMAS, folder)).filter((name) => name.endsWith('.json'));
    } catch {
      return [];
    }
  };
  const own = ['metadata.json', 'products.json', 'rings.json'];
  return [
    ...below('').filter((name) => own.includes(name)),
    ...below('values').map((name) => `values/${name}`),
  ];
}
