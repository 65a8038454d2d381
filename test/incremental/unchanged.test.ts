import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../lib/incremental/cache';
import { Workspace } from './workspace';

const here = new Workspace();
const stamp = join(cacheFolder(here.path('main.ts'))!, 'stamp');
const NOTHING = expect.stringMatching(
  /^0\n3 customers, 8 tenants, 14 releases: \d+ files, 0 changed\n$/,
) as unknown;
const SOME = expect.stringMatching(/: \d+ files, [1-9]\d* changed\n$/) as unknown;
let files = {};

/** Runs until the stamp is one of a run that changed nothing: what is written while a run begins, it cannot be sure of. */
function settle(): void {
  pause();
  here.synth();
  expect(here.files()).toEqual(files);
}

/** Longer than a tick of the clock of files. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
}

/** Whether the next run finds out without loading the fleet: a stamp of that run alone says so. */
function isKnown(): boolean {
  const text = readFileSync(stamp, 'utf8');
  const isSame =
    here.synth() ===
    `0\n3 customers, 8 tenants, 14 releases: ${Object.keys(files).length - 1} files, 0 changed\n`;
  return isSame && readFileSync(stamp, 'utf8') === text;
}

beforeAll(() => {
  here.synth();
  files = here.files();
  settle();
});
afterAll(() => here.remove());
beforeEach(settle);

it('keeps what it knows of a run beside the packages, and not in the output', () => {
  expect(stamp.startsWith(here.path('node_modules/.cache/ringfleet/'))).toBe(true);
  expect(existsSync(stamp)).toBe(true);
});

it('knows that nothing has changed, and loads nothing', () => {
  // The stamp alone has the number: whoever looked at the output would say another one.
  const text = readFileSync(stamp, 'utf8');
  expect(here.synth()).toEqual(NOTHING);
  expect(readFileSync(stamp, 'utf8')).toBe(text);
});

it('takes a file with the same content for the same, whenever it was written', () => {
  const path = here.path('customers/customer-02/customer.ts');
  writeFileSync(path, readFileSync(path));
  pause();
  expect(here.synth()).toEqual(NOTHING);
});

describe('makes what a full run makes', () => {
  const changes: Record<string, () => void> = {
    'of a file that somebody edited in the output': () =>
      appendFileSync(here.path('dist/customers/customer-01/metadata.yaml'), '# mine\n'),
    'of a file that is gone from the output': () =>
      rmSync(here.path('dist/customers/customer-01/metadata.yaml')),
    'of one that somebody put there': () =>
      writeFileSync(here.path('dist/customers/customer-01/more.yaml'), 'a: 1\n'),
    'of one that is another with the same name': () => {
      const path = here.path('dist/customers/customer-01/metadata.yaml');
      writeFileSync(`${path}.new`, readFileSync(path, 'utf8').replace('N', 'M'));
      renameSync(`${path}.new`, path);
    },
    'of an output that is gone': () => rmSync(here.path('dist'), { recursive: true }),
    'of a marker that is gone': () => rmSync(here.path('dist/.ringfleet')),
  };
  it.each(Object.keys(changes))('%s', (what) => {
    changes[what]!();
    expect(here.synth()).toEqual(SOME);
    expect(here.files()).toEqual(files);
  });
});

it('sees a change of any input, with its content alone', () => {
  for (const path of [
    'customers/customer-02/customer.ts',
    'fleet/tiers.ts',
    'products/product-a/rings.yaml',
  ]) {
    const text = readFileSync(here.path(path), 'utf8');
    const comment = path.endsWith('.ts') ? '// seen\n' : '# seen\n';
    writeFileSync(here.path(path), text + comment);
    // Within a tick of the file's clock the time tells nothing.
    utimesSync(here.path(path), 1, 1);
    const before = readFileSync(stamp, 'utf8');
    pause();
    here.synth();
    expect([path, readFileSync(stamp, 'utf8') === before]).toEqual([path, false]);
    writeFileSync(here.path(path), text);
    settle();
  }
});

it('takes a customer that comes for a change, and a mistake', () => {
  cpSync(here.path('customers/customer-02'), here.path('customers/customer-04'), { recursive: true });
  expect(here.synth()).toContain("'customer-02' is not the name of its folder, 'customer-04'");
  rmSync(here.path('customers/customer-04'), { recursive: true });
  expect(here.synth()).toEqual(NOTHING);
});

it('discards what is kept where a single byte of it is another', () => {
  const bytes = readFileSync(stamp);
  for (const at of [0, 70, bytes.indexOf('customers,'), bytes.length - 1]) {
    const broken = Buffer.from(bytes);
    broken[at] = broken[at]! ^ 1;
    writeFileSync(stamp, broken);
    expect(isKnown()).toBe(false);
  }
});

it('makes everything anew where it is told to', () => {
  const text = readFileSync(stamp, 'utf8');
  // Looked at as a whole, whatever a stamp says.
  rmSync(stamp);
  expect(here.synth('--full')).toEqual(NOTHING);
  expect(existsSync(stamp)).toBe(true);
  expect(JSON.parse(readFileSync(stamp, 'utf8').split('\n')[1]!)).toMatchObject({ said: '' });
  expect(text).not.toBe('');
});

it('knows nothing for a program that looks at more than files of the fleet', () => {
  const main = readFileSync(here.path('main.ts'), 'utf8');
  writeFileSync(here.path('main.ts'), `${main}\nexport const day = new Date();\n`);
  pause();
  here.synth();
  const before = readFileSync(stamp, 'utf8');
  here.synth();
  expect(readFileSync(stamp, 'utf8')).toBe(before);
  writeFileSync(here.path('main.ts'), main);
});
