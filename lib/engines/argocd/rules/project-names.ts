import { clashes, firsts, type Claim } from '../../../facts/claims';
import { within, type Location } from '../../../issues/issue';
import type { Plan } from '../../../plan/fleet';
import { PLATFORM, RESERVED_PROJECTS, secretsProjectOf } from '../../../plan/names';
import type { CustomerPlan } from '../../../plan/tenant';
import type { Rule } from '../../../rules/rule';
import { engineOf } from '../..';
import { clustersFollowing, tenantsFollowing } from '../../following';
import { isRunBy } from '../../run-by';

/** No two AppProjects have one name: the second would overwrite the first. */
export const projectNames: Rule = function* ({ specs, plan }) {
  const ours = RESERVED_PROJECTS.map((name) => {
    return { name, by: 'ringfleet itself', at: { file: specs.fleetFile } };
  });
  // Of two customers with one name everything clashes, which another rule says.
  const customers = firsts(plan.customers);
  const claims = [...ours, ...customers.flatMap((customer) => [...projectsOf(customer)])];
  const ofTerraform = customers.flatMap((customer) => [...terraformProjectOf(customer)]);
  const ofComponents = projectsOfComponents(plan, { file: specs.fleetFile });
  yield* clashes('AppProject', 'of the fleet', [...claims, ...ofTerraform, ...ofComponents]);
};

/** Several components may share one. */
function projectsOfComponents(plan: Plan, fleet: Location): Claim[] {
  const claims = clustersFollowing('argocd', plan.clusters).flatMap((cluster) =>
    cluster.components.map(({ name, project }) => {
      const at = within(fleet, 'clusters', cluster.name, 'adopt', name, 'project');
      return { name: project, by: 'components that are taken over', at };
    }),
  );
  return firsts(claims.filter(({ name }) => name !== PLATFORM));
}

function* projectsOf({ name, project, source, tenants }: CustomerPlan): Iterable<Claim> {
  const at = { file: source, path: 'name' };
  yield { name: project, by: `customer ${name}`, at };
  const isSealed = tenants.some(
    ({ cluster, secrets }) => engineOf(cluster).secrets === 'SealedSecrets' && secrets.length > 0,
  );
  if (isSealed) yield { name: secretsProjectOf(project), by: `the Secrets of customer ${name}`, at };
  const adopted = tenantsFollowing('argocd', tenants).flatMap(({ releases }) =>
    releases.map((release) => release.project),
  );
  for (const own of new Set(adopted))
    if (own !== project) yield { name: own, by: `releases that customer ${name} takes over`, at };
}

function* terraformProjectOf({ name, source, terraform }: CustomerPlan): Iterable<Claim> {
  if (!terraform?.appliedBy?.own || !isRunBy('argocd', terraform.appliedBy.cluster)) return;
  const at = { file: source, path: 'name' };
  yield { name: terraform.name, by: `the Terraform of customer ${name}`, at };
}
