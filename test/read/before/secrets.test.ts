import { join } from 'node:path';
import { read } from '../../../lib/read';
import { readSecretsBefore } from '../../../lib/read/before/clusters';
import { outputFolder } from '../../support/output-folder';
import { filesOf } from '../../support/sample';
import { sealedSecret, secretFile } from '../../support/secrets';
import { customer, fleet, specs } from '../../support/specs';

const output = outputFolder();

const secret = (cluster: string, tenant: string) => `clusters/${cluster}/tenants/${tenant}/secrets/a.yaml`;

it('tenants with Secrets and no Application of these are found in each state repository', () => {
  output.given({ [secret('a', 'y')]: '', [secret('a', 'x')]: '', [`east/${secret('b', 'z')}`]: '' });
  output.given({ 'clusters/a/tenants/w/guardrails/quota.yaml': '' });
  expect(readSecretsBefore(output.path)).toEqual([
    { cluster: 'a', tenant: 'x' },
    { cluster: 'a', tenant: 'y' },
    { cluster: 'b', tenant: 'z' },
  ]);
});

it('nothing is found in what ringfleet writes now on Argo CD', () => {
  const secrets = [secretFile('customers/acme/secrets/prod/a.yaml', sealedSecret('a', 'acme-prod'))];
  const tenants = { prod: { cluster: 'argo-prod', ring: 'late' } };
  const files = filesOf(specs({ customers: [{ ...customer('acme', { tenants }), secrets }] }));
  expect(Object.keys(files)).toContain(secret('argo-prod', 'acme-prod'));
  output.given(files);
  expect(readSecretsBefore(output.path)).toEqual([]);
});

it('nothing is found where there is no output', () => {
  expect(readSecretsBefore(join(output.path, 'nowhere'))).toEqual([]);
});

it('they are read with the specs where the output folder is known', () => {
  const options = { root: join(output.path, 'program'), catalogue: { fleet: fleet(), products: [] } };
  output.given({ [secret('a', 'x')]: '' });
  expect(read({ ...options, outdir: output.path }).specs.secretsBefore).toEqual([
    { cluster: 'a', tenant: 'x' },
  ]);
  expect(read(options).specs.secretsBefore).toBeUndefined();
});
