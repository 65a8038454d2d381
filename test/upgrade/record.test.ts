import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECORD, recordedVersion, recordVersion } from '../../lib/upgrade/record';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'record-'));
  writeFileSync(join(root, 'package.json'), '{ "dependencies": { "ringfleet": "0.4.0" } }');
});
afterEach(() => rmSync(root, { recursive: true }));

it.each([
  ['{ "createdWith": "0.1.0" }', '0.1.0'],
  ['{ "createdWith": "0.1.0", "upgradedTo": "0.3.0" }', '0.3.0'],
  ['{ "createdWith": "soon" }', '0.2.0'],
  ['{ broken', '0.2.0'],
])('of %s, the sources are for %s', (text, version) => {
  writeFileSync(join(root, RECORD), text);
  expect(recordedVersion(root, '0.2.0')).toBe(version);
});

it('keeps what the starter wrote', () => {
  writeFileSync(join(root, RECORD), '{ "ringfleet": "0.1.0", "createdWith": "0.1.0" }');
  recordVersion(root, '0.4.0');
  const record = { ringfleet: '0.4.0', createdWith: '0.1.0', upgradedTo: '0.4.0' };
  expect(JSON.parse(readFileSync(join(root, RECORD), 'utf8'))).toEqual(record);
});

it('is written where there was none', () => {
  recordVersion(root, '0.4.0');
  expect(recordedVersion(root, '0.1.0')).toBe('0.4.0');
});
