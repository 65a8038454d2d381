import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../lib/incremental/cache';
import type { Context } from '../../lib/incremental/context';
import { stampFor, type Stamp } from '../../lib/incremental/stamp';
import { sampleSpecs } from '../support/sample';
import { Workspace } from '../support/workspace';
import { asFolder } from '../support/yaml-customer';

const here = new Workspace();
const stamp = join(cacheFolder(here.path('main.ts'))!, 'stamp');
const NOTHING = expect.stringMatching(
  /^0\n3 customers, 8 tenants, 14 releases: \d+ files, 0 changed\n$/,
) as unknown;
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

function contextOf(text: string): Pick<Context, 'main' | 'around'> {
  const { around } = JSON.parse(text.slice(text.indexOf('\n'))) as Stamp;
  return { main: here.path('main.ts'), around };
}

beforeAll(() => {
  here.synth();
  files = here.files();
  settle();
});
afterAll(() => here.remove());

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
    here.synth();
    expect(here.files()).toEqual(files);
  });
});

it.each(['customers/customer-02/customer.ts', 'fleet/tiers.ts', 'products/product-a/rings.yaml'])(
  'sees a change of %s, whatever time it says',
  (path) => {
    const text = readFileSync(here.path(path), 'utf8');
    writeFileSync(here.path(path), `${text}${path.endsWith('.ts') ? '//' : '#'} seen\n`);
    utimesSync(here.path(path), 1, 1);
    const before = readFileSync(stamp, 'utf8');
    pause();
    here.synth();
    expect(readFileSync(stamp, 'utf8')).not.toBe(before);
    writeFileSync(here.path(path), text);
    settle();
  },
);

it('takes a customer that comes for a change, and a mistake', () => {
  cpSync(here.path('customers/customer-02'), here.path('customers/customer-04'), { recursive: true });
  expect(here.synth()).toContain("'customer-02' is not the name of its folder, 'customer-04'");
  rmSync(here.path('customers/customer-04'), { recursive: true });
  expect(here.synth()).toEqual(NOTHING);
});

it('takes a change of a customer in YAML for one', () => {
  const folder = here.path('customers/customer-02');
  const [module, aside] = [join(folder, 'customer.ts'), here.path('aside.txt')];
  const { spec } = sampleSpecs().customers[1]!;
  renameSync(module, aside);
  for (const [path, text] of Object.entries(asFolder(spec))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  expect(here.synth()).toMatch(/, 0 changed\n$/);
  settle();
  const values = join(folder, 'product-a/values.yaml');
  writeFileSync(values, `${readFileSync(values, 'utf8')}replicaCount: 7\n`);
  expect(here.synth()).toMatch(/, [1-9]\d* changed\n$/);
  for (const path of ['metadata.yaml', 'products.yaml', 'product-a'])
    rmSync(join(folder, path), { recursive: true });
  renameSync(aside, module);
  settle();
});

it('discards what is kept where a single byte of it is another', () => {
  const { main, around } = contextOf(readFileSync(stamp, 'utf8'));
  const bytes = readFileSync(stamp);
  expect(stampFor({ main, around })).toBeDefined();
  for (const at of [0, 70, bytes.indexOf('customers,'), bytes.length - 1]) {
    const broken = Buffer.from(bytes);
    broken[at] = broken[at]! ^ 1;
    writeFileSync(stamp, broken);
    expect(stampFor({ main, around })).toBeUndefined();
  }
  writeFileSync(stamp, bytes);
  expect(stampFor({ main, around: 'another version' })).toBeUndefined();
});

it('makes everything anew where it is told to', () => {
  rmSync(stamp, { force: true });
  expect(here.synth('--full')).toEqual(NOTHING);
  expect(existsSync(stamp)).toBe(true);
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
