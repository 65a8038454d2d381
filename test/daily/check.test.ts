import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { failing, programs } from '../../scripts/check';
import { root } from '../support/sample';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  writeFileSync(join(folder, 'main.ts'), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('npm run check', () => {
  it('looks at the fleet and at each example that is a program, by name', () => {
    for (const name of ['two', 'one', 'charts'])
      mkdirSync(join(folder, 'examples', name), { recursive: true });
    for (const name of ['two', 'one']) writeFileSync(join(folder, 'examples', name, 'main.ts'), '');
    expect(programs(folder)).toEqual(['main.ts', 'examples/one/main.ts', 'examples/two/main.ts']);
  });

  it('looks at the fleet alone where the examples have been deleted', () => {
    expect(programs(folder)).toEqual(['main.ts']);
  });

  it('says to the fleet what is said to it, such as which customer may go, and to nothing else', () => {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const passes = (path: string, told: string) => {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      const text = `process.exitCode = process.argv.slice(2).join(' ') === '${told}' ? 0 : 1;`;
      writeFileSync(join(folder, path), text);
    };
    passes('main.ts', 'check --remove acme');
    passes('examples/one/main.ts', 'check');
    passes('scripts/import.ts', '--check');
    passes('scripts/docs.ts', '--check');
    expect(failing(folder, ['--remove', 'acme'])).toEqual([]);
    expect(failing(folder)).toEqual(['main.ts check']);
  });
});
