import { engineOf } from '../../engines';
import { placementsOf } from '../../facts/placements';
import type { CustomerPlan } from '../../plan/tenant';
import type { EnvironmentPlan } from '../../plan/environment';
import type { LeavingStep } from './step';

/**
 * The steps by which a customer goes: each cluster is told what becomes of its workloads, before anything goes that delivers
 * them. What has been done already is left out.
 *
 * @param resources whether its workloads stay, for people to delete, or go with it; its namespaces stay on every engine
 */
export function stepsOfOffboarding(customer: CustomerPlan, resources: 'keep' | 'delete'): LeavingStep[] {
  const { name, tenants, spec } = customer;
  const wished: EnvironmentPlan['onDelete'] = resources === 'keep' ? 'orphan' : 'cascade';
  const differing = tenants.filter(({ environment }) => environment.onDelete !== wished);
  const steps: LeavingStep[] = [];
  if (differing.length > 0)
    steps.push({
      title: `${resources === 'keep' ? 'Keep' : 'Let go'} what ${name} runs when it goes`,
      changes: placementsOf(spec)
        .filter(({ environment, site }) =>
          differing.some((tenant) => tenant.environment.name === environment && tenant.site === site),
        )
        .map(({ path }) => ({ path: [...path.split('.'), 'onDelete'], value: wished })),
      commands: differing.flatMap((tenant) => engineOf(tenant.cluster).operations.keeps(tenant)),
    });
  const seen = differing.length > 0 ? ['every cluster has the step before: its commands say so'] : [];
  const lost = resources === 'delete' ? ['its data is copied, where anybody needs it: its workloads go'] : [];
  steps.push({
    title: `Remove customer ${name}`,
    isRemoval: true,
    remove: [name],
    before: [...seen, ...lost],
    commands: tenants.flatMap((tenant) => engineOf(tenant.cluster).operations.show(tenant)),
  });
  const left = resources === 'keep' ? 'nobody needs what it runs any more' : 'what it ran is gone';
  if (tenants.length > 0)
    steps.push({
      title: `Delete what stays of ${name}`,
      before: [left],
      commands: tenants.flatMap((tenant) => engineOf(tenant.cluster).operations.deleteRest(tenant)),
    });
  return steps;
}
