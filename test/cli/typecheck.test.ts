import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { typecheck } from '../../lib/cli/typecheck';

let root = '';
const said = { stdout: '', stderr: '' };

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'typecheck-')));
  for (const name of ['stdout', 'stderr'] as const) {
    said[name] = '';
    jest.spyOn(process[name], 'write').mockImplementation((text, ...rest) => {
      said[name] += String(text);
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    });
  }
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

it('says how to get a compiler where the fleet has none', async () => {
  await expect(typecheck(root)).resolves.toBe(1);
  expect(said).toEqual({
    stdout: '',
    stderr: `error: package.json devDependencies.typescript: is not installed, and it checks the types
  fix: npm install --save-dev --save-exact typescript@6.0.3
1 error
`,
  });
});

it('says so of a compiler that other programs cannot use', async () => {
  write('node_modules/typescript/index.js', `exports.version = '9.0.0';\n`);
  await expect(typecheck(root)).resolves.toBe(1);
  expect(said.stderr).toContain('devDependencies.typescript: 9.0.0 does not let programs check types\n');
});

it('tells types that are wrong, by file and line, and nothing where none is', async () => {
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(dirname(require.resolve('typescript/package.json')), join(root, 'node_modules/typescript'));
  const compilerOptions = { strict: true, module: 'commonjs', types: [] };
  write('tsconfig.json', JSON.stringify({ compilerOptions, exclude: ['node_modules'] }));
  write('customers/acme/customer.ts', `export const replicas: number = '3';\n`);
  await expect(typecheck(root)).resolves.toBe(1);
  expect(said.stdout).toMatch(/customers\/acme\/customer\.ts\(1,14\): error TS2322: Type 'string' is not/);
  said.stdout = '';
  write('customers/acme/customer.ts', 'export const replicas: number = 3;\n');
  await expect(typecheck(root)).resolves.toBe(0);
  expect(said).toEqual({ stdout: '', stderr: '' });
});
