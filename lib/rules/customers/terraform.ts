import { error, warning, within, type Issue } from '../../issues/issue';
import { componentsOf } from '../../facts/components';
import { namespaceOf } from '../../plan/resolve/components';
import { engineOf } from '../../engines';
import type { Specs } from '../../authored/specs';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';

/** Names that folders of customers have, beside those of their products. */
const FOLDERS: readonly string[] = ['configs', 'secrets', 'terraform'];

/** Customers' Terraform is applied by a cluster that can, and no product's folder is mistaken for it. */
export const terraform: Rule = ({ specs }) => [
  ...runner(specs),
  ...namespace(specs),
  ...unapplied(specs),
  ...products(specs),
];

function runner({ fleet, fleetFile }: Specs): Issue[] {
  if (!fleet.terraform) return [];
  const { cluster: name } = fleet.terraform;
  const at = within({ file: fleetFile }, 'terraform', 'cluster');
  const able = Object.entries(fleet.clusters).flatMap(([each, spec]) =>
    engineOf(spec).appliesTerraform ? [each] : [],
  );
  if (!Object.hasOwn(fleet.clusters, name))
    return [error(at, `unknown cluster '${name}'`, suggest(name, able))];
  if (able.includes(name)) return [];
  const problem = `cluster '${name}' has nothing that applies Terraform: Azure Arc brings no tofu-controller`;
  return [error(at, problem, suggest(name, able))];
}

/** It is there before the first run: with what runs Terraform, a component. */
function namespace({ fleet, fleetFile }: Specs): Issue[] {
  const spec = fleet.terraform && fleet.clusters[fleet.terraform.cluster];
  if (!fleet.terraform || !spec) return [];
  const { namespace: name, cluster } = fleet.terraform;
  const own = [...new Set(componentsOf(fleet, spec).map(([, each]) => namespaceOf(each, spec)))];
  if (own.includes(name)) return [];
  const at = within({ file: fleetFile }, 'terraform', 'namespace');
  const problem = `namespace '${name}' is that of no component of cluster '${cluster}'`;
  return [error(at, problem, `add what runs Terraform as a component, or ${suggest(name, own)}`)];
}

function unapplied({ fleet, customers }: Specs): Issue[] {
  if (fleet.terraform) return [];
  return customers.flatMap(({ spec, terraform = [] }) =>
    terraform.length === 0
      ? []
      : [
          warning(
            { file: `customers/${spec.name}/terraform` },
            'is written to dist/ and applied by nothing of ours',
            'name a cluster under terraform of the fleet, unless something else applies it',
          ),
        ],
  );
}

function products({ products: all }: Specs): Issue[] {
  return all
    .filter(({ spec }) => FOLDERS.includes(spec.name))
    .map(({ spec, file }) =>
      error(
        { file, path: 'name' },
        `'${spec.name}' is a folder of customers that is no product's`,
        'give the product another name',
      ),
    );
}
