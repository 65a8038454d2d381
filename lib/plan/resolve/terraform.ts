import { layout } from '../layout';
import { namespaceMetadataOf, type NamespaceMetadataPlan } from '../cluster/namespace-metadata';
import type { Labels } from '../labels';
import type { Naming } from '../../authored/naming';
import type { AppliedTerraformPlan, OwnTerraformPlan, TerraformPlan } from '../tenant';
import type { ClusterDraft, TerraformRunnerPlan } from '../cluster/any';
import type { SourcePlan, StatePlan } from '../source';
import type { FleetSpec } from '../../authored/fleet';
import type { CustomerInput } from '../../authored/specs';
import type { Lookup } from './lookup';
import { PACES } from '../pace';
import { paced, stateAsSource } from './source';

/** What applies customers' Terraform, where the cluster does. */
export function terraformRunner(
  { terraform }: FleetSpec,
  cluster: Pick<ClusterDraft, 'name' | 'state' | 'source'>,
  valueStates: readonly StatePlan[],
): Pick<ClusterDraft, 'terraform'> {
  if (terraform?.cluster !== cluster.name) return {};
  const { cluster: _, ...own } = terraform;
  const { namespaces = 'customer', handover = false } = own;
  const areShared = namespaces === 'shared' || handover;
  const sources = valueStates.map((state) => ({ name: state.name, source: sourceOf(cluster, state) }));
  return {
    terraform: {
      approve: 'manual',
      plugin: 'terraform',
      accountAnnotations: {},
      ...own,
      namespaces,
      handover,
      sources: areShared ? sources : [],
    },
  };
}

/** What the cluster pulls a state repository from: its own from where it pulls everything. */
function sourceOf(cluster: Pick<ClusterDraft, 'state' | 'source'>, state: StatePlan): SourcePlan {
  return state === cluster.state ? cluster.source : paced(stateAsSource(state), PACES.state);
}

/** A customer's Terraform, if it has any. */
export function terraformOf(
  { spec, terraform = [] }: CustomerInput,
  valuesIn: StatePlan,
  { specs, naming, clusters }: Lookup,
): { terraform?: TerraformPlan } {
  if (terraform.length === 0) return {};
  const cluster = specs.fleet.terraform && clusters.get(specs.fleet.terraform.cluster);
  return {
    terraform: {
      name: naming.terraform(spec.name),
      path: layout.terraform(spec.name),
      files: terraform.map(({ name, text }) => ({ name, text })),
      ...(cluster?.terraform && {
        appliedBy: {
          cluster,
          runner: cluster.terraform,
          source: sourceOf(cluster, valuesIn),
          ...whereItRuns(cluster.terraform, spec.name, {
            naming,
            metadata: namespaceMetadataOf(
              specs.fleet,
              cluster.environment,
              specs.fleet.tiers[spec.tier] ?? {},
              spec,
            ),
          }),
        },
      }),
    },
  };
}

/** Handed over, it stays where all share a namespace and applies nothing by itself, while its own is made. */
function whereItRuns(
  { namespaces, namespace, handover, approve, accountAnnotations }: TerraformRunnerPlan,
  customer: string,
  { naming, metadata }: { readonly naming: Naming; readonly metadata: NamespaceMetadataPlan },
): Pick<AppliedTerraformPlan, 'namespace' | 'own' | 'approve'> {
  if (namespaces === 'shared') return { namespace, approve: handover ? 'manual' : approve };
  const annotations = Object.entries(accountAnnotations).map(([key, value]) => [
    key,
    value.replaceAll('{customer}', customer),
  ]);
  const own: OwnTerraformPlan = {
    namespace: naming.terraformNamespace(customer),
    annotations: Object.fromEntries(annotations) as Labels,
    metadata,
  };
  return handover ? { namespace, own, approve: 'manual' } : { namespace: own.namespace, own, approve };
}
