import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { generate } from '../../bench/generate';
import { isCompiled } from '../../entry/load.cjs';
import { checkTypes } from '../../lib/typecheck/check-types';

jest.setTimeout(300_000);

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'typecheck-growth-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a whole run instantiates, over a fleet with so many customers. */
function instantiationsOf(customers: number): number {
  const root = join(folder, String(customers));
  generate(root, customers);
  const path = join(root, 'tsconfig.json');
  const config = JSON.parse(readFileSync(path, 'utf8')) as { compilerOptions: object };
  // Types of ringfleet are the sources' where nobody has compiled them.
  const conditions = isCompiled() ? {} : { customConditions: ['ringfleet-source'] };
  const compilerOptions = { ...config.compilerOptions, ...conditions };
  writeFileSync(path, JSON.stringify({ ...config, compilerOptions }));
  const checked = checkTypes(ts, { root, known: join(root, 'known.json') });
  expect(checked).toMatchObject({ faults: [], customers });
  return checked.instantiations;
}

it('a customer costs as many instantiations of types among 200 as among 20', () => {
  const [few, some, many] = [20, 110, 200].map(instantiationsOf);
  const each = (some! - few!) / 90;
  expect((many! - some!) / 90).toBe(each);
  expect(each).toBeGreaterThan(0);
  expect(each).toBeLessThan(3200);
});
