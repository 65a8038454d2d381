import { z } from 'zod';
import type { Specs } from '../../lib/authored/specs';
import { answersOf } from '../../lib/cli/fleet-report/answers';
import { capacitiesOf, capacityFormats } from '../../lib/cli/capacity';
import { explained } from '../../lib/explain';
import { EVERYBODY, forecastOf } from '../../lib/forecast';
import { aggregated, draw } from '../../lib/graph';
import { json } from '../../lib/graph/formats/json';
import { tenantsOf } from '../../lib/plan/fleet';
import { detailsOf, rowsOf, type ReportAnswers } from '../../lib/report';
import { aboutTenant, shownRelease } from '../../lib/report/page/explanation';
import { statusOf } from '../../lib/status';
import { unpacked } from '../../lib/report/unpack';
import { fleets } from '../support/examples';
import { filesOf, planOf } from '../support/sample';
import { customer, product, specs as small, untyped } from '../support/specs';

const NOW = new Date('2026-12-01');
const of = { state: 'https://git.example.com/state.git' };

/** As the page reads them: they went through JSON. */
function made(specs: Specs) {
  const plan = planOf(specs);
  const rings = specs.products.flatMap((each) => each.rings ?? []);
  const status = statusOf(plan, rings, '2026-12-01', { releases: true });
  const data = JSON.parse(JSON.stringify([rowsOf(plan, status, rings, of), detailsOf(plan, rings)])) as [
    ReturnType<typeof rowsOf>,
    ReturnType<typeof detailsOf>,
  ];
  return { plan, rings, status, fleet: unpacked(data[0]), details: data[1] };
}

describe.each(fleets())('of %s', (_name, specs) => {
  const { plan, rings, status, fleet, details } = made(specs);

  it('every tenant has the place, ring and versions that the plan has', () => {
    expect(fleet.tenants.length).toBe(tenantsOf(plan).length);
    expect(
      fleet.tenants.map((tenant) => [
        tenant.customer.name,
        tenant.name,
        tenant.environment,
        tenant.cluster.name,
        tenant.ring,
        tenant.tier,
        tenant.region,
      ]),
    ).toEqual(
      tenantsOf(plan).map((tenant) => [
        tenant.customer,
        tenant.name,
        tenant.environment.name,
        tenant.cluster.name,
        tenant.ring,
        tenant.tier.name,
        tenant.region,
      ]),
    );
    expect(
      fleet.tenants.map(({ releases }) => releases.map(({ product: name, version }) => [name, version])),
    ).toEqual(
      tenantsOf(plan).map(({ releases }) =>
        releases.map(({ product: { name }, version }) => [name, version]),
      ),
    );
  });

  it('who is behind, held or may take another version is what status says', () => {
    const known = new Map(fleet.releases.map((each) => [`${each.tenant.name}/${each.product}`, each]));
    expect(known.size).toBe(status.releases!.length);
    for (const { tenant, product: name, behindFirst, behindRing, hold } of status.releases!) {
      const { behind, isUncounted, isBehindRing, hold: held } = known.get(`${tenant}/${name}`)!;
      expect([isUncounted ? 'behind' : behind, isBehindRing, held?.until, held?.days]).toEqual([
        behindFirst ? (behindFirst.versions ?? 'behind') : 0,
        behindRing !== undefined,
        hold?.until,
        hold?.days,
      ]);
    }
    for (const { product: name, rings: own, isVersioned } of status.products)
      for (const { ring, version, next, behind } of own)
        expect(fleet.products.find((each) => each.name === name)!.rings?.[ring]).toEqual(
          isVersioned
            ? expect.objectContaining({
                ...(version !== undefined && { version }),
                ...(next && { next }),
                ...(behind && { behind }),
              })
            : undefined,
        );
  });

  it('what comes, what there is room for and what depends on what is what forecast, capacity and graph say', () => {
    const forecast = forecastOf(plan, specs.fleet, rings, NOW, EVERYBODY);
    const answers = JSON.parse(JSON.stringify(answersOf(plan, forecast, undefined))) as ReportAnswers;
    expect(answers.forecast.products).toEqual(
      JSON.parse(JSON.stringify(forecastOf(plan, specs.fleet, rings, NOW).products)),
    );
    const steps = new Map(
      plan.customers
        .flatMap(({ name }) => forecastOf(plan, specs.fleet, rings, NOW, name).releases!)
        .map((each) => [`${each.tenant}/${each.product}`, each.steps]),
    );
    expect(
      fleet.releases.map(({ index }) => answers.forecast.steps[answers.forecast.releases[index]!]),
    ).toEqual(fleet.releases.map(({ tenant, product: name }) => steps.get(`${tenant.name}/${name}`)));
    expect({ clusters: answers.capacity }).toEqual(JSON.parse(capacityFormats.json(capacitiesOf(plan))));
    for (const { name } of plan.clusters)
      expect(answers.graphs.clusters[name]).toEqual(JSON.parse(json(draw(plan, 'dependencies', name))));
    expect(answers.graphs.fleet).toEqual(JSON.parse(json(aggregated(draw(plan, 'fleet')))));
  });

  it('what it says of the output is there', () => {
    const paths = Object.keys(filesOf(specs));
    for (const tenant of fleet.tenants) {
      const { folder } = aboutTenant(details, tenant);
      expect([folder, paths.some((path) => path.startsWith(`${folder}/`))]).toEqual([folder, true]);
      const files = tenant.releases.flatMap((release) => shownRelease(details, release).files);
      expect(files.filter((file) => !paths.some((path) => path.endsWith(file)))).toEqual([]);
    }
  });

  it('every release is explained as explain does it', () => {
    const all = tenantsOf(plan).flatMap((tenant) =>
      tenant.releases.map((release) => [tenant, release] as const),
    );
    expect(fleet.releases.length).toBe(all.length);
    for (const [index, [tenant, release]] of all.entries()) {
      const { reasons, values } = explained(tenant, release, rings);
      const shown = shownRelease(details, fleet.releases[index]!);
      expect({ reasons: shown.reasons, values: shown.values }).toEqual(
        JSON.parse(JSON.stringify({ reasons, values })),
      );
    }
  });
});

describe('of a fleet with holds, a partial rollout and a secret', () => {
  const entries = {
    internal: { version: '2.0.0', ran: ['1.1.0', '1.0.0'] },
    early: { version: '1.1.0', ran: ['1.0.0'] },
    late: { version: '1.1.0', previous: '1.0.0', percent: 1 },
  };
  const secret = { token: 'reference-of-a-secret' };
  const web = product(
    'web',
    {
      schema: untyped(z.looseObject({})),
      values: { replicaCount: 1, cpu: '50m', memory: '64Mi', auth: secret },
    },
    entries,
  );
  const held = { web: { version: '1.0.0', until: '2026-12-03', reason: 'an audit' } };
  const { fleet, details } = made(
    small({
      products: [web],
      customers: [
        customer('acme', { tenants: { prod: { cluster: 'argo-prod', ring: 'early', holds: held } } }),
        customer('zeta'),
      ],
    }),
  );

  it('who is behind, and by how much, is what their rings say', () => {
    expect(
      fleet.releases.map(({ version, behind, isBehindRing, hold }) => [
        version,
        behind,
        isBehindRing,
        hold?.until,
      ]),
    ).toEqual([
      ['1.0.0', 2, true, '2026-12-03'],
      ['1.0.0', 2, true, undefined],
    ]);
    expect(fleet.products[0]!.rings!['early']).toMatchObject({
      version: '1.1.0',
      behind: { versions: 1 },
      next: { version: '2.0.0' },
    });
  });

  it('a value that is secret by its key is in no part of it', () => {
    expect(JSON.stringify(details)).not.toContain('reference-of-a-secret');
    const { values } = shownRelease(details, fleet.releases[0]!);
    expect(values.find(({ path }) => path.join('.') === 'auth.token')?.value).toBe('(not shown)');
  });
});
