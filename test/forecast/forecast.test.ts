import fc from 'fast-check';
import type { RingEntry, Specs } from '../../lib/authored/specs';
import type { CustomerSpec, HoldSpec } from '../../lib/authored/customer';
import type { FleetSpec } from '../../lib/authored/fleet';
import { forecastOf } from '../../lib/forecast';
import { forecastJson, type ForecastStep } from '../../lib/json/forecast';
import { plan } from '../../lib/planner/plan';
import { statusOf } from '../../lib/status';
import { customer, fleet, planned, product, specs } from '../support/specs';

const TODAY = '2026-12-01';
const RINGS = ['internal', 'early', 'late'] as const;

function of(name: string, ring: string, hold?: HoldSpec) {
  const tenants: CustomerSpec['tenants'] = {
    prod: { cluster: 'argo-prod', ring, ...(hold && { holds: { web: hold } }) },
  };
  return customer(name, { tenants });
}

/** A fleet whose rings soak, by the days of each; a freeze of the year's end where it is said. */
function soaking(
  soak: Partial<Record<(typeof RINGS)[number], string>>,
  freezes?: FleetSpec['freezes'],
): FleetSpec {
  const given = fleet();
  const rings = Object.entries(given.rings).map(([name, ring]) => {
    const own = soak[name as (typeof RINGS)[number]];
    return [name, { ...ring, ...(own !== undefined && { soak: own }) }];
  });
  return { ...given, rings: Object.fromEntries(rings), ...(freezes && { freezes }) };
}

function specsWith(entries: Readonly<Record<string, RingEntry>>, changes: Partial<Specs> = {}): Specs {
  return specs({
    products: [product('web', {}, entries)],
    customers: [of('acme', 'early'), of('hooli', 'late')],
    ...changes,
  });
}

function forecast(all: Specs, asked?: string) {
  const files = all.products.flatMap(({ rings }) => rings ?? []);
  const found = forecastOf(planned(plan(all)), all.fleet, files, new Date(TODAY), asked);
  expect(forecastJson.parse(found)).toEqual(found);
  return found;
}
/** Without the moment, which is the first one of its day in UTC. */
const days = (steps: readonly ForecastStep[]) =>
  steps.map(({ at, timeZone, ...step }) => {
    expect([at, timeZone]).toEqual(
      step.day === undefined ? [undefined, undefined] : [`${step.day}T00:00:00Z`, 'UTC'],
    );
    return step;
  });
const stepsOf = (all: Specs, asked?: string) =>
  Object.fromEntries(forecast(all, asked).products[0]!.rings.map(({ ring, steps }) => [ring, days(steps)]));

const moving = {
  internal: { version: '2.0.0', since: '2026-11-28', ran: ['1.0.0'] },
  early: { version: '1.0.0', since: '2026-09-01' },
  late: { version: '1.0.0', since: '2026-10-15' },
};

it('each ring gets a version when the rings before it have soaked, one after the other', () => {
  expect(stepsOf(specsWith(moving, { fleet: soaking({ internal: '7d', early: '14d' }) }))).toEqual({
    internal: [],
    early: [
      { version: '2.0.0', day: '2026-12-05', waits: [{ what: 'soak', of: 'internal', until: '2026-12-05' }] },
    ],
    late: [
      {
        version: '2.0.0',
        day: '2026-12-19',
        waits: [
          { what: 'ring', of: 'early', until: '2026-12-05' },
          { what: 'soak', of: 'early', until: '2026-12-19' },
        ],
      },
    ],
  });
});

it('a freeze comes after what soaks, and what it keeps back soaks after it', () => {
  const freezes = {
    'year-end': { from: '2026-12-04', until: '2027-01-06', reason: 'peak', environments: ['prod'] },
  };
  const { early, late } = stepsOf(
    specsWith(moving, { fleet: soaking({ internal: '7d', early: '14d' }, freezes) }),
  );
  expect(early).toEqual([
    {
      version: '2.0.0',
      day: '2027-01-07',
      waits: [
        { what: 'soak', of: 'internal', until: '2026-12-05' },
        { what: 'freeze', of: 'year-end', until: '2027-01-07' },
      ],
    },
  ]);
  expect(late![0]).toMatchObject({ day: '2027-01-21' });
});

it('where nobody says since when a ring runs it, nobody knows, and nothing is said of the rings after it', () => {
  const { since: _, ...internal } = moving.internal;
  expect(stepsOf(specsWith({ ...moving, internal }, { fleet: soaking({ internal: '7d' }) }))).toEqual({
    internal: [],
    early: [{ version: '2.0.0', waits: [{ what: 'since', of: 'internal' }] }],
    late: [],
  });
});

it('a release gets what its ring gets, but after its hold', () => {
  const hold = { version: '1.0.0', until: '2026-12-31', reason: 'their audit' };
  const all = specsWith(moving, {
    fleet: soaking({ internal: '7d' }),
    customers: [of('acme', 'early', hold), of('hooli', 'early')],
  });
  const release = (name: string) =>
    forecast(all, name).releases!.map((each) => ({ ...each, steps: days(each.steps) }));
  expect(release('hooli')).toEqual([
    {
      customer: 'hooli',
      tenant: 'hooli-prod',
      product: 'web',
      ring: 'early',
      version: '1.0.0',
      steps: [
        {
          version: '2.0.0',
          day: '2026-12-05',
          waits: [{ what: 'soak', of: 'internal', until: '2026-12-05' }],
        },
      ],
    },
  ]);
  expect(release('acme-prod')[0]!.steps).toEqual([
    {
      version: '2.0.0',
      day: '2027-01-01',
      waits: [{ what: 'hold', of: 'their audit', until: '2027-01-01' }],
    },
  ]);
});

describe('windows and freezes of a customer', () => {
  const windows = {
    night: { days: ['sat'], start: '22:00', duration: '4h', timeZone: 'Europe/Amsterdam' },
  } as const;
  const peak = {
    from: '2026-12-04',
    until: '2026-12-10',
    reason: 'their peak',
    timeZone: 'America/New_York',
  };
  const of = (name: string, cluster: string, more: Partial<CustomerSpec> = {}) =>
    customer(name, { tenants: { prod: { cluster, ring: 'early' } }, ...more });
  const fleets = {
    fleet: soaking({ internal: '7d' }),
    customers: [
      of('acme', 'flux-prod', { windows, freezes: { peak } }),
      of('hooli', 'argo-prod', { windows }),
      of('initech', 'argo-prod'),
    ],
  };

  it('are waited for after the ring, in the time zone of each', () => {
    expect(forecast(specsWith(moving, fleets), 'acme').releases![0]!.steps).toEqual([
      {
        version: '2.0.0',
        day: '2026-12-12',
        at: '2026-12-12T22:00:00+01:00',
        timeZone: 'Europe/Amsterdam',
        waits: [
          { what: 'soak', of: 'internal', until: '2026-12-05' },
          {
            ...{ what: 'customer-freeze', of: 'peak', reason: 'their peak', until: '2026-12-11' },
            ...{ at: '2026-12-11T00:00:00-05:00', timeZone: 'America/New_York' },
          },
          {
            ...{ what: 'window', of: 'night', until: '2026-12-12' },
            ...{ at: '2026-12-12T22:00:00+01:00', timeZone: 'Europe/Amsterdam' },
          },
        ],
      },
    ]);
  });

  it('are told of a ring by the tenants that come later, and the last of them', () => {
    const [step] = forecast(specsWith(moving, fleets)).products[0]!.rings[1]!.steps;
    expect(step).toMatchObject({
      ...{ day: '2026-12-05', at: '2026-12-05T00:00:00Z' },
      later: { tenants: 2, at: '2026-12-12T22:00:00+01:00', timeZone: 'Europe/Amsterdam' },
    });
  });

  it('let a tenant have what its ring has by then, and no version in between', () => {
    const entries = {
      internal: { version: '3.0.0', since: '2026-12-01', ran: ['2.0.0', '1.0.0'] },
      early: { version: '2.0.0', since: '2026-11-20', ran: ['1.0.0'] },
      late: { version: '1.0.0', since: '2026-10-15' },
    };
    const late = { prod: { cluster: 'flux-prod', ring: 'late' } };
    const given = {
      fleet: soaking({}),
      customers: [customer('acme', { tenants: late, windows })],
    };
    const found = forecast(specsWith(entries, given), 'acme');
    const versions = (steps: readonly ForecastStep[]) => steps.map(({ version, day }) => [version, day]);
    expect(versions(found.releases![0]!.steps)).toEqual([[expect.any(String), '2026-12-05']]);
    expect(found.releases![0]!.steps[0]!.version).toBe(found.products[0]!.rings[0]!.steps.at(-1)!.version);
  });
});

it('of 200 fleets at random: the first step is on the day that status says, and each step is one that the rules let be', () => {
  const anyDay = fc.constantFrom('2026-11-01', '2026-11-20', '2026-11-30');
  const soak = fc.option(fc.constantFrom('1d', '7d', '30d'), { nil: undefined });
  const newest = fc.integer({ min: 0, max: 3 });
  const anyFleet = fc.tuple(newest, newest, newest, anyDay, soak, soak, fc.boolean());
  fc.assert(
    fc.property(anyFleet, ([a, b, c, since, first, second, isFrozen]) => {
      // No ring is before the ring before it.
      const at = [a, Math.min(a, b), Math.min(a, b, c)];
      // Who runs what the ring after it runs has done so for long enough.
      const sinces = [
        a > at[1]! ? since : '2026-08-01',
        at[1]! > at[2]! ? since : '2026-09-15',
        '2026-11-01',
      ];
      const entryOf = (newestOf: number, index: number): RingEntry => ({
        version: `1.${newestOf}.0`,
        since: sinces[index]!,
        ran: Array.from({ length: newestOf }, (_, older) => `1.${newestOf - 1 - older}.0`),
      });
      let entries: Record<string, RingEntry> = Object.fromEntries(
        RINGS.map((ring, index) => [ring, entryOf(at[index]!, index)]),
      );
      const freezes = isFrozen
        ? { peak: { from: '2026-12-03', until: '2026-12-24', reason: 'peak' } }
        : undefined;
      const given = soaking({ ...(first && { internal: first }), ...(second && { early: second }) }, freezes);
      const all = specsWith(entries, { fleet: given });
      const { rings } = forecast(all).products[0]!;
      const files = all.products.flatMap(({ rings: own }) => own ?? []);
      for (const { ring, next } of statusOf(planned(plan(all)), files, TODAY, { fleet: given }).products[0]!
        .rings)
        if (next) {
          const [step] = rings.find((each) => each.ring === ring)!.steps;
          // Unless a ring before it has gone on by then.
          const day = next.day ?? TODAY;
          const goesOn = rings
            .slice(0, RINGS.indexOf(ring as never))
            .some(({ steps: own }) => own.some((each) => each.day! < day));
          if (!goesOn) expect(step!.day).toBe(day);
        }
      const steps = rings.flatMap(({ ring, steps: own }) => own.map((step) => ({ ring, ...step })));
      for (const { ring, version, day } of steps.sort((x, y) =>
        x.day! < y.day!
          ? -1
          : x.day! > y.day!
            ? 1
            : RINGS.indexOf(x.ring as never) - RINGS.indexOf(y.ring as never),
      )) {
        const { version: before, ran = [] } = entries[ring]!;
        entries = { ...entries, [ring]: { version, since: day!, ran: [before, ...ran] } };
        expect(plan(specsWith(entries, { fleet: given })).issues).toEqual([]);
      }
      // In the end every ring runs what the first one does.
      expect(RINGS.map((ring) => entries[ring]!.version)).toEqual(RINGS.map(() => `1.${a}.0`));
    }),
    { numRuns: 200, seed: 15 },
  );
});
