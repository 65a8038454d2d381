import { load } from 'js-yaml';
import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { NotificationsSpec } from '../../../lib/engines/flux/authored/notifications';
import { manifestsIn, nameOf, ofKind, type Emitted } from '../../support/manifests';
import { filesOf, type Files } from '../../support/sample';
import { sealed, secretFile } from '../../support/secrets';
import { anyCluster, customer, fleet, product, specs } from '../../support/specs';

const providers = {
  slack: { type: 'slack', channel: 'fleet', secretRef: 'slack-bot' },
  pager: { type: 'pagerduty', address: 'https://events.pagerduty.com', secretRef: 'pager' },
  archive: { type: 'generic', address: 'https://archive.example.com' },
} as const satisfies NotificationsSpec['providers'];

const flux = { ...anyCluster, engine: 'flux', environment: 'prod' } as const satisfies ClusterSpec;
const arc = { ...anyCluster, engine: 'arc', environment: 'prod' } as const satisfies ClusterSpec;

/** What a cluster comes to be with these notifications, with a tenant where it hosts any. */
function synth(
  given: Partial<NotificationsSpec>,
  cluster: ClusterSpec = flux,
  components: Readonly<Record<string, ComponentSpec>> = fleet().components,
): Files {
  const notifications = { providers, alerts: {}, ...given };
  const hosts = cluster.hosts ?? [cluster.environment];
  const rings = { dev: 'internal', prod: 'late' } as const;
  const tenants = (['dev', 'prod'] as const).filter((name) => hosts.includes(name));
  return filesOf(
    specs({
      fleet: fleet({ clusters: { one: cluster }, components: { ...components, bell: { notifications } } }),
      products: [
        product('web'),
        product('api', { chart: { repository: 'registry', name: 'api' }, version: 'chart' }),
      ],
      customers:
        tenants.length === 0
          ? []
          : [
              {
                ...customer('acme', {
                  products: { web: {}, api: {} },
                  tenants: Object.fromEntries(
                    tenants.map((name) => [name, { cluster: 'one', ring: rings[name] }]),
                  ),
                }),
                secrets: tenants.map((name) =>
                  secretFile(`customers/acme/secrets/${name}/a.yaml`, sealed('a')),
                ),
              },
            ],
    }),
  );
}

function objectsIn(files: Files): Emitted[] {
  return manifestsIn(files).filter(({ path }) => path.includes('/infrastructure/bell/'));
}

/** Whether it is reconciled, and hence tells of it. */
function isFlux({ apiVersion }: Emitted['object']): boolean {
  return /^(source|kustomize|helm)\.toolkit\./.test(apiVersion);
}

function namesOf(files: Files): string[] {
  return objectsIn(files).map(({ object }) => `${object.kind} ${nameOf(object)}`);
}

function alert(files: Files, name: string) {
  return ofKind(objectsIn(files), 'Alert').find(({ object }) => object.metadata.name === name)!.object.spec;
}

function sourcesOf(files: Files, name: string): string[] {
  return alert(files, name).eventSources.map(({ kind, namespace, matchLabels = {}, name: which }) =>
    [kind, namespace, ...Object.entries(matchLabels).flat(), which]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}

const all = {
  alerts: {
    failing: { provider: 'slack', of: 'platform' },
    broken: { provider: 'slack', of: 'releases' },
    paged: { provider: 'pager', of: 'releases', severity: 'info' },
  },
} as const satisfies Partial<NotificationsSpec>;

describe.each([
  ['flux', flux, 'flux-system', 'fleet-releases'],
  ['arc', arc, 'infra', 'apps'],
] as const)('on %s', (_, cluster, platform, releases) => {
  it('an alert is where its objects are, each of its providers beside it, and other providers in the platform', () => {
    expect(namesOf(synth(all, cluster))).toEqual([
      `Provider ${platform}/archive`,
      `Provider ${platform}/slack`,
      `Alert ${platform}/failing`,
      `Provider ${releases}/pager`,
      `Provider ${releases}/slack`,
      `Alert ${releases}/broken`,
      `Alert ${releases}/paged`,
    ]);
  });

  it('everything of Flux that there is in the namespace can be heard of', () => {
    const files = synth(all, cluster, {
      ...fleet().components,
      web: { namespace: 'a', chart: { repository: 'code', path: 'charts/web' }, versions: { prod: 'v1' } },
      crds: { namespace: 'a', kustomize: { repository: 'code', path: 'crds' }, versions: { prod: 'v1' } },
      api: { namespace: 'a', chart: { repository: 'registry', name: 'api' }, versions: { prod: '1.0.0' } },
    });
    for (const [name, namespace] of [
      ['failing', platform],
      ['broken', releases],
    ] as const) {
      const there = manifestsIn(files)
        .filter(({ object }) => object.metadata.namespace === namespace)
        .filter(({ object }) => isFlux(object))
        .map(({ object }) => `${object.kind} *`);
      // Flux makes one of every HelmRelease with a chart of its own.
      expect(sourcesOf(files, name)).toEqual(
        expect.arrayContaining([...new Set([...there, 'HelmChart *'])]) as string[],
      );
    }
    expect(sourcesOf(files, 'failing')).toEqual([
      'GitRepository *',
      'HelmChart *',
      'HelmRelease *',
      'HelmRepository *',
      'Kustomization *',
      'OCIRepository *',
    ]);
  });

  it('nothing is said to be in one namespace where it is in two', () => {
    const delivery = (given: Partial<NotificationsSpec>) =>
      load(synth(given, cluster)['clusters/one/delivery/infrastructure/bell.yaml']!);
    expect(delivery(all)).not.toHaveProperty('spec.targetNamespace');
    const { failing } = all.alerts;
    expect(delivery({ alerts: { failing } })).toHaveProperty('spec.targetNamespace', platform);
  });
});

describe('an alert', () => {
  it('tells of errors, and of which cluster, unless it says otherwise', () => {
    const files = synth({
      alerts: {
        plain: { provider: 'slack', of: 'platform' },
        rich: {
          provider: 'slack',
          of: 'platform',
          severity: 'info',
          exclusionList: ['waiting.*socket'],
          eventMetadata: { region: 'west', cluster: 'the edge' },
        },
      },
    });
    const { eventSources, ...plain } = alert(files, 'plain');
    expect(plain).toEqual({
      providerRef: { name: 'slack' },
      eventSeverity: 'error',
      eventMetadata: { cluster: 'one' },
    });
    expect(alert(files, 'rich')).toEqual({
      providerRef: { name: 'slack' },
      eventSeverity: 'info',
      eventSources,
      exclusionList: ['waiting.*socket'],
      eventMetadata: { region: 'west', cluster: 'the edge' },
    });
  });

  it('of environments listens to what bears their label, for each that the cluster hosts', () => {
    const given = (environments: string[]) =>
      ({ alerts: { some: { provider: 'slack', of: 'releases', environments } } }) as const;
    const label = 'ringfleet.io/environment';
    expect(sourcesOf(synth(given(['prod', 'dev'])), 'some')).toEqual([
      `GitRepository ${label} prod *`,
      `HelmRelease ${label} prod *`,
      `Kustomization ${label} prod *`,
      `OCIRepository ${label} prod *`,
    ]);
    const both = synth(given(['dev', 'prod']), { ...flux, hosts: ['dev', 'prod'] });
    const labelled = manifestsIn(both).filter(
      ({ object }) => object.metadata.namespace === 'fleet-releases' && isFlux(object),
    );
    const bearing = labelled.flatMap(({ object: { kind, metadata } }) =>
      metadata.labels?.[label] === undefined ? [] : [`${kind} ${label} ${metadata.labels[label]} *`],
    );
    expect(sourcesOf(both, 'some').sort()).toEqual([...new Set(bearing)].sort());
    expect(namesOf(synth(given(['dev'])))).not.toContain('Alert fleet-releases/some');
  });

  it('of the platform in environments listens to what puts guard rails and releases of their tenants in place', () => {
    const files = synth({ alerts: { some: { provider: 'slack', of: 'platform', environments: ['prod'] } } });
    expect(sourcesOf(files, 'some')).toEqual(['Kustomization ringfleet.io/environment prod *']);
    const heard = ofKind(manifestsIn(files), 'Kustomization').filter(
      ({ object: { metadata } }) =>
        metadata.namespace === 'flux-system' && metadata.labels?.['ringfleet.io/environment'] === 'prod',
    );
    expect(heard.map(({ object }) => object.metadata.name)).toEqual(['acme-prod', 'acme-prod-releases']);
  });

  it('of releases is nowhere on a cluster without tenants, and neither is a namespace for it', () => {
    const files = synth(all, { ...flux, hosts: [] });
    expect(namesOf(files).filter((name) => name.startsWith('Alert'))).toEqual(['Alert flux-system/failing']);
    expect(manifestsIn(files).filter(({ object }) => nameOf(object).includes('fleet-releases'))).toEqual([]);
  });

  it('follows the releases of components to their namespaces, where Flux may', () => {
    const files = synth(all, { ...flux, crossNamespaceReferences: true });
    expect(sourcesOf(files, 'failing')).toEqual([
      'GitRepository *',
      'HelmChart *',
      'HelmRelease ingress *',
      'HelmRepository *',
      'Kustomization *',
    ]);
    expect(ofKind(manifestsIn(files), 'HelmRelease').map(({ object }) => nameOf(object))).toContain(
      'ingress/ingress',
    );
  });

  it('hears of the image automation, where the cluster runs one', () => {
    const images = {
      program: { url: 'https://git.example.com/fleet.git', branch: 'main', secretRef: 'bot' },
      author: { name: 'bot', email: 'bot@example.com' },
    };
    expect(sourcesOf(synth(all, flux, { robot: { images } }), 'failing')).toEqual([
      'GitRepository *',
      'ImagePolicy *',
      'ImageRepository *',
      'ImageUpdateAutomation *',
      'Kustomization *',
    ]);
  });

  it('hears of the source by which Flux keeps itself at a version', () => {
    const install = { repository: 'registry', version: 'v2.6.4' };
    expect(sourcesOf(synth(all, { ...flux, install }, {}), 'failing')).toEqual([
      'GitRepository *',
      'Kustomization *',
      'OCIRepository *',
    ]);
  });

  it('of releases waits for no tenant: its namespace comes with the infrastructure, which tenants wait for', () => {
    const namespaces = ofKind(manifestsIn(synth(all)), 'Namespace');
    expect(
      namespaces.filter(({ object }) => object.metadata.name === 'fleet-releases').map(({ path }) => path),
    ).toEqual(['clusters/one/delivery/infrastructure/namespaces/fleet-releases.yaml']);
  });
});

describe('a provider', () => {
  it('names its Secret as Flux does, and nothing that it was not given', () => {
    const [archive, slack] = ofKind(objectsIn(synth(all)), 'Provider').map(({ object }) => object.spec);
    expect(archive).toEqual({ type: 'generic', address: 'https://archive.example.com' });
    expect(slack).toEqual({ type: 'slack', channel: 'fleet', secretRef: { name: 'slack-bot' } });
  });
});

describe('a receiver', () => {
  const receivers = { pushed: { type: 'github', secretRef: 'token', events: ['push'] } } as const;
  const woken = (cluster: ClusterSpec) =>
    ofKind(objectsIn(synth({ receivers }, cluster)), 'Receiver').map(({ object }) => [
      nameOf(object),
      object.spec.resources,
    ]);

  it.each<[string, ClusterSpec, string, object]>([
    ['the git repository', flux, 'flux-system/pushed', { kind: 'GitRepository', name: 'fleet-state' }],
    [
      'the bucket that it is published to',
      { ...flux, source: { bucket: 'state', endpoint: 's3.example.com' } },
      'flux-system/pushed',
      { kind: 'Bucket', name: 'fleet-state' },
    ],
    ['the source of the configuration on arc', arc, 'infra/pushed', { kind: 'GitRepository', name: 'infra' }],
  ])('wakes the source of the state: %s', (_, cluster, name, resource) => {
    expect(woken(cluster)).toEqual([[name, [resource]]]);
  });

  it('wakes what it names, on the events that it names', () => {
    const resources = [{ kind: 'HelmRepository', name: 'charts' }] as const;
    const files = synth({ receivers: { pushed: { ...receivers.pushed, resources } } });
    expect(ofKind(objectsIn(files), 'Receiver').map(({ object }) => object.spec)).toEqual([
      { type: 'github', secretRef: { name: 'token' }, events: ['push'], resources },
    ]);
  });
});
