import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { folder, ManifestFile, type Leaf } from '../../files';
import {
  customerLabels,
  inRepository,
  ROOTS,
  SOURCE_KINDS,
  type ClusterPlan,
  type CustomerPlan,
} from '../../model';
import { FROM_CLUSTERS } from '../part';
import { source, STATE_INTERVAL } from './sources';

/** What ringfleet states of a `Terraform`. Source: tofu-controller, "Terraform API reference", v1alpha2. */
interface TerraformObjectSpec {
  /** `auto` approves every plan; empty, none: a person names the plan here. */
  readonly approvePlan: '' | 'auto';
  /** Whether removing the object removes what it made. */
  readonly destroyResourcesOnDeletion: boolean;
  readonly interval: string;
  readonly retryInterval: string;
  readonly path: string;
  readonly serviceAccountName: string;
  readonly sourceRef: { readonly kind: string; readonly name: string; readonly namespace: string };
  /** Keeps the plan where whoever approves it can read it. */
  readonly storeReadablePlan: 'none' | 'human' | 'json';
}

/** ServiceAccount of the pods that run Terraform, which the tofu-controller's chart makes in their namespace. */
const RUNNER = 'tf-runner';

/** The repositories with customers' Terraform, in the namespace where it runs. */
export function terraformSources(scope: Construct, cluster: ClusterPlan): void {
  if (!cluster.terraform) return;
  const { namespace, sources } = cluster.terraform;
  const file = new ManifestFile(
    folder(scope, `delivery/${ROOTS.tenants}`),
    'terraform-sources.yaml',
    FROM_CLUSTERS,
  );
  for (const { name, source: from } of sources)
    source(file, from, { name, namespace }, { interval: STATE_INTERVAL });
}

/**
 * A customer's Terraform, by the tofu-controller. By default it waits for a person at every plan: one that nobody has
 * seen may replace a database. Removed, it leaves everything as it is.
 */
export function terraform(scope: Construct, { name, source, valuesIn, terraform }: CustomerPlan): Leaf[] {
  const { cluster, source: from } = terraform?.appliedBy ?? {};
  if (!terraform || !cluster?.terraform || !from) return [];
  const { approve, namespace } = cluster.terraform;
  const file = new ManifestFile(folder(scope, `delivery/${ROOTS.tenants}/${name}`), 'terraform.yaml', {
    source,
    labels: customerLabels(name),
    about: { cluster: cluster.name },
  });
  const spec: TerraformObjectSpec = {
    approvePlan: approve === 'auto' ? 'auto' : '',
    destroyResourcesOnDeletion: false,
    interval: '30m',
    retryInterval: '2m',
    path: `./${inRepository(valuesIn, terraform.path)}`,
    serviceAccountName: RUNNER,
    sourceRef: {
      kind: SOURCE_KINDS[from.kind],
      name: valuesIn.name,
      namespace,
    },
    storeReadablePlan: 'human',
  };
  new ApiObject(file, 'terraform', {
    apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
    kind: 'Terraform',
    metadata: { name: terraform.name, namespace },
    spec,
  });
  return [file];
}
