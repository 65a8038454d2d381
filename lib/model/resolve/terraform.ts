import { layout } from '../layout';
import type { ClusterPlan, SourcePlan, StatePlan, TerraformPlan } from '../plan';
import type { FleetSpec } from '../spec';
import type { CustomerInput } from '../specs';
import type { Lookup } from './lookup';
import { stateAsSource } from './source';

/** What applies customers' Terraform, where the cluster does. */
export function terraformRunner(
  { terraform }: FleetSpec,
  cluster: Pick<ClusterPlan, 'name' | 'state' | 'source'>,
  valueStates: readonly StatePlan[],
): Pick<ClusterPlan, 'terraform'> {
  if (terraform?.cluster !== cluster.name) return {};
  const { namespace, approve = 'manual', plugin = 'terraform' } = terraform;
  const sources = valueStates.map((state) => ({ name: state.name, source: sourceOf(cluster, state) }));
  return { terraform: { namespace, approve, plugin, sources } };
}

/** What the cluster pulls a state repository from: its own from where it pulls everything. */
function sourceOf(cluster: Pick<ClusterPlan, 'state' | 'source'>, state: StatePlan): SourcePlan {
  return state === cluster.state ? cluster.source : stateAsSource(state);
}

/** A customer's Terraform, if it has any. */
export function terraformOf(
  { spec, terraform = [] }: CustomerInput,
  valuesIn: StatePlan,
  { specs, naming, clusters }: Lookup,
): { terraform?: TerraformPlan } {
  if (terraform.length === 0) return {};
  const runner = specs.fleet.terraform;
  const cluster = runner && clusters.get(runner.cluster);
  return {
    terraform: {
      name: naming.terraform(spec.name),
      path: layout.terraform(spec.name),
      files: terraform.map(({ name, text }) => ({ name, text })),
      ...(cluster && { appliedBy: { cluster, source: sourceOf(cluster, valuesIn) } }),
    },
  };
}
