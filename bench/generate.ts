import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { customerOf, factsOf } from './customers';
import { FLEET } from './workload';

export const ROOT = join(__dirname, '..');
/** What the modules of the workload import. */
const PACKAGES = ['zod', 'tsx', 'typescript', '@types/node'];

/** As that of a fleet which `npm create ringfleet` made. */
const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2023'],
    module: 'commonjs',
    moduleResolution: 'bundler',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
  },
  exclude: ['node_modules', 'dist'],
};

/**
 * Writes the standard workload as a program with so many customers, in a folder of its own: `npm run synth` in it. It runs
 * this very ringfleet.
 */
export function generate(folder: string, customers: number): void {
  mkdirSync(folder, { recursive: true });
  cpSync(FLEET, folder, { recursive: true });
  const synth = 'node -r ringfleet/register main.ts';
  const scripts = { synth, check: `${synth} check`, typecheck: `${synth} typecheck` };
  writeJson(join(folder, 'package.json'), { name: 'workload', private: true, scripts });
  writeJson(join(folder, 'tsconfig.json'), TSCONFIG);
  link(folder, 'ringfleet', ROOT);
  for (const name of PACKAGES) link(folder, name, join(ROOT, 'node_modules', name));
  for (let index = 0; index < customers; index++) writeCustomer(folder, index);
}

/** Writes one customer's module, as people do. */
export function writeCustomer(folder: string, index: number, changed: object = {}): void {
  const facts = { ...factsOf(index), ...changed };
  const path = join(folder, 'customers', facts.name, 'customer.ts');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    `import { defineCustomer } from '../../products/catalogue';

export default defineCustomer(${JSON.stringify(customerOf(facts), null, 2)});
`,
  );
}

function writeJson(path: string, value: object): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Makes a package of the folder what lies elsewhere. */
export function link(folder: string, name: string, target: string): void {
  const path = join(folder, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'dir');
}
