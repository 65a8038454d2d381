import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { read } from '../../../lib/read';
import { readTerraformBefore } from '../../../lib/read/before/clusters';
import { outputFolder } from '../../support/output-folder';
import { filesOf } from '../../support/sample';
import { customer, fleet, specs } from '../../support/specs';

const output = outputFolder();

type Setting = NonNullable<FleetSpec['terraform']>;
const acme = {
  ...customer('acme'),
  terraform: [{ file: 'customers/acme/terraform/main.tf', name: 'main.tf', text: '' }],
};

function synthesized(setting: Omit<Setting, 'namespace'>, clusters = fleet().clusters): void {
  const terraform = { ...setting, namespace: 'ingress' };
  output.given(filesOf(specs({ fleet: fleet({ terraform, clusters }), customers: [acme] })));
}

const hub = {
  ...fleet().clusters['argo-prod']!,
  impersonation: undefined,
  managedBy: 'argo-dev',
} as ClusterSpec;

it.each([
  ['shared', { namespaces: 'shared' }, 'ingress', false],
  ["of the customer's own", {}, 'acme-terraform', true],
  ['shared, while it is handed over', { handover: true }, 'ingress', true],
] as const)('a namespace that is %s is found on each engine', (_, more, namespace, hadOwn) => {
  for (const cluster of ['argo-prod', 'flux-prod']) {
    rmSync(join(output.path, 'clusters'), { recursive: true, force: true });
    synthesized({ cluster, ...more });
    expect(readTerraformBefore(output.path)).toEqual([{ cluster, customer: 'acme', namespace, hadOwn }]);
  }
});

it('one that a hub looks after is found, too', () => {
  synthesized({ cluster: 'argo-prod' }, { ...fleet().clusters, 'argo-prod': hub });
  expect(readTerraformBefore(output.path)).toMatchObject([{ namespace: 'acme-terraform', hadOwn: true }]);
});

it('nothing is found where there is no output, or none that can be read', () => {
  expect(readTerraformBefore(join(output.path, 'nowhere'))).toEqual([]);
  const of = (name: string) => `clusters/a/delivery/tenants/${name}/terraform.yaml`;
  output.given({
    [of('b')]: '{ not YAML',
    [of('c')]: 'null\n---\nkind: Terraform\nmetadata: 5\n',
    [of('d/e')]: '',
  });
  expect(readTerraformBefore(output.path)).toEqual([]);
});

it('it is read with the specs where the output folder is known', () => {
  const options = { root: join(output.path, 'program'), catalogue: { fleet: fleet(), products: [] } };
  synthesized({ cluster: 'flux-prod' });
  expect(read({ ...options, outdir: output.path }).specs.terraformBefore).toHaveLength(1);
  expect(read(options).specs.terraformBefore).toBeUndefined();
});
