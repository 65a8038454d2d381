import type { ArgocdProjects } from '../../../../lib/engines/argocd/authored/project';
import type { CustomerSpec } from '../../../../lib/authored/customer';
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

describe('windows and freezes of customers', () => {
  const night = {
    days: ['sat', 'sun'],
    start: '22:30',
    duration: '90m',
    timeZone: 'Europe/Amsterdam',
  } as const;
  const peak = { from: '2026-12-19', until: '2027-01-03', reason: 'their peak' } as const;
  const deny = {
    ...{ kind: 'deny', schedule: '0 0 19 12 *', duration: '384h', timeZone: 'UTC' },
    description: 'peak: their peak',
  };

  /** The AppProject of a customer with these changes, beside one without. */
  function windowsOf(changes: Partial<CustomerSpec>) {
    const emitted = manifestsIn(
      filesOf(
        specs({
          fleet: fleet({ clusters: { one } }),
          customers: [customer('acme', { ...both.spec, ...changes }), customer('bank', { tenants: {} })],
        }),
      ),
    );
    const found = ofKind(emitted, 'AppProject').map(({ object }) => object);
    expect(verdicts(found)).toEqual(found.map(() => null));
    return found.find(({ metadata }) => metadata.name === 'acme')!.spec.syncWindows;
  }

  it('are those of all its tenants, by their namespaces', () => {
    const namespaces = ['acme-dev', 'acme-prod-north', 'acme-prod-south'];
    expect(windowsOf({ windows: { night }, freezes: { peak } })).toEqual([
      {
        ...{ kind: 'allow', schedule: '30 22 * * 0,6', duration: '1h30m', timeZone: 'Europe/Amsterdam' },
        ...{ description: 'night', namespaces },
      },
      { ...deny, namespaces },
    ]);
    expect(windowsOf({})).toBeUndefined();
  });

  it('a tenant has windows in place of those, and freezes besides', () => {
    const tenants = {
      ...both.spec.tenants,
      dev: {
        cluster: 'one',
        ring: 'internal',
        windows: {},
        freezes: { peak: { ...peak, timeZone: 'Asia/Tokyo' } },
      },
    };
    expect(windowsOf({ windows: { night: { start: '04:00', duration: '24h' } }, tenants })).toEqual([
      { ...deny, timeZone: 'Asia/Tokyo', namespaces: ['acme-dev'] },
      {
        ...{ kind: 'allow', schedule: '0 4 * * *', duration: '24h', timeZone: 'UTC', description: 'night' },
        namespaces: ['acme-prod-north', 'acme-prod-south'],
      },
    ]);
  });

  it('are said by the Applications that wait for them, and the health that their parent sees knows the key', () => {
    const files = filesOf(
      specs({
        fleet: fleet({ clusters: { one: { ...one, impersonation: true } } }),
        customers: [
          customer('acme', {
            ...both.spec,
            ...{ windows: { night }, freezes: { peak } },
            repository: { git: 'https://git.example.com/acme.git' },
          }),
          customer('bank', { tenants: { dev: { cluster: 'one', ring: 'internal' } } }),
        ],
      }),
    );
    const found = ofKind(manifestsIn(files), 'Application').flatMap(({ object }) => {
      const { name, annotations } = object.metadata as { name: string; annotations?: Record<string, string> };
      return annotations?.['ringfleet.io/windows'] === 'night, peak' ? [name] : [];
    });
    expect(found.filter((name) => name.includes('acme-dev')).sort()).toEqual(
      [expect.stringContaining('repository'), 'acme-dev-web'].sort(),
    );
    expect(found.filter((name) => name.startsWith('bank'))).toEqual([]);
    const path = Object.keys(files).find((each) => each.endsWith('/argocd-cm.yaml'))!;
    expect(files[path]).toContain('["ringfleet.io/windows"] ~= nil');
  });

  it('a reason is cut to what Argo CD takes', () => {
    const [window] = windowsOf({ freezes: { peak: { ...peak, reason: 'ü'.repeat(300) } } }) as [
      { description: string },
    ];
    expect(Buffer.byteLength(window.description)).toBeLessThanOrEqual(255);
    expect(window.description).toMatch(/^peak: ü{122,}…$/);
  });
});
