import { join } from 'node:path';
import { read } from '../../../lib/read';
import { readReleasesBefore } from '../../../lib/read/before/clusters';
import { outputFolder } from '../../support/output-folder';
import { filesOf } from '../../support/sample';
import { fleet, specs } from '../../support/specs';

const output = outputFolder();

const access = (cluster: string) => `clusters/${cluster}/delivery/tenants/access.yaml`;
const object = (kind: string, namespace: string) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: tenant-releases\n  namespace: ${namespace}\n`;
const before = [object('ServiceAccount', 'fleet-releases'), object('RoleBinding', 'fleet-releases')].join(
  '---\n',
);

it('clusters whose account of releases is where the releases are, are found in each state repository', () => {
  output.given({ [access('b')]: before, [access('a')]: before, [`east/${access('c')}`]: before });
  expect(readReleasesBefore(output.path)).toEqual(['a', 'b', 'c']);
});

it('an arc cluster without an account of releases is found', () => {
  output.given({ 'clusters/a/delivery/guardrails/releaser.yaml': object('ClusterRole', 'any') });
  expect(readReleasesBefore(output.path)).toEqual(['a']);
});

it('nothing is found in what ringfleet writes now, with tenants on every engine', () => {
  const files = filesOf(specs());
  expect(Object.keys(files)).toEqual(expect.arrayContaining([access('flux-prod')]));
  output.given(files);
  expect(readReleasesBefore(output.path)).toEqual([]);
});

it('nothing is found where there is no output, or none that can be read', () => {
  expect(readReleasesBefore(join(output.path, 'nowhere'))).toEqual([]);
  output.given({
    [access('a')]: '{ not YAML',
    [access('b')]: 'null\n---\n5\n',
    [access('c')]: object('RoleBinding', 'fleet-releases'),
  });
  expect(readReleasesBefore(output.path)).toEqual([]);
});

it('they are read with the specs where the output folder is known', () => {
  const options = { root: join(output.path, 'program'), catalogue: { fleet: fleet(), products: [] } };
  output.given({ [access('x')]: before });
  expect(read({ ...options, outdir: output.path }).specs.releasesBefore).toEqual(['x']);
  expect(read(options).specs.releasesBefore).toBeUndefined();
});
