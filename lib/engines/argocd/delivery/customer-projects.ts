import type { Construct } from 'constructs';
import type { Leaf } from '../../../files';
import type { CustomerPlan } from '../../../plan/tenant';
import type { ArgocdCluster } from '../plan/cluster';
import type { ArgocdTenant } from '../plan/tenant';
import { tenantsAt } from '../plan/tenants-at';
import { customerProject } from './projects/customer';

/** The customer's own AppProject, and those of releases that it takes over. */
export function customerProjects(scope: Construct, cluster: ArgocdCluster, customer: CustomerPlan): Leaf[] {
  const tenants = tenantsAt(cluster, customer);
  const own = tenants.map((tenant) => inProject(tenant, customer.project));
  const adopted = tenants.flatMap((tenant) => tenant.releases.map(({ project }) => project));
  const others = [...new Set(adopted)].filter((project) => project !== customer.project).sort();
  return [
    customerProject(scope, cluster, customer, own),
    ...others.map((project) => {
      const there = tenants.flatMap((tenant) => {
        const { releases, ...rest } = inProject(tenant, project);
        const namespaces = tenant.namespaces.filter((each) =>
          releases.some(({ namespace }) => namespace === each),
        );
        return releases.length === 0 ? [] : [{ ...rest, releases, namespaces }];
      });
      return customerProject(scope, cluster, { ...customer, project }, there, `project-${project}.yaml`);
    }),
  ];
}

/** The tenant with those of its releases that belong to the AppProject. */
function inProject(tenant: ArgocdTenant, project: string): ArgocdTenant {
  return { ...tenant, releases: tenant.releases.filter((release) => release.project === project) };
}
