import { ofKind, type Emitted } from '../support/manifests';
import { customer, product } from '../support/specs';
import { emittedOn, HOSTS, judgedBy } from './emitted';
import { Guards } from './guards';
import { ATTACKS, HONEST, OTHER } from '.';

const CLUSTERS = { argocd: 'argo-prod', flux: 'flux-prod', arc: 'arc-prod' } as const;

/** What a cluster gets on which the tenant of the charts is, and another. */
function emittedFor(cluster: string): Emitted[] {
  const tenants = { prod: { cluster, ring: 'late' } };
  return emittedOn(cluster, {
    products: [product('web', { hosts: () => HOSTS }), product('bank')],
    customers: [customer('acme', { tenants }), customer('other', { tenants, products: { bank: {} } })],
  });
}

it('there are 40 attacks and 10 honest charts at the least, each with a name of its own', () => {
  const names = [...ATTACKS, ...HONEST].map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(ATTACKS.length >= 40 && HONEST.length >= 10).toBe(true);
});

describe.each(Object.entries(CLUSTERS))('a chart on %s', (engine, cluster) => {
  const emitted = emittedFor(cluster);
  const guards = new Guards(emitted, [...ATTACKS, ...HONEST]);

  judgedBy(guards, ATTACKS, HONEST);

  if (engine !== 'argocd') return;
  it('is refused by the AppProject, too, where the account has no right', () => {
    const permitted = ATTACKS.filter(({ objects }) =>
      objects.every((object) => guards.projectPermits(object)),
    );
    expect(permitted.filter(({ heldBy }) => heldBy === 'rights')).toEqual([]);
    expect(permitted.length).toBe(ATTACKS.filter(({ heldBy }) => heldBy !== 'rights').length);
  });

  it('is permitted by the AppProject, where it is honest', () => {
    const refused = HONEST.filter(({ objects }) => !objects.every((object) => guards.projectPermits(object)));
    expect(refused.map(({ name }) => name)).toEqual([]);
  });
});

it('the other tenant of an attack is there', () => {
  for (const cluster of Object.values(CLUSTERS))
    expect(ofKind(emittedFor(cluster), 'Namespace').map(({ object }) => object.metadata.name)).toContain(
      OTHER,
    );
});
