import { error, warning, within, type Issue } from '../../issues/issue';
import { componentsOf } from '../../facts/components';
import { engineOf } from '../../engines';
import type { Specs } from '../../authored/specs';
import { suggest } from '../../issues/suggest';
import { unknown } from '../../issues/unknown';
import type { Rule } from '../rule';
import { namespaceOf } from '../../plan/resolve/namespace';

/** Names that folders of customers have, beside those of their products. */
const FOLDERS: readonly string[] = ['configs', 'secrets', 'terraform'];

/** Customers' Terraform is applied by a cluster that can, and no product's folder is mistaken for it. */
export const customerTerraform: Rule = function* ({ specs }) {
  yield* runner(specs);
  yield* namespace(specs);
  yield* unapplied(specs);
  for (const { spec, file } of specs.products) {
    if (!FOLDERS.includes(spec.name)) continue;
    yield error(
      { file, path: 'name' },
      `'${spec.name}' is a folder of customers that is no product's`,
      'give the product another name',
    );
  }
};

function* runner({ fleet: { terraform, clusters }, fleetFile }: Specs): Generator<Issue> {
  if (!terraform) return;
  const { cluster: name } = terraform;
  const at = within({ file: fleetFile }, 'terraform', 'cluster');
  const able = Object.entries(clusters)
    .filter(([, spec]) => engineOf(spec).appliesTerraform)
    .map(([each]) => each);
  if (!Object.hasOwn(clusters, name)) yield* unknown(at, 'cluster', name, able);
  else if (!able.includes(name)) {
    const problem = `cluster '${name}' has nothing that applies Terraform: Azure Arc brings no tofu-controller`;
    yield error(at, problem, suggest(name, able));
  }
}

/** It is there before the first run: with what runs Terraform, a component. */
function* namespace({ fleet, fleetFile }: Specs): Generator<Issue> {
  const spec = fleet.terraform && fleet.clusters[fleet.terraform.cluster];
  if (!fleet.terraform || !spec) return;
  const { namespace: name, cluster } = fleet.terraform;
  const own = [...new Set(componentsOf(fleet, cluster).map(([, each]) => namespaceOf(each, spec, fleet)))];
  if (own.includes(name)) return;
  const at = within({ file: fleetFile }, 'terraform', 'namespace');
  const problem = `namespace '${name}' is that of no component of cluster '${cluster}'`;
  yield error(at, problem, `add what runs Terraform as a component, or ${suggest(name, own)}`);
}

function* unapplied({ fleet, customers }: Specs): Generator<Issue> {
  if (fleet.terraform) return;
  for (const { spec, terraform = [] } of customers) {
    if (terraform.length === 0) continue;
    yield warning(
      { file: `customers/${spec.name}/terraform` },
      'Terraform is written to dist/, but no cluster of the fleet applies it',
      'name a cluster under terraform of the fleet, unless something else applies it',
    );
  }
}
