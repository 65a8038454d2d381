import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../entry/digest.cjs';
import { Checkout } from '../support/checkout';

/* Which of the two the program runs on: the compiled library, or the sources. */
const checkout = new Checkout();
beforeAll(() => {
  rmSync(join(checkout.folder, 'build'), { force: true });
  // Stands for the compiled library: it says so, and that is all.
  checkout.write('build/lib/index.js', `throw new Error('compiled');`);
  checkout.write('build/lib/incremental/unchanged.js', 'exports.isUnchanged = () => false;');
});
afterAll(() => checkout.remove());

const said = () => checkout.run(['-r', 'ringfleet/register', 'main.ts', 'check']).stderr;

it('is the sources where nothing says what the compiled library was made of', () => {
  expect(said()).toBe('');
});

it('is the compiled library where it was made of these sources', () => {
  checkout.write('build/built-from', digestOf(checkout.folder));
  expect(said()).toContain('Error: compiled');
});

it('is the sources as soon as one of them changes', () => {
  checkout.edit('lib/index.ts', 'export {', '// Another day.\nexport {');
  expect(said()).toBe('');
});
