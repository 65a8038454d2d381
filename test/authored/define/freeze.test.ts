import { z } from 'zod';
import { defineAuthored as defineFleet, type DefinedFleet } from '../../../lib/authored/define/authoring';
import { freeze } from '../../../lib/authored/define/freeze';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { fleet, product, untyped } from '../../support/specs';

it('maps and lists are frozen all the way down, and are the same ones', () => {
  const given = { list: [{ deep: 1 }], map: { deep: { deeper: 1 } } };
  expect(freeze(given)).toBe(given);
  expect(() => given.list.push({ deep: 2 })).toThrow(TypeError);
  expect(() => (given.list[0]!.deep = 2)).toThrow(TypeError);
  expect(() => (given.map.deep.deeper = 2)).toThrow(TypeError);
});

it('what a class made is left alone, as is a function, so that a schema still works', () => {
  const schema = z.strictObject({ port: z.int() });
  const given = freeze({ schema, made: new Map([[1, 1]]), footprint: () => 1 });
  expect(given.schema.safeParse({ port: 80 }).success).toBe(true);
  expect(given.made.set(1, 2).get(1)).toBe(2);
  expect(given.footprint()).toBe(1);
});

it('no getter is asked, and what holds itself ends', () => {
  const ask = jest.fn();
  const given: Record<string, unknown> = Object.defineProperty({}, 'asked', { get: ask, enumerable: true });
  given['itself'] = given;
  freeze(given);
  expect([ask.mock.calls.length, Object.isFrozen(given)]).toEqual([0, true]);
});

it('what is defined can be read by whoever imports it, and changed by nobody', () => {
  const defined: DefinedFleet<FleetSpec> = untyped(defineFleet(untyped(fleet())));
  const web = defined.defineProduct(untyped(product('web').spec));
  const catalogue = defined.defineCatalogue([web]);
  const acme = catalogue.defineCustomer(untyped({ name: 'acme', tenants: { prod: { ring: 'late' } } }));
  const all: Record<string, unknown>[] = untyped([
    defined.spec.environments['prod'],
    web,
    catalogue,
    catalogue.products,
    acme.tenants['prod'],
  ]);
  for (const each of all) expect(() => (each['access'] = 'deploy')).toThrow(TypeError);
});
