import { properties } from 'ringfleet/testing';
import { fleet } from '../../main';

/* What holds for any fleet, of this one. */
for (const { title, faults } of properties(fleet))
  it(title, () => {
    expect(faults()).toEqual([]);
  });
