import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { checkTypes } from '../../lib/typecheck/check-types';
import { inOrder } from '../types/compiler';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'check-types-')));
const known = join(root, 'known.json');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const CUSTOMERS = 12;
jest.setTimeout(60_000);
const path = (index: number) => `customers/customer-${index}/customer.ts`;
/** A module of a customer, with a ring and whatever else. */
const customer = (index: number, ring = 'early', more = '') =>
  `import { defineCustomer } from '../../products/catalogue';
export default defineCustomer({
  name: 'customer-${index}',
  ring: '${ring}',
});
${more}`;
const catalogue = `export interface Customer {
  readonly name: string;
  readonly ring: 'early' | 'late';
}
export const defineCustomer = <const Spec extends Customer>(spec: Spec) => spec;
`;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  const compilerOptions = {
    strict: true,
    module: 'commonjs',
    moduleResolution: 'bundler',
    target: 'es2022',
    // The types of browsers are most of the work, and nothing of the fleet's.
    lib: ['es2022'],
    skipLibCheck: true,
    types: [],
  };
  write('tsconfig.json', JSON.stringify({ compilerOptions }));
  write('products/catalogue.ts', catalogue);
  for (let index = 0; index < CUSTOMERS; index++) write(path(index), customer(index));
});

/** Faults as the compiler prints them, with the members of unions in one order: that depends on what else it compiles. */
function told(faults: readonly ts.Diagnostic[]): string[] {
  const host = {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (name: string) => name,
    getNewLine: () => '\n',
  };
  return faults.map((fault) => inOrder(ts.formatDiagnostic(fault, host)));
}

/** What one run of the compiler over all files says. */
function atOnce(): string {
  const tsc = require.resolve('typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', '.', '--noEmit', '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  return inOrder(stdout);
}

/** Checked are so many customers, each with a checker of its own, and told is what it has to be. */
function check(): { customers: number; said: string[] } {
  const { customers, faults } = checkTypes(ts, { root, known, most: 1 });
  return { customers, said: told(faults) };
}

it('finds what one run of the compiler does, with file and line, and tells it until it is mended', () => {
  write(path(3), customer(3, 'earyl'));
  write(path(10), customer(10, 'soon'));
  const first = check();
  expect([first.customers, first.said.join('')]).toEqual([CUSTOMERS, atOnce()]);
  expect(first.said).toEqual([
    expect.stringMatching(/^customers\/customer-10\/customer\.ts\(4,3\): error TS2322: Type '"soon"' is not/),
    expect.stringMatching(/^customers\/customer-3\/customer\.ts\(4,3\): error TS2820: Type '"earyl"' is not/),
  ]);
  expect(check()).toEqual({ customers: 2, said: first.said });
  write(path(10), customer(10, 'late'));
  expect(check()).toEqual({ customers: 2, said: [first.said[1]] });
});

it('checks nobody again where nothing has changed, and one customer where one has', () => {
  expect(check()).toEqual({ customers: CUSTOMERS, said: [] });
  expect(check()).toEqual({ customers: 0, said: [] });
  write(path(7), customer(7, 'late'));
  expect(check()).toEqual({ customers: 1, said: [] });
  expect(check()).toEqual({ customers: 0, said: [] });
});

it('checks everybody again where something changed that is no customer of its own', () => {
  check();
  write('products/catalogue.ts', catalogue.replace("'early'", "'soon'"));
  const { customers, said } = check();
  expect([customers, said.length]).toEqual([CUSTOMERS, CUSTOMERS]);
  expect(said.join('')).toEqual(atOnce());
});

it('tells of syntax first, as the compiler does', () => {
  write(path(10), customer(10, 'soon'));
  write(path(3), customer(3, 'early', '}'));
  const { said } = check();
  expect(said.join('')).toEqual(atOnce());
  expect(said).toEqual([expect.stringContaining('TS1128')]);
});

it('checks a customer again who imports a module that changed', () => {
  write(path(3), customer(3, 'early', `import { own } from './own';\nexport const eight: 8 = own;\n`));
  write('customers/customer-3/own.ts', 'export const own = 8;\n');
  expect(check().said).toEqual([]);
  write('customers/customer-3/own.ts', 'export const own = 7;\n');
  const { said } = check();
  expect(said.join('')).toEqual(atOnce());
  expect(said).toEqual([expect.stringContaining(`Type '7' is not assignable to type '8'`)]);
});

it('sees what a customer declares for all', () => {
  write(path(10), customer(10, 'early', 'declare global { const everywhere: 7; }\n'));
  write(path(3), customer(3, 'early', 'export const eight: 8 = everywhere;\n'));
  const { said } = check();
  expect(said.join('')).toEqual(atOnce());
  expect(said).toEqual([expect.stringContaining(`Type '7' is not assignable to type '8'`)]);
});

it.each(['', '{', '{"key":1}'])('takes nothing from a file that is not its own: %j', (text) => {
  writeFileSync(known, text);
  write(path(3), customer(3, 'soon'));
  expect(check()).toEqual({
    customers: CUSTOMERS,
    said: [expect.stringContaining('customer-3/customer.ts')],
  });
});

it('tells what is wrong with tsconfig.json', () => {
  rmSync(join(root, 'tsconfig.json'));
  expect(check()).toEqual({ customers: 0, said: [expect.stringContaining('TS5083: Cannot read file')] });
});
