import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commentedModules } from '../scaffold/chart/described';
import { staleModules, valuesModules } from '../scaffold/chart/values-module';
import { say } from './print';
import { counted } from './report';

/** Writes what products import of their charts' values, and over the keys of their own schemas what those say of them. @returns the exit code: 1 where a schema cannot be read */
export function chartValues(root: string): number {
  const { files, issues } = valuesModules(root);
  say(issues);
  if (issues.length > 0) return 1;
  const stale = staleModules(root, files);
  for (const path of stale) writeFileSync(join(root, path), files.get(path)!);
  const commented = commentedModules(root);
  for (const [path, text] of commented) writeFileSync(join(root, path), text);
  process.stderr.write(
    `${counted(files.size, 'chart')} with values of its own, ${stale.length + commented.size} changed\n`,
  );
  return 0;
}

/** Says which are not as they would be written. @returns their paths below the program's folder */
export function staleChartValues(root: string): string[] {
  const { files, issues } = valuesModules(root);
  say(issues);
  const stale = [...staleModules(root, files), ...commentedModules(root).keys()];
  for (const path of stale) process.stderr.write(`stale: ${path}\n`);
  if (stale.length > 0) process.stderr.write('  fix: npm run -s fleet -- chart-values, and commit\n');
  return [...stale, ...issues.map(({ at }) => at.file)];
}
