import { engineOf } from '../../engines';
import { placementsOf } from '../../facts/placements';
import type { EnvironmentPlan } from '../../plan/environment';
import type { CustomerPlan, TenantPlan } from '../../plan/tenant';
import type { LeavingStep } from './step';

/**
 * The steps by which a customer gets another name, which is the identity of all that it runs: it starts anew under the new one, and what
 * ran under the old one stays until people delete it. What has been done already is left out.
 *
 * @param to its name from then on
 * @param arrived its tenants under the new name
 * @param environments as the fleet says them
 */
export function stepsOfRename(
  customer: CustomerPlan,
  to: string,
  arrived: readonly TenantPlan[],
  environments: readonly EnvironmentPlan[],
): LeavingStep[] {
  const { name, tenants, spec } = customer;
  const placements = placementsOf(spec);
  const placeOf = ({ environment, site }: TenantPlan) =>
    placements.find((each) => each.environment === environment.name && each.site === site)?.path.split('.');
  const cascading = tenants.filter(({ environment }) => environment.onDelete === 'cascade');
  const keeping: LeavingStep = {
    title: `Keep what ${name} runs when its name goes`,
    changes: cascading.flatMap((tenant) => {
      const path = placeOf(tenant);
      return path ? [{ path: [...path, 'onDelete'], value: 'orphan' }] : [];
    }),
    commands: cascading.flatMap((tenant) => engineOf(tenant.cluster).operations.keeps(tenant)),
  };
  // Stated for the old name alone: the new one is to go as its environment says.
  const stated = tenants.filter(
    ({ onDelete, environment: { name: of } }) =>
      onDelete === 'orphan' && environments.find((each) => each.name === of)?.onDelete === 'cascade',
  );
  return [
    ...(cascading.length > 0 ? [keeping] : []),
    {
      title: `Rename customer ${name} to ${to}`,
      folder: to,
      changes: [
        { path: ['name'], value: to },
        ...[...cascading, ...stated].flatMap((tenant) => {
          const path = placeOf(tenant);
          return path ? [{ path: [...path, 'onDelete'] }] : [];
        }),
      ],
      remove: [name],
      before: [
        ...(cascading.length > 0 ? ['every cluster has the step before: its commands say so'] : []),
        `its data is where ${to} will look for it, or is copied before its people are sent there: what starts there starts anew`,
        'its hosts lead to one of the two: what ran before goes on and claims them, too',
      ],
      commands: arrived.flatMap((tenant) => engineOf(tenant.cluster).operations.show(tenant)),
    },
    {
      title: `Delete what stays of ${name}`,
      before: [`${to} is healthy, has its data, and DNS leads there`],
      commands: tenants.flatMap((tenant) => engineOf(tenant.cluster).operations.deleteRest(tenant)),
    },
  ];
}
