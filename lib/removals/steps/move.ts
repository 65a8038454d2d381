import { engineOf } from '../../engines';
import type { ClusterPlan } from '../../plan/cluster';
import type { TenantPlan } from '../../plan/tenant';
import type { EnvironmentPlan } from '../../plan/environment';
import type { LeavingStep } from './step';

/**
 * The steps by which a tenant gets from its cluster to another one, whatever engines run these: its workloads stay where they were until
 * people delete them, so at no time does it run nowhere. What has been done already is left out.
 *
 * @param place property path of its placement in the customer's file
 * @param environment as the fleet says it
 */
export function stepsOfMove(
  tenant: TenantPlan,
  to: ClusterPlan,
  place: readonly string[],
  environment: EnvironmentPlan,
): LeavingStep[] {
  const { name, cluster: from } = tenant;
  const onDelete = [...place, 'onDelete'];
  const isThere = from.name === to.name;
  const isKept = tenant.environment.onDelete === 'orphan';
  const steps: LeavingStep[] = [];
  const { operations } = engineOf(from);
  const there = engineOf(to);
  const arrived = { ...tenant, cluster: to };
  const shown = there.operations.show(arrived);
  // Nothing runs there before a person says so.
  const isByHand = there.waitsForPeople && !environment.automatedSync;
  if (!isThere && !isKept)
    steps.push({
      title: `Keep what ${name} runs on ${from.name} when it goes from there`,
      changes: [{ path: onDelete, value: 'orphan' }],
      commands: operations.keeps(tenant),
    });
  if (!isThere)
    steps.push({
      title: `Move ${name} from ${from.name} to ${to.name}`,
      changes: [{ path: [...place, 'cluster'], value: to.name }],
      remove: [name],
      before: [
        ...(isKept ? [] : [`${from.name} has the step before: its commands say so`]),
        `its data is where ${to.name} will look for it, or is copied before its people are sent there: what starts there starts anew`,
      ],
      commands: [...shown, ...(isByHand ? there.operations.deliver(arrived) : [])],
    });
  if (environment.onDelete === 'cascade' && (tenant.onDelete === 'orphan' || (!isThere && !isKept)))
    steps.push({
      title: `Let ${name} be deleted as ${environment.name} says again`,
      changes: [{ path: onDelete }],
      commands: shown,
    });
  if (!isThere)
    steps.push({
      title: `Delete what stays of ${name} on ${from.name}`,
      before: [`it is healthy on ${to.name}, has its data there, and DNS leads there`, ...areTwo(from, to)],
      commands: operations.deleteRest(tenant),
    });
  return steps;
}

/** Two entries may be one Kubernetes cluster, where what is deleted is what runs. */
function areTwo(from: ClusterPlan, to: ClusterPlan): string[] {
  const [there, here] = [from, to].map(({ spec }) => spec.apiServer.cidrs.join());
  return there === here
    ? [
        `${from.name} and ${to.name} are two Kubernetes clusters, although their API servers have the same addresses`,
      ]
    : [];
}
