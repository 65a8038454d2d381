import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fleetPackage } from '../../lib/upgrade/fleet-package';
import { root as repository } from '../support/sample';

let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'home-'))));
afterEach(() => rmSync(home, { recursive: true }));

const has = (path: string, data: object) => writeFileSync(join(home, path), JSON.stringify(data));
const stops = (folder = home) => {
  try {
    fleetPackage(folder, join(folder, 'dist'));
    return undefined;
  } catch (fault) {
    return (fault as { issue: object }).issue;
  }
};

it('knows which ringfleet a fleet has', () => {
  has('package.json', { dependencies: { ringfleet: '0.1.0' } });
  mkdirSync(join(home, 'node_modules/ringfleet'), { recursive: true });
  has('node_modules/ringfleet/package.json', { name: 'ringfleet', version: '0.1.0' });
  expect(fleetPackage(home, 'dist').present.version).toBe('0.1.0');
});

it.each([
  ['the repository itself', repository],
  ['an example of it', join(repository, 'examples/any')],
])('%s is told to pull', (_, folder) => {
  expect(stops(folder)).toMatchObject({
    problem: expect.stringContaining('ringfleet itself'),
    fix: expect.stringMatching(/^git pull .* npm run check/),
  });
});

it.each<[string, () => void, object]>([
  [
    'no package.json',
    () => {},
    { at: { file: 'package.json' }, problem: expect.stringMatching(/^is not there/) },
  ],
  [
    'a package without it',
    () => has('package.json', { dependencies: {} }),
    { at: { file: 'package.json' }, fix: expect.stringContaining('npm install --save-exact ringfleet') },
  ],
  [
    'a lock file of another package manager',
    () => {
      has('package.json', { devDependencies: { ringfleet: '0.1.0' } });
      has('pnpm-lock.yaml', {});
    },
    { at: { file: 'pnpm-lock.yaml' }, fix: expect.stringContaining('pnpm add ringfleet@VERSION') },
  ],
  [
    'nothing installed',
    () => has('package.json', { dependencies: { ringfleet: '0.1.0' } }),
    { at: { file: 'node_modules/ringfleet' }, fix: expect.stringContaining('npm ci') },
  ],
])('%s stops it', (_, make, issue) => {
  make();
  expect(stops()).toMatchObject(issue);
});
