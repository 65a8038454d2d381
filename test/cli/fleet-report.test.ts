import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { program } from '../../lib/cli/program';
import type { ReportRows } from '../../lib/report/data';
import { listened } from '../support/output';
import { fleet, product } from '../support/specs';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'report-'))));
afterEach(() => rmSync(root, { recursive: true }));

const chart = { repository: 'code', path: 'charts/web' } as const;
const made = (name = 'web') =>
  program({
    root,
    catalogue: { fleet: fleet(), products: [product(name, { chart, version: undefined }).spec] },
    command: 'ringfleet',
    clock: () => new Date('2026-12-01T12:00:00Z'),
  });
const written = (file = 'report/index.html') => readFileSync(join(root, file), 'utf8');

it('writes one page with everything in it, which may run its own script and ask for nothing', async () => {
  expect(await made().run(['report'])).toBe(0);
  expect(heard.said).toMatch(/^report\/index\.html: 0 customers, 0 tenants, 0 releases, 0\.\d MB\n$/);
  const html = written();
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)![1];
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^ ']+'; style-src 'sha256-[^ ']+'; base-uri 'none'; form-action 'none'$/,
  );
  expect(html.match(/<(script|link|img)[^>]*(src|href)=/g)).toBeNull();
  const rows = /id="rows">([^<]+)</.exec(html)![1]!;
  const { of } = JSON.parse(inflateRawSync(Buffer.from(rows, 'base64')).toString()) as ReportRows;
  expect(of).toEqual({ state: 'https://git.example.com/state.git', day: '2026-12-01' });
});

it('writes it anew, the same from the same, and nothing over what is somebody’s own', async () => {
  await made().run(['report', '--out', 'a.html']);
  const before = written('a.html');
  expect([await made().report({ out: 'a.html' }), written('a.html')]).toEqual([0, before]);
  writeFileSync(join(root, 'b.html'), 'mine');
  heard.said = '';
  expect(await made().run(['report', '--out', 'b.html'])).toBe(1);
  expect([written('b.html'), heard.said]).toEqual([
    'mine',
    expect.stringContaining('b.html is there, and no report\n  fix: give another file'),
  ]);
  heard.said = '';
  expect(await made().run(['report', '--out', 'a.html/b.html'])).toBe(1);
  expect(heard.said).toContain('fix: give a file that can be written');
  heard.said = '';
  expect(await made().run(['report', '--out', '.'])).toBe(1);
  expect(heard.said).toContain(`${root} is there, and no report`);
});

it('writes nothing of a fleet with mistakes', async () => {
  expect(await made('Web').run(['report'])).toBe(1);
  expect(heard.said).toContain('error: ');
  expect(() => written()).toThrow('ENOENT');
});
