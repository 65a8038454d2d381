import fs, { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program } from '../../../lib/cli/program';
import { recallJson } from '../../../lib/json/recall';
import { statusJson } from '../../../lib/json/status';
import { listened } from '../../support/output';
import { customer, fleet, product } from '../../support/specs';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'recall-'))));
afterEach(() => rmSync(root, { recursive: true }));

const FILE = 'products/web/recalls.yaml';
const RINGS = `internal:
  version: '1.6.1'
  since: 2026-11-16
  ran: ['1.6.0', '1.5.1', '1.4.3']
early:
  version: '1.6.0'
  since: 2026-11-20
  ran: ['1.5.1', '1.4.3']
late:
  version: '1.4.3'
  since: 2026-09-07
`;
const tenants = (ring: string) => ({ prod: { cluster: 'argo-prod', ring } }) as const;
const holds = { web: { version: '1.6.0', until: '2026-12-31', reason: 'an audit' } };
const RECALL = `- version: '1.6.0'\n  date: 2026-12-01\n  reason: 'it leaks'\n`;

async function run(argv: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const all = {
    'products/web/rings.yaml': RINGS,
    ...Object.fromEntries(
      [
        customer('acme', { tenants: tenants('early') }),
        customer('hooli', { tenants: tenants('late') }),
        customer('initech', { tenants: { prod: { ...tenants('early').prod, holds } } }),
      ].map(({ spec, file }) => [file, `export default ${JSON.stringify(spec)};\n`]),
    ),
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const catalogue = {
    fleet: fleet(),
    products: [product('web').spec, product('plain', { version: undefined as never }).spec],
  };
  const clock = () => new Date('2026-12-01T09:00:00Z');
  const code = await program({ root, catalogue, command: 'fleet', clock }).run(argv);
  const path = join(root, FILE);
  return { code, text: existsSync(path) ? readFileSync(path, 'utf8') : undefined };
}

const RECALLING = ['recall', 'web', '1.6.0', '--reason', 'it leaks'];

it('a version is recalled, whoever runs it is named, and so is each way out', async () => {
  const { code, text } = await run(RECALLING);
  expect([code, text]).toEqual([0, `${RECALL}  held: ['initech-prod']\n`]);
  expect(heard.out).toBe(`web 1.6.0 is recalled: it leaks

early runs it: 1 tenant (acme-prod)
  fleet rollback web --ring early --to 1.5.1 --reason '…'
  fleet promote web --to early --version 1.6.1

1 tenant held at it (initech-prod): take the hold out, or hold another version

products/web/recalls.yaml
  + - version: '1.6.0'
  +   date: 2026-12-01
  +   reason: 'it leaks'
  +   held: ['initech-prod']

Written. Commit it: git add products/web/recalls.yaml && git commit -m 'Recall web 1.6.0: it leaks'
`);
  expect(heard.said).toContain('warning: customers/initech/customer.ts');
});

it('a dry run says the same, and writes nothing', async () => {
  const { code, text } = await run([...RECALLING, '--dry-run', '--json']);
  expect([code, text]).toEqual([0, undefined]);
  expect(recallJson.parse(JSON.parse(heard.out))).toMatchObject({
    isWritten: false,
    rings: [{ ring: 'early', back: '1.5.1', on: '1.6.1' }],
    tenants: [
      { tenant: 'acme-prod', isHeld: false },
      { tenant: 'initech-prod', isHeld: true },
    ],
  });
});

it('what is there stays as it is written', async () => {
  const before = `# Ask Kim first.\n- version: '1.5.0' # never left the lab\n  date: 2026-10-01\n  reason: broken\n`;
  const { text } = await run(RECALLING, { [FILE]: before });
  expect(text).toBe(`${before}${RECALL}  held: ['initech-prod']\n`);
});

it('a version that nobody ran is recalled, so that nobody will', async () => {
  const { code } = await run(['recall', 'web', '1.7.0', '--reason', 'it leaks']);
  expect([code, heard.out]).toEqual([0, expect.stringContaining('No ring and no tenant runs it.')]);
  const { code: taken } = await run(['promote', 'web', '--to', 'internal', '--version', '1.7.0']);
  expect([taken, heard.said]).toEqual([
    1,
    expect.stringContaining(`1.7.0 of 'web' is recalled since 2026-12-01: it leaks`),
  ]);
});

it.each<[string, string[], string]>([
  [
    'what is recalled already',
    RECALLING,
    `recalls.yaml:1:12: 1.6.0 of 'web' is recalled already, since 2026-12-01: it leaks`,
  ],
  ['a product that there is not', ['recall', 'wbe', '1.6.0', '--reason', 'x'], `unknown product 'wbe'`],
  ['a product without versions', ['recall', 'plain', '1.6.0', '--reason', 'x'], `'plain' has no rings.yaml`],
  ['an empty reason', ['recall', 'web', '1.6.1', '--reason', ' '], '--reason: is empty'],
])('%s is refused, and nothing is written', async (_, argv, said) => {
  const before = `${RECALL}  held: [initech-prod]\n`;
  const { code, text } = await run(argv, { [FILE]: before });
  expect([code, text, heard.out]).toEqual([1, before, '']);
  expect(heard.said).toContain(said);
});

it('a write that fails is told without a stack trace', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { syscall: 'write' });
  const { writeFileSync: write } = jest.requireActual<typeof fs>('node:fs');
  jest.spyOn(fs, 'writeFileSync').mockImplementation((path, ...rest) => {
    if (String(path).endsWith('recalls.yaml')) throw full;
    write(path, ...rest);
  });
  const { code, text } = await run(RECALLING);
  expect([code, text, heard.out]).toEqual([1, undefined, '']);
  expect(heard.said).toContain('error: ENOSPC: no space left on device, write\n');
});

describe('where a version is recalled', () => {
  const recalled = { [FILE]: `${RECALL}  held: [initech-prod]\n` };

  it('no ring takes it, by promotion or on the way back', async () => {
    const { code } = await run(['promote', 'web', '--to', 'late', '--version', '1.6.0'], recalled);
    expect([code, heard.said]).toEqual([
      1,
      expect.stringContaining(
        `error: products/web/recalls.yaml:1:12: 1.6.0 of 'web' is recalled since 2026-12-01: it leaks\n  fix: wait for a version that is not`,
      ),
    ]);
    const back = await run(
      ['rollback', 'web', '--ring', 'internal', '--to', '1.6.0', '--reason', 'x'],
      recalled,
    );
    expect(back.code).toBe(1);
  });

  it('a rollback passes it by', async () => {
    const { code } = await run(['rollback', 'web', '--ring', 'internal', '--reason', 'x'], recalled);
    expect([code, heard.out]).toEqual([0, expect.stringContaining('web in internal: 1.6.1 -> 1.5.1')]);
  });

  it('a ring is not offered it', async () => {
    const text = RINGS.replace(`'1.6.1'`, `'1.6.0'`)
      .replace(`['1.6.0', `, '[')
      .replace(`early:\n  version: '1.6.0'`, `early:\n  version: '1.5.1'`)
      .replace(`['1.5.1', '1.4.3']\nlate`, `['1.4.3']\nlate`);
    const free = customer('initech', { tenants: tenants('early') });
    const { code } = await run(['promote', 'web', '--to', 'early'], {
      ...recalled,
      'products/web/rings.yaml': text,
      [free.file]: `export default ${JSON.stringify(free.spec)};\n`,
    });
    expect([code, heard.said]).toEqual([
      1,
      expect.stringContaining(`'early' runs 1.5.1, and 'internal' nothing newer that is not recalled`),
    ]);
  });

  it('no more customers of a ring get it', async () => {
    const text = RINGS.replace(
      `early:\n  version: '1.6.0'\n`,
      `early:\n  version: '1.6.0'\n  previous: '1.5.1'\n  percent: 40\n`,
    );
    const { code } = await run(['promote', 'web', '--to', 'early'], {
      ...recalled,
      'products/web/rings.yaml': text,
    });
    expect([code, heard.said]).toEqual([1, expect.stringContaining(`1.6.0 of 'web' is recalled`)]);
  });

  it('status says so of each ring and release', async () => {
    await run(['status', 'web', '--json'], recalled);
    const { products, releases } = statusJson.parse(JSON.parse(heard.out));
    expect(products[0]!.rings.map(({ ring, recalled: why }) => [ring, why])).toEqual([
      ['internal', undefined],
      ['early', 'it leaks'],
      ['late', undefined],
    ]);
    expect(releases!.map(({ tenant, recalled: why }) => [tenant, why])).toEqual([
      ['acme-prod', 'it leaks'],
      ['hooli-prod', undefined],
      ['initech-prod', 'it leaks'],
    ]);
    await run(['status', 'web'], recalled);
    expect(heard.out).toContain('RECALLED: it leaks');
  });
});
