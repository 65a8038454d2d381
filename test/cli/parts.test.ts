import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { program, type Program } from '../../lib/cli/program';
import { isOfShard, shardOf } from '../../lib/output';
import { catalogue } from '../sample/products/catalogue';
import { listened } from '../support/output';
import { root, sampleRoot, sampleSpecs, type Files } from '../support/sample';
import { asFolder } from '../support/yaml-customer';

const heard = listened();
const scratch = mkdtempSync(join(tmpdir(), 'parts-'));
/** The sample fleet with its output and 16 parts of it, and the one that a test changes. */
const [kept, fleet] = [join(scratch, 'kept'), join(scratch, 'root')];
afterAll(() => rmSync(scratch, { recursive: true }));

const made = (folder = fleet): Program => program({ root: folder, catalogue, command: 'ringfleet' });
const merged = (...argv: string[]) => made().run(['synth', '--merge', ...argv]);

function files(below = 'dist'): Files {
  const start = join(fleet, below);
  return Object.fromEntries(
    readdirSync(start, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(start, path), readFileSync(path, 'utf8')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function edit(path: string, piece: string, by: string): void {
  const text = readFileSync(join(fleet, path), 'utf8');
  expect([path, text.includes(piece)]).toEqual([path, true]);
  writeFileSync(
    join(fleet, path),
    text.replace(piece, () => by),
  );
}

const remove = (path: string) => rmSync(join(fleet, path), { recursive: true });

/** What was said, without the seconds. */
const said = () => heard.said.replace(/, \d+\.\d s$/m, '');

describe('synth --shard and --merge', () => {
  beforeAll(() => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    // What the fleet imports as ringfleet.
    for (const part of ['package.json', 'entry', 'lib', 'node_modules'])
      symlinkSync(join(root, part), join(scratch, part));
    cpSync(sampleRoot, kept, { recursive: true });
    const all = made(kept);
    all.synth();
    for (let number = 1; number <= 16; number++) all.synth({ shard: `${number}/16` });
  });
  beforeEach(() => {
    rmSync(fleet, { recursive: true, force: true });
    cpSync(kept, fleet, { recursive: true });
  });

  it('make of 16 parts what one run makes, byte for byte', async () => {
    const whole = files();
    rmSync(join(fleet, 'dist'), { recursive: true });
    expect([await merged(), said()]).toEqual([
      0,
      expect.stringMatching(/^3 customers, 8 tenants, 14 releases: 16 parts, (\d+) files, \1 changed\n$/),
    ]);
    expect(files()).toEqual(whole);
    heard.said = '';
    expect([await merged('parts'), said()]).toEqual([0, expect.stringMatching(/ files, 0 changed\n$/)]);
  });

  it('make of a customer in YAML what they make of one in TypeScript', async () => {
    const whole = files();
    const { spec } = sampleSpecs().customers.find((each) => each.spec.name === 'customer-02')!;
    remove('customers/customer-02/customer.ts');
    for (const [path, text] of Object.entries(asFolder(spec))) {
      mkdirSync(dirname(join(fleet, 'customers/customer-02', path)), { recursive: true });
      writeFileSync(join(fleet, 'customers/customer-02', path), text);
    }
    remove('parts');
    for (const shard of ['1/2', '2/2']) expect(await made().run(['synth', '--shard', shard])).toBe(0);
    heard.said = '';
    expect([await merged(), said()]).toEqual([
      0,
      expect.stringMatching(/: 2 parts, \d+ files, \d+ changed\n$/),
    ]);
    expect(files()).toEqual(whole);
  });

  it('removes what no part has, and keeps what was there where a part is refused', async () => {
    mkdirSync(dirname(join(fleet, 'dist/customers/old/values.yaml')));
    writeFileSync(join(fleet, 'dist/customers/old/values.yaml'), 'a: 1\n');
    expect([await merged(), said()]).toEqual([0, expect.stringMatching(/ files, 1 changed\n$/)]);
    expect(files()).not.toHaveProperty(['customers/old/values.yaml']);
  });

  it('write a part for itself, whatever its folder is called later, and leave dist/ alone', async () => {
    const [before, part] = [files(), files('parts/3-of-16')];
    remove('parts/3-of-16');
    expect([await made().run(['--shard', '3/16']), said()]).toEqual([
      0,
      expect.stringMatching(/^3 customers, .*: \d+ files of part 3 of 16 in parts\/3-of-16\n$/),
    ]);
    expect(files()).toEqual(before);
    expect(files('parts/3-of-16')).toEqual(part);
    renameSync(join(fleet, 'parts/3-of-16'), join(fleet, 'parts/job-3'));
    expect(await merged()).toBe(0);
  });

  it('make nothing of a fleet with errors', async () => {
    edit('customers/customer-02/customer.ts', "'shared-prod'", "'shared-prd'");
    rmSync(join(fleet, 'parts'), { recursive: true });
    expect(await made().run(['synth', '--shard', '1/2'])).toBe(1);
    expect(heard.said).toContain("unknown cluster 'shared-prd'");
    expect(await merged()).toBe(1);
    expect(heard.said).toContain('error: parts: has no parts\n  fix: make them first: --shard 1/4');
  });

  const file = 'customers/customer-02/metadata.yaml';
  const holder = () =>
    Array.from({ length: 16 }, (_, index) => `parts/${index + 1}-of-16`).find(
      (folder) => `dist/${file}` in files(folder),
    )!;
  it.each<readonly [what: string, break_: () => void, problem: () => string]>([
    [
      'parts that are missing',
      () => ['3', '11'].forEach((number) => remove(`parts/${number}-of-16`)),
      () => 'error: parts: parts 3, 11 of 16 are missing\n  fix: make what is missing: --shard 3/16\n',
    ],
    [
      'a part that is there twice',
      () =>
        cpSync(join(fleet, 'parts/4-of-16'), join(fleet, 'parts/again'), {
          recursive: true,
        }),
      () => 'error: parts/again: is part 4, as parts/4-of-16 is\n  fix: remove one of them\n',
    ],
    [
      'a part that was cut short',
      () => remove('parts/4-of-16/part.json'),
      () => 'error: parts/4-of-16: is no part, or not a whole one: it has no part.json that can be read\n',
    ],
    [
      'a part of another number of parts',
      () => made().synth({ shard: '2/5' }),
      () => 'error: parts/2-of-5: is part 2 of 5, and another one is of 16\n',
    ],
    [
      'parts of another commit',
      () => edit('customers/customer-02/customer.ts', 'Tailspin Toys', 'Headspin Toys'),
      () => 'error: parts/1-of-16: was made from other files than there are here: ',
    ],
    [
      'parts that let other tenants go',
      () => edit('parts/4-of-16/part.json', '"removed": []', '"removed": ["tenant a of customer b"]'),
      () => 'error: parts/4-of-16: lets other tenants or releases go than the first part\n',
    ],
    [
      'a file that was changed',
      () => writeFileSync(join(fleet, holder(), 'dist', file), 'a: 1\n'),
      () => `${holder()}/dist/${file}" is not as it was written: the part was changed or cut short`,
    ],
    [
      'a file that is missing',
      () => remove(`${holder()}/dist/${file}`),
      () => `${holder()}/dist/${file}" is missing: the part was changed or cut short on its way\n  fix: copy`,
    ],
  ])('refuse %s, and write nothing', async (_, change, problem) => {
    const [before, expected] = [files(), problem()];
    change();
    expect(await merged()).toBe(1);
    expect(heard.said).toContain(expected);
    expect(heard.said).not.toContain('    at ');
    expect(files()).toEqual(before);
  });

  it('say what a removal takes along, which every run is told of', async () => {
    remove('customers/customer-03');
    expect(await made().run(['--shard', '1/1'])).toBe(1);
    heard.said = '';
    rmSync(join(fleet, 'parts'), { recursive: true });
    for (const shard of ['1/2', '2/2'])
      expect(await made().run(['--shard', shard, '--remove', 'customer-03'])).toBe(0);
    heard.said = '';
    expect(await merged()).toBe(0);
    expect(heard.said).toMatch(/^removed: .*customer-03/);
    expect(Object.keys(files()).filter((path) => path.includes('customer-03'))).toEqual([]);
  });

  it('take no folder that is not there', async () => {
    mkdirSync(join(fleet, 'empty'), { recursive: true });
    for (const folder of ['nowhere', 'empty']) expect(await merged(folder)).toBe(1);
    expect(heard.said).toContain('error: nowhere: has no parts\n');
    expect(heard.said).toContain('error: empty: has no parts\n');
  });
});

describe('options of parts', () => {
  it.each(['0/4', '5/4', '1', '1/0', 'a/b', '-1/2', '1/10000', ''])('take no shard %j', async (shard) => {
    expect(await made().run(['synth', '--shard', shard])).toBe(1);
    expect(heard.said).toBe(
      `error: --shard: '${shard}' is no shard\n  fix: give a number from 1 on, and of how many, 9999 at most: --shard 3/16\n1 error\n`,
    );
  });

  it('are not for one run, and what goes is said when parts are made', async () => {
    expect(await made().run(['synth', '--shard', '1/2', '--merge'])).toBe(1);
    expect(heard.said).toMatch(/option '--shard <i\/n>' cannot be used with option '--merge/);
    heard.said = '';
    expect(await made().run(['--merge', 'parts', '--remove', 'customer-03'])).toBe(1);
    expect(heard.said).toContain("cannot be used with option '--remove");
  });
});

describe('a shard', () => {
  const names = Array.from({ length: 4000 }, (_, index) => `customer customer-${index}`);
  const of = (name: string, all: number) =>
    Array.from({ length: all }, (_, index) => index + 1).filter((number) =>
      isOfShard(shardOf(`${number}/${all}`)!, name),
    );

  it('has each name in one shard, whatever other names there are, and about as many as the others', () => {
    const found = names.map((name) => of(name, 16));
    expect(found.filter((shards) => shards.length !== 1)).toEqual([]);
    const counts = new Map<number, number>();
    for (const [shard] of found) counts.set(shard!, (counts.get(shard!) ?? 0) + 1);
    expect(counts.size).toBe(16);
    for (const count of counts.values()) expect(Math.abs(count - 250)).toBeLessThan(60);
  });
});
