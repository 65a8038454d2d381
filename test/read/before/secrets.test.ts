import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { read } from '../../../lib/read';
import { readSecretsBefore } from '../../../lib/read/before/clusters';
import { filesOf } from '../../support/sample';
import { sealedSecret, secretFile } from '../../support/secrets';
import { customer, fleet, specs } from '../../support/specs';

let outdir: string;
beforeEach(() => (outdir = mkdtempSync(join(tmpdir(), 'secrets-before-'))));
afterEach(() => rmSync(outdir, { recursive: true }));

function given(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(outdir, path)), { recursive: true });
    writeFileSync(join(outdir, path), text);
  }
}

const secret = (cluster: string, tenant: string) => `clusters/${cluster}/tenants/${tenant}/secrets/a.yaml`;

it('tenants with Secrets and no Application of these are found in each state repository', () => {
  given({ [secret('a', 'y')]: '', [secret('a', 'x')]: '', [`east/${secret('b', 'z')}`]: '' });
  given({ 'clusters/a/tenants/w/guardrails/quota.yaml': '' });
  expect(readSecretsBefore(outdir)).toEqual([
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
  given(files);
  expect(readSecretsBefore(outdir)).toEqual([]);
});

it('nothing is found where there is no output', () => {
  expect(readSecretsBefore(join(outdir, 'nowhere'))).toEqual([]);
});

it('they are read with the specs where the output folder is known', () => {
  const options = { root: join(outdir, 'program'), catalogue: { fleet: fleet(), products: [] } };
  given({ [secret('a', 'x')]: '' });
  expect(read({ ...options, outdir }).specs.secretsBefore).toEqual([{ cluster: 'a', tenant: 'x' }]);
  expect(read(options).specs.secretsBefore).toBeUndefined();
});
