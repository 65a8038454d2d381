import { teamsOf } from '../../lib/facts/teams';
import { fleetOf, repository, team } from '../support/own-repositories';
import { fleet } from '../support/specs';

it('a team is a customer that has a repository and subscribes to nothing', () => {
  const tenants = { prod: { cluster: 'flux-prod' } };
  expect(teamsOf(fleetOf({ data: team({ tenants }) }), 'fleet/fleet.ts')).toEqual([
    {
      spec: {
        name: 'data',
        title: 'Data platform',
        tier: 'standard',
        region: 'westeurope',
        contact: 'data@company.example',
        group: 'data-engineers',
        repository,
        products: {},
        tenants: { prod: { cluster: 'flux-prod', ring: 'late' } },
      },
      file: 'fleet/fleet.ts teams.data',
      isTeam: true,
    },
  ]);
});

it('its tenants are of the last ring of their environment, unless it says', () => {
  const tenants = {
    dev: { cluster: 'argo-dev' },
    prod: { sites: { a: { cluster: 'flux-prod', ring: 'early' }, b: { cluster: 'arc-prod' } } },
  };
  const [found] = teamsOf(fleetOf({ data: team({ tenants }) }), 'fleet/fleet.ts');
  expect(found!.spec.tenants).toEqual({
    dev: { cluster: 'argo-dev', ring: 'internal' },
    prod: { sites: { a: { cluster: 'flux-prod', ring: 'early' }, b: { cluster: 'arc-prod', ring: 'late' } } },
  });
});

it('a fleet without teams has none', () => {
  expect(teamsOf(fleet(), 'fleet/fleet.ts')).toEqual([]);
});
