import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../lib/rules';

const root = join(__dirname, '../../lib/rules');
const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

it.each(folders.map(({ name }) => name))('every file of %s is a rule that runs', (folder) => {
  const files = readdirSync(join(root, folder)).filter((file) => file !== 'index.ts');
  const index = readFileSync(join(root, folder, 'index.ts'), 'utf8');
  const listed = [...index.matchAll(/ from '\.\/(.+)';$/gm)].map(([, file]) => `${file}.ts`);
  expect(listed.sort()).toStrictEqual(files.sort());
});

it('no rule is listed twice', () => {
  expect(new Set(rules).size).toBe(rules.length);
});
