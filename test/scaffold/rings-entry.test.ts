import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edited } from '../../lib/read/edit';
import { entryAfter, withRing } from '../../lib/scaffold/edit/rings-entry';

const folder = mkdtempSync(join(tmpdir(), 'rings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function added(text: string, after = 'early'): string {
  const file = join(folder, 'rings.yaml');
  writeFileSync(file, text);
  const edit = withRing(file, text, after, 'new', { version: '1.10', ran: ['1.9'] });
  return edited([edit]).get(file)!;
}
const NEW = `new:\n  version: '1.10'\n  ran: ['1.9']\n`;

test.each([
  ['at the end', `# Ours.\nearly:\n  version: '1'\n`, `# Ours.\nearly:\n  version: '1'\n${NEW}`],
  [
    'in the middle',
    `early:\n  version: '1' # set\nlate: { version: '0' }\n`,
    `early:\n  version: '1' # set\n${NEW}late: { version: '0' }\n`,
  ],
  [
    'below an entry in braces',
    `early: { version: '1' } # why\nlate: { version: '0' }\n`,
    `early: { version: '1' } # why\n${NEW}late: { version: '0' }\n`,
  ],
  ['without a line break at the end', `early:\n  version: '1'`, `early:\n  version: '1'\n${NEW}`],
  ['in an empty file', `# None.\n`, `# None.\n${NEW}`],
])('an entry %s leaves everything else as it is', (_, text, expected) => {
  expect(added(text)).toBe(expected);
});

test('one map in braces takes it, too', () => {
  expect(added(`{ early: { version: '1' } }\n`)).toContain('new:');
});

test('a ring takes what the tenants of the ring before it run that its rollout has not reached', () => {
  expect(entryAfter({ version: '2', previous: '1', percent: 20, since: '2026-01-01', ran: ['0'] })).toEqual({
    version: '1',
    ran: ['0'],
  });
  expect(entryAfter({ version: '2', hotfix: { version: '2', reason: 'x' } })).toEqual({ version: '2' });
});
