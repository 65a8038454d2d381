import type { ArgocdCluster } from '../plan/cluster';
import type { ArgocdTenant } from '../plan/tenant';
import type { Construct } from 'constructs';
import { ManifestFile } from '../../../files';
import { ownRepositoryOf, type CustomerPlan } from '../../../plan/tenant';
import { FROM_CLUSTERS } from '../../delivery/part';
import { configMap } from './config-map';

/**
 * Who sees more than one customer. It names no customer: what opens a customer's Applications to its group is in the
 * customer's AppProject. Source: Argo CD, "RBAC Configuration".
 */
export function accessPolicy(scope: Construct, cluster: ArgocdCluster): void {
  const { admins, readers } = cluster.argocd.access;
  const file = new ManifestFile(scope, 'argocd-rbac-cm.yaml', { source: FROM_CLUSTERS.source });
  configMap(file, 'argocd-rbac-cm', {
    // Nothing: what the default permits, everybody may, and no other policy can take it back.
    'policy.default': '',
    'policy.csv': [...grants(admins, 'role:admin'), ...grants(readers, 'role:readonly')].join(''),
    'policy.matchMode': 'glob',
    scopes: '[groups]',
  });
}

function grants(groups: readonly string[], role: string): string[] {
  return [...new Set(groups)].sort().map((group) => `g, ${inPolicy(group)}, ${role}\n`);
}

/** A group as a line of a policy has to spell it. */
function inPolicy(group: string): string {
  return group.includes(',') ? `"${group}"` : group;
}

/**
 * The customer's group sees its Applications and their logs; it syncs them where the environment lets it deploy.
 * Source: Argo CD, "Projects", "Project Roles".
 */
export function projectRoles({ project, spec }: CustomerPlan, tenants: readonly ArgocdTenant[]) {
  const deployable = tenants
    .filter(({ environment }) => environment.access === 'deploy')
    .flatMap((tenant) => [...tenant.releases, ownRepositoryOf(tenant) ?? []].flat());
  const role = roleIn(project, spec.group);
  const viewer = role('viewer', 'Sees the Applications and the logs of what they run.', [
    ['applications', 'get', `${project}/*`],
    ['logs', 'get', `${project}/*`],
  ]);
  if (deployable.length === 0) return [viewer];
  const deployer = role(
    'deployer',
    'Syncs the Applications of environments in which customers deploy.',
    deployable.map(({ name }) => ['applications', 'sync', `${project}/${name}`]),
  );
  return [viewer, deployer];
}

/** The customer's group sees what applies its SealedSecrets; their values nobody does. */
export function projectSecretsRole(project: string, group: string) {
  return roleIn(project, group)('viewer', 'Sees the Applications.', [
    ['applications', 'get', `${project}/*`],
  ]);
}

function roleIn(project: string, group: string) {
  return (name: string, description: string, permits: readonly (readonly string[])[]) => ({
    name,
    description,
    groups: [inPolicy(group)],
    policies: permits.map((permit) => `p, proj:${project}:${name}, ${permit.join(', ')}, allow`),
  });
}
