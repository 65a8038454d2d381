import type { Construct } from 'constructs';
import { folder, ManifestFile, type Leaf, type PlainObject } from '../../../files';
import { customerLabels } from '../../../plan/labels';
import { inRepository } from '../../../plan/layout';
import { ROOTS, TERRAFORM_RUNNER } from '../../../plan/names';
import { allBut } from '../plan/ignore';
import { SOURCE_KINDS } from '../plan/source-kinds';
import type { AppliedTerraformPlan, CustomerPlan, TerraformPlan } from '../../../plan/tenant';
import type { ClusterPlan } from '../../../plan/cluster';
import type { SourcePlan } from '../../../plan/source';
import { terraformNamespace } from '../../../tenancy';
import { FROM_CLUSTERS } from '../../delivery/part';
import { KEPT_BY_FLUX } from './kustomization';
import { source } from './sources';
import { editedIn } from '../../../plan/locate';

interface SecretRef {
  readonly name: string;
  readonly optional: boolean;
}

/** What ringfleet states of a `Terraform`. Source: tofu-controller, "Terraform API reference", v1alpha2. */
interface TerraformObjectSpec {
  /** `auto` approves every plan; empty, none: a person names the plan here. */
  readonly approvePlan: '' | 'auto';
  /** Whether removing the object removes what it made. */
  readonly destroyResourcesOnDeletion: boolean;
  readonly interval: string;
  readonly retryInterval: string;
  readonly path: string;
  /** Of the pods that run Terraform. */
  readonly serviceAccountName: string;
  /** @default - nothing in their environment but what the controller has there */
  readonly runnerPodTemplate?: {
    readonly spec: { readonly envFrom: readonly { readonly secretRef: SecretRef }[] };
  };
  readonly sourceRef: { readonly kind: string; readonly name: string; readonly namespace: string };
  /** Keeps the plan where whoever approves it can read it. */
  readonly storeReadablePlan: 'none' | 'human' | 'json';
}

/** The account that the tofu-controller's chart makes where runners share a namespace. */
const SHARED_RUNNER = 'tf-runner';

/** The repositories with customers' Terraform, in the namespace where all of it runs. */
export function terraformSources(scope: Construct, cluster: ClusterPlan): void {
  if (!cluster.terraform || cluster.terraform.sources.length === 0) return;
  const { namespace, sources, handover } = cluster.terraform;
  const file = new ManifestFile(
    folder(scope, `delivery/${ROOTS.tenants}`),
    'terraform-sources.yaml',
    FROM_CLUSTERS,
  );
  // What is deleted without its source stays: the controller looks for it first.
  const annotations = handover ? { annotations: KEPT_BY_FLUX } : {};
  for (const { name, source: from } of sources) source(file, from, { name, namespace, ...annotations });
}

/**
 * A customer's Terraform, by the tofu-controller. By default it waits for a person at every plan: one that nobody has
 * seen may replace a database. Removed, it leaves everything as it is.
 */
export function terraform(scope: Construct, cluster: ClusterPlan, customer: CustomerPlan): Leaf[] {
  const { terraform } = customer;
  const { appliedBy } = terraform ?? {};
  if (!terraform || !appliedBy) return [];
  const { own, runner } = appliedBy;
  const file = (name: string) =>
    new ManifestFile(folder(scope, `delivery/${ROOTS.tenants}/${customer.name}`), name, {
      source: editedIn(customer.source),
      labels: customerLabels(customer.name),
      about: { cluster: cluster.name },
    });
  const delivery = file('terraform.yaml');
  delivery.add(object(customer, terraform, appliedBy));
  if (!own) return [delivery];
  const namespace = file('terraform-namespace.yaml');
  namespace.add(
    ...terraformNamespace({
      own,
      cluster: cluster.spec,
      controller: runner.namespace,
      keep: KEPT_BY_FLUX,
    }),
  );
  ownSource(namespace, customer, terraform, appliedBy);
  return [delivery, namespace];
}

function object(
  { valuesIn }: CustomerPlan,
  { name, path }: TerraformPlan,
  { approve, namespace, own, runner, source: from }: AppliedTerraformPlan,
): PlainObject {
  const isOwn = namespace === own?.namespace;
  const spec: TerraformObjectSpec = {
    approvePlan: approve === 'auto' ? 'auto' : '',
    destroyResourcesOnDeletion: false,
    interval: '30m',
    retryInterval: '2m',
    path: `./${inRepository(valuesIn, path)}`,
    serviceAccountName: isOwn ? TERRAFORM_RUNNER.account : SHARED_RUNNER,
    ...(isOwn && {
      runnerPodTemplate: {
        spec: { envFrom: [{ secretRef: { name: TERRAFORM_RUNNER.credentials, optional: true } }] },
      },
    }),
    sourceRef: {
      kind: SOURCE_KINDS[from.kind],
      name: isOwn ? name : valuesIn.name,
      namespace: runner.namespace,
    },
    storeReadablePlan: 'human',
  };
  const apiVersion = 'infra.contrib.fluxcd.io/v1alpha2';
  const object = { apiVersion, kind: 'Terraform', metadata: { name, namespace }, spec };
  return object;
}

/**
 * The customer's files and no others, for a plan reads what it is given. It is beside the controller, not in the customer's
 * namespace, where a plan would read the credentials of the whole repository.
 */
function ownSource(
  file: ManifestFile,
  { valuesIn }: CustomerPlan,
  { name, path }: TerraformPlan,
  { runner, source: from }: AppliedTerraformPlan,
): void {
  const ignore = allBut(inRepository(valuesIn, path));
  const own = { ...from, options: { ...from.options, ignore } } as SourcePlan;
  source(file, own, { name, namespace: runner.namespace, annotations: KEPT_BY_FLUX });
}
