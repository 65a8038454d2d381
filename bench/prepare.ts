import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transpile, ModuleKind, ScriptTarget } from 'typescript';
import { isCompiled } from '../entry/load.cjs';
import { COMPILED } from './compiled';
import { RECORDED } from './floor/names';
import { recorded } from './floor/record';

const SOURCES = [
  'customers.ts',
  'floor/names.ts',
  'floor/emitter.ts',
  'floor/files.ts',
  'programs/floor.ts',
  'programs/naive.ts',
  'programs/empty.ts',
];

/** Compiles the programs that ringfleet is compared with, so that nobody's time goes into compiling them. */
export function prepare(): void {
  if (!isCompiled())
    throw new Error(
      'build/ is not what the sources say: run `npm run build` first, so that what users run is measured',
    );
  rmSync(COMPILED, { recursive: true, force: true });
  for (const source of SOURCES) {
    const target = join(COMPILED, source.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const text = readFileSync(join(__dirname, source), 'utf8');
    writeFileSync(target, transpile(text, { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 }));
  }
  writeFileSync(join(COMPILED, 'floor', RECORDED), recorded());
}
