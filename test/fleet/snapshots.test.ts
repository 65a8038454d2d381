import { fleet } from '../../main';
import { reviewed } from './reviewed';

/*
 * What a change comes to, for a reviewer to read. A failure here says that a tenant's files are others than the snapshot
 * has: look at the diff, and take it over by `npm test -- -u`. In CI nothing is written: take snapshots before.
 */
const tenants = Object.entries(reviewed);

it('names each tenant of a snapshot once', () => {
  const names = tenants.map(([, name]) => name);
  expect(names).toEqual([...new Set(names)]);
});

for (const [title, name] of tenants)
  test(`${title} is what was reviewed`, () => {
    expect(fleet.synthTenant(name)).toMatchSnapshot();
  });
