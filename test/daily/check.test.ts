import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programs } from '../../scripts/check';

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
});
