import type { RingEntry, Specs } from '../../lib/authored/specs';
import type { CustomerSpec, HoldSpec } from '../../lib/authored/customer';
import { statusJson } from '../../lib/json/status';
import { plan } from '../../lib/planner/plan';
import { statusOf, type StatusQuestion } from '../../lib/status';
import { customer, fleet, planned, product, specs } from '../support/specs';

const TODAY = '2026-12-01';

/** In `dev` and `prod`, the latter in a ring of one's own choice. */
function of(name: string, ring: string, hold?: HoldSpec) {
  const tenants: CustomerSpec['tenants'] = {
    dev: { cluster: 'argo-dev', ring: 'internal' },
    prod: { cluster: 'argo-prod', ring, ...(hold && { holds: { web: hold } }) },
  };
  return customer(name, { tenants });
}

function statusWith(
  entries: Readonly<Record<string, RingEntry>>,
  changes: Partial<Specs> = {},
  question: StatusQuestion = {},
) {
  const all = specs({
    products: [product('web', {}, entries)],
    customers: [of('acme', 'early'), of('hooli', 'late')],
    ...changes,
  });
  const rings = all.products.flatMap(({ rings: own }) => own ?? []);
  const found = statusOf(planned(plan(all)), rings, TODAY, question);
  // What is published of it holds.
  expect(statusJson.parse(found)).toEqual(found);
  return found;
}

const ringsOf = (...given: Parameters<typeof statusWith>) => statusWith(...given).products[0]!.rings;

const moving = {
  internal: { version: '2.0.0', since: '2026-11-16', ran: ['1.1.0', '1.0.1', '1.0.0'] },
  early: { version: '1.1.0', since: '2026-11-20', ran: ['1.0.1', '1.0.0'] },
  late: { version: '1.0.0', since: '2026-09-07' },
};

describe('rings', () => {
  it('count the customers of each version', () => {
    const customers = ['acme', 'hooli', 'zenith'].map((name) => of(name, 'late'));
    const [internal, early, late] = ringsOf(moving, { customers });
    expect(internal).toMatchObject({ customers: 3, versions: [{ version: '2.0.0', customers: 3, held: 0 }] });
    expect(early).toMatchObject({ customers: 0, versions: [{ version: '1.1.0', customers: 0, held: 0 }] });
    expect(late).toMatchObject({ customers: 3, versions: [{ version: '1.0.0', customers: 3, held: 0 }] });
  });

  it('are behind the first by versions, by the part that differs, and by days', () => {
    expect(ringsOf(moving).map(({ behind }) => behind)).toEqual([
      undefined,
      { ring: 'internal', version: '2.0.0', versions: 1, level: 'major', days: 15 },
      { ring: 'internal', version: '2.0.0', versions: 3, level: 'major', days: 15 },
    ]);
  });

  it('are behind by a number that nobody knows where the first one has no history', () => {
    const [, early, late] = ringsOf({
      internal: { version: 'blue' },
      early: { version: 'green', hotfix: { version: 'green', reason: 'a test' } },
      late: { version: '1.0.0', hotfix: { version: '1.0.0', reason: 'a test' } },
    });
    expect(early!.behind).toEqual({ ring: 'internal', version: 'blue' });
    expect(late).toMatchObject({ hotfix: 'a test', behind: { ring: 'internal', version: 'blue' } });
  });

  it('are not behind a ring that was set back, nor one that a hotfix passed', () => {
    const back = { version: '1.0.0', ran: ['1.1.0'] };
    const [, early] = ringsOf({
      internal: back,
      early: { version: '1.1.0', ran: ['1.0.0'] },
      late: { version: '1.0.0' },
    });
    expect(early!.behind).toBeUndefined();
    expect(early!.next).toBeUndefined();
  });

  it('may take what the ring before has, but not what they had and left, nor what is older', () => {
    expect(ringsOf(moving).map(({ next }) => next)).toEqual([
      undefined,
      { version: '2.0.0', from: ['internal'] },
      { version: '1.1.0', from: ['early'] },
    ]);
    const left = { ...moving, early: { version: '1.1.0', ran: ['2.0.0', '1.0.1', '1.0.0'] } };
    expect(ringsOf(left)[1]!.next).toBeUndefined();
  });

  it('may take the newest that all of several rings before have', () => {
    const beside = {
      internal: { environment: 'dev' },
      other: { environment: 'dev', after: [] },
      early: { environment: 'prod', after: ['internal', 'other'] },
      late: { environment: 'prod' },
    };
    const found = ringsOf(
      {
        ...moving,
        other: { version: '1.1.0', ran: ['1.0.1', '1.0.0'] },
        early: { version: '1.0.1', ran: ['1.0.0'] },
      },
      { fleet: fleet({ rings: beside }) },
    );
    const early = found.find(({ ring }) => ring === 'early')!;
    expect(early.next).toEqual({ version: '1.1.0', from: ['internal', 'other'] });
    // The ring that is farthest ahead is the measure.
    expect(early.behind).toMatchObject({ ring: 'internal', versions: 2 });
  });

  it('take the rest of their customers first', () => {
    const late = { version: '1.1.0', previous: '1.0.0', percent: 0 };
    const found = ringsOf({ ...moving, late })[2]!;
    expect(found.next).toEqual({ version: '1.1.0', from: [], percent: 0 });
    expect(found.versions).toEqual([
      { version: '1.1.0', customers: 0, held: 0 },
      { version: '1.0.0', customers: 1, held: 0 },
    ]);
  });

  it('have no versions where the product has none', () => {
    const products = [product('web', { version: undefined })];
    const [found] = statusWith({}, { products }).products;
    expect(found).toMatchObject({
      isVersioned: false,
      rings: [{ ring: 'internal', versions: [{ customers: 2 }] }, {}, {}],
    });
    expect(found!.rings[0]).not.toHaveProperty('version');
  });
});

describe('releases', () => {
  const hold = (until: string): HoldSpec => ({ version: '1.0.0', until, reason: 'their year end' });

  it('are held until a day, which may have passed; what ends first is above', () => {
    const customers = [of('acme', 'early', hold('2026-12-04')), of('hooli', 'early', hold('2026-11-03'))];
    const { held } = statusWith(moving, { customers });
    expect(held.map(({ tenant }) => tenant)).toEqual(['hooli-prod', 'acme-prod']);
    expect(held[0]).toMatchObject({
      because: 'hold',
      hold: { version: '1.0.0', days: -28, isOver: true },
      behindRing: { ring: 'early', version: '1.1.0', versions: 2, level: 'minor', days: 11 },
      behindFirst: { ring: 'internal', versions: 3 },
    });
    expect(held[1]!.hold).toMatchObject({ days: 3, isOver: false });
  });

  it('on the last day a hold is not over', () => {
    const { held } = statusWith(moving, { customers: [of('acme', 'early', hold(TODAY))] });
    expect(held[0]!.hold).toMatchObject({ days: 0, isOver: false });
  });

  it('are listed where it is asked for, and say why they run what they run', () => {
    const late = { version: '1.1.0', previous: '1.0.0', percent: 0 };
    expect(statusWith(moving)).not.toHaveProperty('releases');
    const { releases } = statusWith({ ...moving, late }, {}, { releases: true });
    expect(releases!.map(({ tenant, because }) => [tenant, because])).toEqual([
      ['acme-dev', 'ring'],
      ['acme-prod', 'ring'],
      ['hooli-dev', 'ring'],
      ['hooli-prod', 'share'],
    ]);
  });

  it('are those of one customer, tenant or product alone', () => {
    const names = (name: string) =>
      statusWith(moving, {}, { of: name, releases: true }).releases!.map(({ tenant }) => tenant);
    expect(names('acme')).toEqual(['acme-dev', 'acme-prod']);
    expect(names('hooli-prod')).toEqual(['hooli-prod']);
    expect(names('web')).toHaveLength(4);
    // Rings in which the customer has nothing are left out.
    expect(ringsOf(moving, {}, { of: 'acme' }).map(({ ring }) => ring)).toEqual(['internal', 'early']);
  });
});

it('a release that may not change now says until when, where there is a clock', () => {
  const freezes = { peak: { from: '2026-11-20', until: '2026-12-24', reason: 'their peak' } };
  const frozen = { ...of('acme', 'early').spec, freezes };
  const customers = [{ ...of('acme', 'early'), spec: frozen }, of('hooli', 'late')];
  const closedIn = (question: StatusQuestion) =>
    statusWith(moving, { customers }, { releases: true, ...question }).releases!.flatMap(
      ({ tenant, closed }) => (closed ? [[tenant, closed]] : []),
    );
  const closed = {
    ...{ at: '2026-12-25T00:00:00Z', timeZone: 'UTC' },
    waits: [
      { what: 'freeze', of: 'peak', reason: 'their peak', until: '2026-12-25T00:00:00Z', timeZone: 'UTC' },
    ],
  };
  expect(closedIn({ now: new Date('2026-12-01T10:00:00Z') })).toEqual([
    ['acme-dev', closed],
    ['acme-prod', closed],
  ]);
  expect(closedIn({ now: new Date('2026-12-25T00:00:00Z') })).toEqual([]);
  expect(closedIn({})).toEqual([]);
});
