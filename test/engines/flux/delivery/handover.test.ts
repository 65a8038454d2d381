import type { ClusterSpec } from '../../../../lib/authored/cluster';
import { manifestsIn, nameOf, ofKind } from '../../../support/manifests';
import { difference, filesOf } from '../../../support/sample';
import { anyCluster, customer, fleet, specs } from '../../../support/specs';

const acme = customer('acme', { tenants: { prod: { cluster: 'one', ring: 'late' } } });

function synth(engine: 'flux' | 'arc', changes: Pick<ClusterSpec, 'handover'> = {}) {
  const one = { ...anyCluster, engine, environment: 'prod', ...changes } as const;
  return filesOf(specs({ fleet: fleet({ clusters: { one } }), customers: [acme] }));
}

describe.each([
  ['flux', 'fleet-releases', 'flux-system', 'fleet-state', 'fleet-state'],
  ['arc', 'apps', 'infra', 'apps', 'infra'],
] as const)('on %s', (engine, before, now, sourceBefore, sourceNow) => {
  const releases = (files: Readonly<Record<string, string>>, namespace: string) =>
    ofKind(manifestsIn(files), 'Kustomization').find(
      ({ object }) => nameOf(object) === `${namespace}/acme-prod-releases`,
    )?.object;

  it('a handover keeps the Kustomization of releases where it was, doing nothing and deleting nothing', () => {
    const handing = synth(engine, { handover: true });
    expect(releases(handing, before)!.spec).toMatchObject({
      path: './clusters/one/tenants/acme-prod/releases',
      suspend: true,
      deletionPolicy: 'Orphan',
      sourceRef: { name: sourceBefore },
    });
    expect(releases(handing, now)!.spec).toMatchObject({
      path: './clusters/one/tenants/acme-prod/releases',
      serviceAccountName: 'tenant-releases',
      sourceRef: { name: sourceNow },
    });
    expect(releases(handing, now)!.spec).not.toHaveProperty('suspend');
  });

  it('without one it is in the namespace of the guard rails alone, and nothing else differs', () => {
    const [handing, after] = [synth(engine, { handover: true }), synth(engine)];
    expect(releases(after, before)).toBeUndefined();
    expect(releases(after, now)).toEqual(releases(handing, now));
    const { added, removed, modified } = difference(after, handing);
    const delivery = 'clusters/one/delivery';
    expect({ added, removed, modified }).toEqual(
      engine === 'flux'
        ? { added: [], removed: [], modified: [`${delivery}/tenants/acme/acme-prod.yaml`] }
        : {
            added: [`${delivery}/releases/acme/acme-prod.yaml`],
            removed: [],
            modified: ['customers/acme/index.json'],
          },
    );
  });
});
