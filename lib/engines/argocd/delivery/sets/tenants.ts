import type { ArgocdCluster } from '../../plan/cluster';
import type { ArgocdRelease, ArgocdTenant } from '../../plan/tenant';
import type { Construct } from 'constructs';
import { ApplicationSet } from '../../../../../imports/argoproj.io';
import { storedSet } from '../../../../applicationsets';
import { DataFile, folder, ManifestFile, type Leaf } from '../../../../files';
import { ARGOCD_NAMESPACE, DELIVERY_SETS, ROOTS } from '../../../../plan/names';
import { DNS_LABEL, shorten } from '../../../../authored/naming';
import { GO_TEMPLATE, rollingSync } from '../../plan/sets/spec';
import { inRepository, layout } from '../../../../plan/layout';
import { releaseLabels, tenantLabels, type Labels } from '../../../../plan/labels';
import type { DeliverySetsPlan } from '../../plan/sets/set';
import type { RolloutStep } from '../../authored/application-set';
import { fileOf } from '../../../delivery/about';
import { FROM_CLUSTERS } from '../../../delivery/part';
import { asStored, RESOURCES_FINALIZER, type ApplicationProps } from '../application';
import { ofRelease } from '../release';
import { ofTenant } from '../tenant';
import { patchOf } from './patch';
import { applicationTemplate } from './set';
import {
  anyRelease,
  anyTenant,
  type Fields,
  fieldsOfRelease,
  fieldsOfTenant,
  filled,
  projectOf,
} from './symbols';
import { editedIn } from '../../../../plan/locate';

/**
 * The ApplicationSets of a cluster's tenants: one for all guard rails, and one a product for its releases. They know no
 * tenant: each has a file with its fields, and a new one changes no other file.
 */
export function deliverySets(scope: Construct, cluster: ArgocdCluster, plan: DeliverySetsPlan): void {
  const tenant = anyTenant(cluster, plan);
  set(scope, cluster, {
    name: nameOn(cluster, DELIVERY_SETS.tenants),
    files: layout.tenantFields(cluster.name, '*'),
    template: ofTenant(tenant),
    labels: tenantLabels(tenant),
  });
  for (const each of plan.releases) {
    const release = anyRelease(cluster, each);
    set(scope, cluster, {
      name: nameOn(cluster, DELIVERY_SETS.releases(each.product.name)),
      files: layout.releaseFields(cluster.name, '*', '*', each.product.name),
      template: ofRelease(tenant, release),
      labels: releaseLabels(tenant, release),
      // Guard rails go everywhere at once: they are the platform's, and no version of anything.
      ...(plan.steps && { steps: plan.steps }),
    });
  }
}

function set(
  scope: Construct,
  cluster: ArgocdCluster,
  of: {
    readonly name: string;
    readonly files: string;
    readonly template: ApplicationProps;
    readonly labels: Labels;
    readonly steps?: readonly RolloutStep[];
  },
): void {
  const { state, handsOver } = cluster;
  const files = folder(scope, `delivery/${ROOTS.tenants}`);
  const made = ApplicationSet({
    metadata: {
      name: of.name,
      namespace: ARGOCD_NAMESPACE,
      // With it, and a policy that deletes nothing, the controller lets go of Applications when the set is deleted.
      ...(handsOver && { finalizers: [RESOURCES_FINALIZER] }),
    },
    spec: storedSet({
      ...GO_TEMPLATE,
      generators: [
        {
          git: {
            repoURL: state.url,
            revision: state.branch,
            files: [{ path: inRepository(state, of.files) }],
          },
        },
      ],
      template: applicationTemplate(of.template, of.labels),
      // What text cannot say: whether it syncs by itself, how it is deleted, and what only one of them has.
      templatePatch: '{{ toJson .patch }}',
      ...(of.steps && { strategy: rollingSync(of.steps) }),
      syncPolicy: {
        // The environment decides, by the finalizer that the patch brings; without this every Application gets it.
        preserveResourcesOnDeletion: true,
        // While another style hands over or takes over, no Application is deleted.
        applicationsSync: handsOver ? 'create-update' : 'sync',
      },
    }),
  });
  new ManifestFile(files, `${of.name}.yaml`, FROM_CLUSTERS).add(made);
}

/** On a hub there are the sets of each cluster that it manages. */
function nameOn({ name, hub }: ArgocdCluster, set: string): string {
  return hub ? shorten(`${set}-${name}`, DNS_LABEL) : set;
}

/** The file from which the set of tenants makes the tenant's Application. */
export function tenantFields(scope: Construct, tenant: ArgocdTenant, plan: DeliverySetsPlan): Leaf {
  const any = anyTenant(tenant.cluster, plan);
  return fieldsFile(scope, layout.tenantFields(tenant.cluster.name, tenant.name), {
    tenant,
    fields: fieldsOfTenant(tenant),
    template: ofTenant(any),
    application: ofTenant(tenant),
  });
}

/** The file from which the set of the product makes the release's Application. */
export function releaseFields(
  scope: Construct,
  tenant: ArgocdTenant,
  release: ArgocdRelease,
  plan: DeliverySetsPlan,
): Leaf[] {
  const { product } = release;
  const found = plan.releases.find((each) => each.product.name === product.name);
  if (!found) return [];
  const { cluster } = tenant;
  const file = fieldsFile(
    scope,
    layout.releaseFields(cluster.name, release.project, tenant.name, product.name),
    {
      tenant,
      release,
      fields: fieldsOfRelease(tenant, release, found.axes),
      template: ofRelease(anyTenant(cluster, plan), anyRelease(cluster, found)),
      application: ofRelease(tenant, release),
    },
  );
  return [file];
}

/** @param path under the output folder; `scope` is the cluster's */
function fieldsFile(
  scope: Construct,
  path: string,
  of: {
    readonly tenant: ArgocdTenant;
    readonly release?: ArgocdRelease;
    readonly fields: Fields;
    readonly template: ApplicationProps;
    readonly application: ApplicationProps;
  },
): Leaf {
  const { cluster, source } = of.tenant;
  const { project } = of.release ?? of.tenant;
  const below = path.slice(layout.cluster(cluster.name).length + 1);
  const made = filled(of.template, of.fields, [projectOf(cluster), project]);
  const { about } = fileOf(of.tenant, of.release);
  const comment = `Application ${of.application.metadata.name}: what an ApplicationSet fills into its template.\nEdit ${editedIn(source)}.`;
  const values = { ...of.fields, patch: patchOf(asStored(made), asStored(of.application)) };
  return new DataFile(scope, below, { format: 'values', comment, values }, about);
}
