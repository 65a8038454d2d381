import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { read } from '../../../lib/read';
import { readReleasesBefore } from '../../../lib/read/before/clusters';
import { filesOf } from '../../support/sample';
import { fleet, specs } from '../../support/specs';

let outdir: string;
beforeEach(() => (outdir = mkdtempSync(join(tmpdir(), 'releases-before-'))));
afterEach(() => rmSync(outdir, { recursive: true }));

function given(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(outdir, path)), { recursive: true });
    writeFileSync(join(outdir, path), text);
  }
}

const access = (cluster: string) => `clusters/${cluster}/delivery/tenants/access.yaml`;
const object = (kind: string, namespace: string) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: tenant-releases\n  namespace: ${namespace}\n`;
const before = [object('ServiceAccount', 'fleet-releases'), object('RoleBinding', 'fleet-releases')].join(
  '---\n',
);

it('clusters whose account of releases is where the releases are, are found in each state repository', () => {
  given({ [access('b')]: before, [access('a')]: before, [`east/${access('c')}`]: before });
  expect(readReleasesBefore(outdir)).toEqual(['a', 'b', 'c']);
});

it('an arc cluster without an account of releases is found', () => {
  given({ 'clusters/a/delivery/guardrails/releaser.yaml': object('ClusterRole', 'any') });
  expect(readReleasesBefore(outdir)).toEqual(['a']);
});

it('nothing is found in what ringfleet writes now, with tenants on every engine', () => {
  const files = filesOf(specs());
  expect(Object.keys(files)).toEqual(expect.arrayContaining([access('flux-prod')]));
  given(files);
  expect(readReleasesBefore(outdir)).toEqual([]);
});

it('nothing is found where there is no output, or none that can be read', () => {
  expect(readReleasesBefore(join(outdir, 'nowhere'))).toEqual([]);
  given({
    [access('a')]: '{ not YAML',
    [access('b')]: 'null\n---\n5\n',
    [access('c')]: object('RoleBinding', 'fleet-releases'),
  });
  expect(readReleasesBefore(outdir)).toEqual([]);
});

it('they are read with the specs where the output folder is known', () => {
  const options = { root: join(outdir, 'program'), catalogue: { fleet: fleet(), products: [] } };
  given({ [access('x')]: before });
  expect(read({ ...options, outdir }).specs.releasesBefore).toEqual(['x']);
  expect(read(options).specs.releasesBefore).toBeUndefined();
});
