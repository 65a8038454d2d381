import type { ArgocdProjects } from '../../../../lib/engines/argocd/authored/project';
import type { ComponentSpec } from '../../../../lib/authored/component';
import { chart } from '../../../support/argocd';
import { manifestsIn, ofKind } from '../../../support/manifests';
import { filesOf } from '../../../support/sample';
import { anyCluster, customer, fleet, specs } from '../../../support/specs';
import { verdicts } from '../../../support/verdicts';

const freeze = { kind: 'deny', schedule: '0 18 19 12 *', duration: '378h' } as const;
const base: ComponentSpec = { ...chart, versions: { dev: '1.2.3', prod: '1.2.3' } };
const one = { ...anyCluster, engine: 'argocd', environment: 'dev', hosts: ['dev', 'prod'] } as const;
const both = customer('acme', {
  tenants: {
    dev: { cluster: 'one', ring: 'internal' },
    prod: { sites: { north: { cluster: 'one', ring: 'late' }, south: { cluster: 'one', ring: 'late' } } },
  },
});

/** The AppProjects of one cluster that hosts two environments, by name. */
function projectsWith(projects: ArgocdProjects) {
  const emitted = manifestsIn(
    filesOf(
      specs({
        fleet: fleet({
          clusters: { one },
          components: { base, edge: { ...base, namespace: 'edge' } },
          argocd: { projects },
        }),
        customers: [both, customer('late', { tenants: { dev: { cluster: 'one', ring: 'internal' } } })],
      }),
    ),
  );
  const found = ofKind(emitted, 'AppProject').map(({ object }) => object);
  expect(verdicts(found)).toEqual(found.map(() => null));
  return Object.fromEntries(found.map(({ metadata, spec }) => [metadata.name, spec]));
}

const stated = { ...freeze, timeZone: 'UTC' };

it('a freeze of one environment on a shared project concerns the Applications of that environment alone', () => {
  const { acme, late, platform } = projectsWith({
    syncWindows: { freeze: { ...freeze, environments: ['prod'] } },
  });
  expect(acme!.syncWindows).toEqual([{ ...stated, namespaces: ['acme-prod-north', 'acme-prod-south'] }]);
  expect([late, platform].map((project) => project!.syncWindows)).toEqual([undefined, undefined]);
});

it('a freeze of everything leaves out roots and guard rails, which bring its end', () => {
  const { acme, late, platform } = projectsWith({
    syncWindows: { freeze: { ...freeze, timeZone: 'Europe/Amsterdam', manualSync: true } },
  });
  const window = { ...stated, timeZone: 'Europe/Amsterdam', manualSync: true };
  expect(platform!.syncWindows).toEqual([{ ...window, applications: ['base', 'edge'] }]);
  expect([acme, late].map((project) => project!.syncWindows)).toEqual([
    [{ ...window, applications: ['*'] }],
    [{ ...window, applications: ['*'] }],
  ]);
});

it('a window is of releases or of components where it says so', () => {
  const { acme, platform } = projectsWith({
    syncWindows: { a: { ...freeze, of: 'platform' }, b: { ...freeze, kind: 'allow', of: 'releases' } },
  });
  expect(acme!.syncWindows).toEqual([{ ...stated, kind: 'allow', applications: ['*'] }]);
  expect(platform!.syncWindows).toEqual([{ ...stated, applications: ['base', 'edge'] }]);
});

it('keys, orphaned resources and kinds go into the projects that they are said of', () => {
  const orphanedResources = { warn: true, ignore: [{ group: '', kind: 'ConfigMap', name: 'x' }] };
  const { acme, platform, ...others } = projectsWith({
    platform: {
      signatureKeys: ['4AEE18F83AFDEB23'],
      clusterResources: [{ group: 'storage.k8s.io', kind: 'StorageClass' }],
    },
    customers: { orphanedResources },
  });
  expect(platform!.signatureKeys).toEqual([{ keyID: '4AEE18F83AFDEB23' }]);
  expect(platform!.clusterResourceWhitelist).toContainEqual({
    group: 'storage.k8s.io',
    kind: 'StorageClass',
  });
  expect([acme, platform].map((project) => project!.orphanedResources)).toEqual([
    orphanedResources,
    undefined,
  ]);
  expect(others['default']).not.toHaveProperty('orphanedResources');
});
