import { admissionVerdicts } from '../support/admission';
import type { Emitted } from '../support/manifests';
import { fleetOf, repository } from '../support/own-repositories';
import { customer, product } from '../support/specs';
import { emittedOn, GUARDED, HOSTS, judgedBy } from './emitted';
import { Guards } from './guards';
import { HONEST_ACCOUNTS, REPOSITORY } from './repository';
import { ATTACKS, HONEST, OWN } from '.';

/** By engine: the cluster, the RoleBinding of what applies a repository, and whether that is in the namespace of the tenant. */
const CLUSTERS = {
  argocd: ['argo-prod', 'releases', false],
  flux: ['flux-prod', 'repository', true],
  arc: ['arc-prod', 'repository', true],
} as const;

/** What a cluster gets on which the tenant of the repository is, and another. */
function emittedFor(cluster: string): Emitted[] {
  const tenants = { prod: { cluster, ring: 'late' } };
  return emittedOn(cluster, {
    fleet: fleetOf({}, GUARDED),
    products: [product('web')],
    customers: [
      customer('acme', { tenants, products: {}, repository: { ...repository, hosts: HOSTS } }),
      customer('other', { tenants }),
    ],
  });
}

describe.each(Object.entries(CLUSTERS))('a repository on %s', (engine, [cluster, by, isBeside]) => {
  const attacks = [...ATTACKS, ...REPOSITORY.everywhere, ...(isBeside ? REPOSITORY.beside : [])];
  const honest = [...HONEST, HONEST_ACCOUNTS];
  const emitted = emittedFor(cluster);
  const guards = new Guards(emitted, [...attacks, ...honest], by);

  judgedBy(guards, attacks, honest);

  if (engine === 'argocd') {
    it('is refused by the AppProject, too, where the account has no right', () => {
      const held = attacks.filter(({ heldBy }) => heldBy === 'rights');
      const permitted = held.filter(({ objects }) =>
        objects.every((object) => guards.projectPermits(object)),
      );
      expect(permitted).toEqual([]);
      expect(held.length).toBeGreaterThan(30);
    });
    return;
  }
  it('leaves its account to the platform, which may change it and take it away', () => {
    const policies = emitted
      .map(({ object }) => object)
      .filter(({ kind }) => kind === 'ValidatingAdmissionPolicy');
    const [attack] = REPOSITORY.beside;
    const request = {
      object: attack!.objects[0]!,
      namespaceObject: { metadata: { name: OWN } },
      isDeleted: true,
    };
    const asked = [`system:serviceaccounts:${OWN}`, 'system:serviceaccounts:kube-system'].map((group) => {
      return { ...request, groups: [group] };
    });
    const said = admissionVerdicts(policies, asked).map((verdicts) => verdicts.map(({ policy }) => policy));
    expect(said).toEqual([['tenant-accounts'], []]);
  });
});
