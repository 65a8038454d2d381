import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/sample';

const lines = readFileSync(join(root, '.github/CODEOWNERS'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/\s+/));

/** Who has to agree: the last pattern that fits decides. Source: GitHub, "About code owners". */
function ownersOf(path: string): string[] {
  const fits = (pattern: string) =>
    pattern === '*' || new RegExp(`^${pattern.replaceAll('*', '[^/]*')}`).test(path);
  return lines
    .filter(([pattern]) => fits(pattern!))
    .at(-1)!
    .slice(1);
}

const [platform] = ownersOf('/lib/model/index.ts');

it.each([
  ["a customer's Terraform, which runs with the platform's credentials", '/customers/acme/terraform/main.tf'],
  ['what is synthesized, which is folded away where it is reviewed', '/dist/clusters/one/root.yaml'],
  ['the fleet', '/fleet/fleet.ts'],
  ['the versions that rings run', '/products/web/rings.yaml'],
])('the platform team agrees to %s', (_, path) => {
  expect(ownersOf(path)).toContain(platform);
});

it('a customer is added without it', () => {
  expect(ownersOf('/customers/acme/customer.ts')).not.toContain(platform);
});
