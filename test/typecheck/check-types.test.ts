import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { isCompiled } from '../../entry/load.cjs';
import { generate, writeCustomer } from '../../bench/generate';
import { checkTypes } from '../../lib/typecheck/check-types';
import { inOrder } from '../types/compiler';

jest.setTimeout(300_000);

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'typecheck-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CUSTOMERS = 200;
const root = join(folder, String(CUSTOMERS));
const known = (of = root) => join(of, 'known.json');

/** A fleet with so many customers. Types of ringfleet are the sources' where nobody has compiled them. */
function fleetOf(customers: number): string {
  const made = join(folder, String(customers));
  generate(made, customers);
  const path = join(made, 'tsconfig.json');
  const config = JSON.parse(readFileSync(path, 'utf8')) as { compilerOptions: object };
  const conditions = isCompiled() ? {} : { customConditions: ['ringfleet-source'] };
  writeFileSync(
    path,
    JSON.stringify({ ...config, compilerOptions: { ...config.compilerOptions, ...conditions } }),
  );
  return made;
}

/** Faults as the compiler prints them, with the members of unions in one order. */
function told(faults: readonly ts.Diagnostic[]): string[] {
  const host = {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (name: string) => name,
    getNewLine: () => '\n',
  };
  return faults.map((fault) => inOrder(ts.formatDiagnostic(fault, host)));
}

/** What one run of the compiler over all files says. */
function atOnce(): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return told(
    ts.sortAndDeduplicateDiagnostics(ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options))),
  );
}

const check = (most?: number) =>
  checkTypes(ts, { root, known: known(), ...(most !== undefined && { most }) });
const write = (path: string, text: string) => writeFileSync(join(root, path), text);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const customer = (index: number) => `customers/customer-${String(index).padStart(5, '0')}/customer.ts`;

it('a customer costs as many instantiations of types among 200 as among 20', () => {
  const [few, some, many] = [20, 110, CUSTOMERS].map((customers) => {
    const made = fleetOf(customers);
    const { faults, ...checked } = checkTypes(ts, { root: made, known: known(made) });
    expect([checked.customers, told(faults)]).toEqual([customers, []]);
    return checked.instantiations;
  });
  const each = (some! - few!) / 90;
  expect((many! - some!) / 90).toBe(each);
  expect(each).toBeGreaterThan(0);
  expect(each).toBeLessThan(3200);
});

it('checks nobody again where nothing has changed, and one customer where one has', () => {
  expect(check()).toMatchObject({ faults: [], customers: 0 });
  writeCustomer(root, 7, { memory: '192Mi' });
  expect(check()).toMatchObject({ faults: [], customers: 1 });
  expect(check()).toMatchObject({ faults: [], customers: 0 });
});

describe('a run in batches', () => {
  const paths = [...[3, 150].map(customer), 'fleet/fleet.ts'];
  let before: string[] = [];
  beforeAll(() => {
    before = paths.map(read);
  });
  afterEach(() => paths.forEach((path, index) => write(path, before[index]!)));
  /** A new checker for every few customers. */
  const inBatches = () => check(150_000);
  const mistake = (index: number) =>
    write(customer(index), read(customer(index)).replace('"ring": "canary"', '"ring": "canry"'));

  it('finds what one run of the compiler does, with file and line, and tells it until it is mended', () => {
    mistake(3);
    mistake(150);
    rmSync(known());
    const first = inBatches();
    expect(first.customers).toBe(CUSTOMERS);
    expect(told(first.faults)).toEqual(atOnce());
    expect(told(first.faults)).toEqual([
      expect.stringMatching(/^customers\/customer-00003\/customer\.ts\(48,7\): error TS2322: .*canry/),
      expect.stringMatching(/^customers\/customer-00150\/customer\.ts\(48,7\): error TS2322: .*canry/),
    ]);
    const second = inBatches();
    expect([second.customers, told(second.faults)]).toEqual([2, told(first.faults)]);
  });

  it('checks everybody again where something changed that is no customer of its own', () => {
    inBatches();
    write('fleet/fleet.ts', read('fleet/fleet.ts').replaceAll('early', 'soon'));
    const { customers, faults } = inBatches();
    expect(customers).toBe(CUSTOMERS);
    expect(told(faults)).toEqual(atOnce());
    // Every fifth customer is in the ring, and rings.yaml is nothing that the compiler reads.
    expect(faults.length).toBeGreaterThanOrEqual(CUSTOMERS / 5);
  });

  it('tells of syntax first, as the compiler does', () => {
    mistake(150);
    write(customer(3), `${read(customer(3))}}`);
    const { faults } = inBatches();
    expect(told(faults)).toEqual(atOnce());
    expect(told(faults)).toEqual([expect.stringContaining('TS1128')]);
  });

  it('checks a customer again who imports a module that changed', () => {
    const own = join(root, 'customers/customer-00003/own.ts');
    write(
      customer(3),
      `import { contact } from './own';\n${read(customer(3)).replace(/"contact": .*/, 'contact,')}`,
    );
    writeFileSync(own, `export const contact = 'ops@example.com';\n`);
    expect(inBatches().faults).toEqual([]);
    writeFileSync(own, `export const contact = 7;\n`);
    const { faults } = inBatches();
    expect(told(faults)).toEqual(atOnce());
    expect(told(faults)).toEqual([
      expect.stringMatching(/customer-00003\/customer\.ts\(\d+,3\): error TS2322/),
    ]);
    rmSync(own);
  });

  it('sees what a customer declares for all', () => {
    write(customer(150), `${read(customer(150))}declare global { const everywhere: 7; }\n`);
    write(customer(3), `${read(customer(3))}export const eight: 8 = everywhere;\n`);
    const { faults } = inBatches();
    expect(told(faults)).toEqual(atOnce());
    expect(told(faults)).toEqual([expect.stringContaining(`Type '7' is not assignable to type '8'`)]);
  });

  it.each(['', '{', '{"key":1}'])('takes nothing from a file that is not its own: %j', (text) => {
    writeFileSync(known(), text);
    mistake(3);
    const { customers, faults } = inBatches();
    expect([customers, told(faults)]).toEqual([CUSTOMERS, [expect.stringContaining('customer-00003')]]);
  });
});

it('tells what is wrong with tsconfig.json', () => {
  const bare = mkdtempSync(join(folder, 'bare-'));
  const { faults } = checkTypes(ts, { root: bare, known: known(bare) });
  expect(told(faults)).toEqual([expect.stringContaining('TS5083: Cannot read file')]);
});
