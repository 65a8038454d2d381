import { emitted, HUB, objects, places, plan, released } from '../../support/warehouse-network';

const clusters = plan.clusters.filter(({ name }) => name !== HUB);
/** Clusters are called after environment and region. */
const regionOf = (name: string, environment: string) => name.slice(environment.length + 1);
const GATEWAY = 'gateway.networking.k8s.io/v1';

it('there is a cluster for each environment and region, and production has two regions', () => {
  const found = clusters.map(({ name, environment }) => [environment.name, regionOf(name, environment.name)]);
  expect(found.sort()).toEqual([
    ['dev', 'europe-west1'],
    ['prod', 'europe-west1'],
    ['prod', 'us-central1'],
    ['staging', 'europe-west1'],
  ]);
});

it('each hosts its own environment, in one tenant', () => {
  for (const { name, environment } of clusters) {
    const here = places.filter(({ cluster }) => cluster === name);
    expect(here.map((place) => place.environment)).toEqual([environment.name]);
  }
});

it('Argo CD knows the region of each', () => {
  for (const { name, environment } of clusters) {
    const [connection] = objects(HUB, 'ExternalSecret').filter(
      ({ metadata }) => metadata.name === `cluster-${name}`,
    );
    expect(connection!.spec).toMatchObject({
      target: { template: { metadata: { labels: { region: regionOf(name, environment.name) } } } },
    });
  }
});

it('the frontend knows where it runs', () => {
  for (const place of places) {
    const [config] = released(place).filter(({ kind }) => kind === 'ConfigMap');
    expect(config!.data!['REGION']).toBe(regionOf(place.cluster, place.environment));
  }
});

describe('the global load balancer', () => {
  it('is one, configured on one cluster of production', () => {
    const gateways = emitted.filter(({ object }) => object.kind === 'Gateway');
    expect(gateways.map(({ cluster }) => cluster)).toEqual(['prod-europe-west1']);
    expect(gateways[0]!.object).toMatchObject({
      apiVersion: GATEWAY,
      spec: { gatewayClassName: 'gke-l7-global-external-managed-mc' },
    });
  });

  it('leads to the controllers of Ingress in both regions, for the host of production', () => {
    const exported = emitted.filter(({ object }) => object.kind === 'ServiceExport');
    expect(
      exported.map(({ cluster, object: { metadata } }) => [cluster, metadata.namespace, metadata.name]),
    ).toEqual([
      ['prod-europe-west1', 'ingress-nginx', 'ingress-nginx-controller'],
      ['prod-us-central1', 'ingress-nginx', 'ingress-nginx-controller'],
    ]);
    const [route] = objects('prod-europe-west1', 'HTTPRoute');
    const [ingress] = released(places[2]).filter(({ kind }) => kind === 'Ingress');
    expect(route).toMatchObject({
      metadata: { namespace: 'ingress-nginx' },
      spec: {
        parentRefs: [{ name: 'global-entry' }],
        hostnames: (ingress!.spec['tls'] as { hosts: string[] }[])[0]!.hosts,
        rules: [{ backendRefs: [{ kind: 'ServiceImport', name: 'ingress-nginx-controller', port: 80 }] }],
      },
    });
  });

  it('is nothing that dev and staging have', () => {
    const kinds = ['Gateway', 'HTTPRoute', 'ServiceExport', 'HealthCheckPolicy'];
    const own = emitted.filter(({ object }) => kinds.includes(object.kind)).map(({ cluster }) => cluster);
    for (const cluster of own) expect(cluster).toMatch(/^prod-/);
  });

  it('is the only way in: production’s controllers have no address of their own', () => {
    const services = Object.fromEntries(
      clusters.map(({ name, components }) => {
        const { content } = components.find((each) => each.name === 'ingress-nginx')!;
        const values = content.form === 'helm' ? content.values : {};
        const { service } = values['controller'] as { service?: { type: string } };
        return [name, service?.type];
      }),
    );
    expect(services).toEqual({
      'dev-europe-west1': undefined,
      'staging-europe-west1': undefined,
      'prod-europe-west1': 'ClusterIP',
      'prod-us-central1': 'ClusterIP',
    });
  });
});

describe('what a region loses', () => {
  it('the other one has: its database follows that of the first', () => {
    const [copy] = objects('prod-us-central1', 'Cluster');
    const [first] = objects('prod-europe-west1', 'Cluster');
    expect(copy!.spec).toMatchObject({
      replica: { enabled: true, source: first!.metadata.name },
      bootstrap: { recovery: { source: first!.metadata.name } },
    });
    const where = (cluster: string) =>
      objects(cluster, 'ObjectStore').map(({ spec }) => spec['configuration']);
    expect(where('prod-us-central1')).toEqual(where('prod-europe-west1'));
  });

  it('is in one bucket, where Velero of each cluster has a folder', () => {
    const places = clusters
      .filter(({ environment }) => environment.name === 'prod')
      .map(({ name, components }) => {
        const { content } = components.find((each) => each.name === 'velero')!;
        return [name, content.form === 'helm' ? content.values['configuration'] : undefined];
      });
    const locations = (prefix: string) => ({
      backupStorageLocation: [expect.objectContaining({ bucket: 'warehouse-network-prod-velero', prefix })],
    });
    expect(places).toEqual([
      ['prod-europe-west1', expect.objectContaining(locations('prod-europe-west1'))],
      ['prod-us-central1', expect.objectContaining(locations('prod-us-central1'))],
    ]);
  });
});
