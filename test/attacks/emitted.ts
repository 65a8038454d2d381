import type { FleetSpec } from '../../lib/authored/fleet';
import type { Specs } from '../../lib/authored/specs';
import { manifestsIn, type Emitted } from '../support/manifests';
import { filesOf } from '../support/sample';
import { fleet, specs, tier } from '../support/specs';
import type { Attack, HonestChart } from './attack';
import type { Guards } from './guards';

/** What attacks and honest charts find on a cluster: registries, issuers, stores, and storage for what is honest. */
export const GUARDED = {
  tiers: { standard: { ...tier, quota: { ...tier.quota, storage: '100Gi' } } },
  admission: {
    clusterSecretStores: ['shared'],
    clusterIssuers: ['letsencrypt'],
    registries: ['registry.example.com/team', 'docker.io/library'],
  },
} as const satisfies Partial<FleetSpec>;

/** Hosts of the tenant that they are of. */
export const HOSTS = ['shop.example.com', '*.wild.example.com'];

/** What the cluster gets. */
export function emittedOn(cluster: string, given: Partial<Specs>): Emitted[] {
  const files = filesOf(specs({ fleet: fleet(GUARDED), ...given }));
  return manifestsIn(files).filter((each) => each.cluster === cluster);
}

/** Each attack is refused by its guard alone, and whatever is honest by none. */
export function judgedBy(guards: Guards, attacks: readonly Attack[], honest: readonly HonestChart[]): void {
  it.each(attacks.map((attack) => [attack.policy ?? attack.heldBy, attack.name, attack] as const))(
    'is refused by %s: %s',
    (guard, _, attack) => {
      expect(guards.thatRefuse(attack)).toEqual([guard]);
    },
  );

  it.each(honest.map((chart) => [chart.name, chart] as const))('may bring %s', (_, chart) => {
    expect(guards.thatRefuse(chart)).toEqual([]);
  });
}
