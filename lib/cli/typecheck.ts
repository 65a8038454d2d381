import { createRequire } from 'node:module';
import { join } from 'node:path';
import type ts from 'typescript';
import { veiledOf } from '../credentials/veiled';
import { error, type Issue } from '../issues/issue';
import { checkTypes } from '../typecheck/check-types';
import { cacheFolder } from '../incremental/cache';
import { print, say } from './print';
import { Progress } from './report';

/**
 * Prints what the compiler finds wrong with the fleet's modules to stdout, as `tsc -p .` does.
 *
 * @returns the exit code: 1 where a module is wrong, or there is no compiler
 */
export async function typecheck(root: string): Promise<number> {
  const compiler = compilerOf(root);
  if ('problem' in compiler) {
    say([compiler]);
    return 1;
  }
  const known = join(
    cacheFolder(join(root, 'main.ts')) ?? join(root, 'node_modules/.cache/ringfleet'),
    'types.json',
  );
  const progress = new Progress(process.stderr);
  const { faults } = checkTypes(compiler, {
    root,
    known,
    progress: (done, all) => progress.show(() => `${done} of ${all} modules of customers`),
  });
  progress.end();
  const host: ts.FormatDiagnosticsHost = {
    getCurrentDirectory: () => process.cwd(),
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  };
  const text = process.stdout.isTTY
    ? compiler.formatDiagnosticsWithColorAndContext(faults, host)
    : compiler.formatDiagnostics(faults, host);
  // The compiler quotes texts, and those on a terminal come with their lines.
  const sources = new Set(faults.flatMap(({ file }) => file?.text ?? []));
  await print(veiledOf(text, [...sources]));
  return faults.some(({ category }) => category === compiler.DiagnosticCategory.Error) ? 1 : 0;
}

/** The compiler that the fleet depends on; or an issue, where it has none of a kind that can be used. */
function compilerOf(root: string): typeof ts | Issue {
  const at = { file: 'package.json', path: 'devDependencies.typescript' };
  const fix = 'npm install --save-dev --save-exact typescript@6.0.3';
  try {
    const found = createRequire(join(root, 'main.ts'))('typescript') as Partial<typeof ts>;
    if (found.createSemanticDiagnosticsBuilderProgram) return found as typeof ts;
    return error(at, `${found.version ?? 'this version'} does not let programs check types`, fix);
  } catch {
    return error(at, 'is not installed, and it checks the types', fix);
  }
}
