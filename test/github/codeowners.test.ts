import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const OWNERS = readFileSync(join(__dirname, '../../.github/CODEOWNERS'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/\s+/));

/** Of several lines that match a file, GitHub takes the last one. Source: GitHub, "About code owners". */
it.each([
  ['customers/acme/customer.ts', ['@your-org/delivery']],
  ['customers/acme/terraform/main.tf', ['@your-org/platform']],
  ['customers/acme/terraform/modules/network/main.tf', ['@your-org/platform']],
  ['lib/index.ts', ['@your-org/platform']],
  ['.github/CODEOWNERS', ['@your-org/platform']],
])('%s is reviewed by %j', (file, owners) => {
  const last = OWNERS.findLast(([pattern]) => matches(pattern!, file));
  expect(last!.slice(1)).toEqual(owners);
});

/** Of the patterns that are used here: `*` alone, and folders from the root with `*` for a name. */
function matches(pattern: string, file: string): boolean {
  if (pattern === '*') return true;
  const names = pattern.slice(1).replaceAll('.', '\\.').replaceAll('*', '[^/]*');
  return new RegExp(`^${names}${pattern.endsWith('/') ? '' : '$'}`).test(file);
}
