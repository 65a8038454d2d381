import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { FleetSpec } from '../../../lib/authored/fleet';
import type { Specs } from '../../../lib/authored/specs';
import { manifestsIn, nameOf, ofKind, type Manifest } from '../../support/manifests';
import { sealed, secretFile } from '../../support/secrets';
import { difference, filesOf, type Files } from '../../support/sample';
import { anyCluster, customer, fleet, product, specs } from '../../support/specs';

const KEY = 'sharding.fluxcd.io/key';

const names = Array.from({ length: 12 }, (_, index) => `customer-${index}`);
const charts = ['git', 'helm', 'oci', 'shared'];
const repositories: FleetSpec['repositories'] = {
  ...fleet().repositories,
  others: { oci: 'oci://registry.example.com/others', charts: 'HelmRepository' },
};
const from = {
  git: { repository: 'code', path: 'charts/git' },
  helm: { repository: 'charts', name: 'helm', chartVersion: '1.2.3' },
  oci: { repository: 'registry', name: 'oci', chartVersion: '1.2.3' },
  shared: { repository: 'others', name: 'shared', chartVersion: '1.2.3' },
};

/** Twelve customers on one cluster, each with a chart from every kind of source, values in a ConfigMap for a null, and a Secret. */
function sharded(shards?: readonly string[]): Specs {
  const edge: ClusterSpec = {
    ...anyCluster,
    engine: 'flux',
    environment: 'prod',
    ...(shards && { shards }),
  };
  return specs({
    fleet: fleet({ repositories, clusters: { edge } }),
    products: charts.map((name) =>
      product(name, {
        chart: from[name as never],
        version: undefined,
        dependsOn: name === 'oci' ? ['git'] : [],
      }),
    ),
    customers: names.map((name) => ({
      ...customer(name, {
        products: Object.fromEntries(charts.map((each) => [each, { image: null }])),
        tenants: { prod: { cluster: 'edge', ring: 'late' } },
      }),
      secrets: [secretFile(`customers/${name}/secrets/prod/a.yaml`, sealed('a'))],
    })),
  });
}

const files = filesOf(sharded(['one', 'two']));
const emitted = manifestsIn(files);
const shardOf = ({ metadata }: Manifest) => metadata.labels?.[KEY];
const find = (kind: string, name: string) =>
  emitted.find(({ object }) => object.kind === kind && nameOf(object) === `fleet-releases/${name}`)?.object;
const isFlux = ({ apiVersion }: Manifest) => apiVersion.includes('.toolkit.fluxcd.io/');

it('every Flux object of a tenant is of one shard, and each shard has some', () => {
  const byTenant = new Map<string, Set<string | undefined>>();
  for (const { object } of emitted) {
    const tenant = object.metadata.labels?.['ringfleet.io/tenant'];
    if (tenant === undefined || !isFlux(object)) continue;
    byTenant.set(tenant, (byTenant.get(tenant) ?? new Set()).add(shardOf(object)));
  }
  expect(byTenant.size).toBe(names.length);
  const shards = [...byTenant.values()].map((found) => [...found]);
  expect(shards.filter((found) => found.length !== 1 || found[0] === undefined)).toEqual([]);
  expect(new Set(shards.flat())).toEqual(new Set(['one', 'two']));
});

it("what is the platform's own is of no shard: the main controllers look after it", () => {
  const own = emitted.filter(
    ({ object }) => isFlux(object) && object.metadata.labels?.['ringfleet.io/tenant'] === undefined,
  );
  const labelled = own.filter(({ object }) => shardOf(object) !== undefined);
  expect(new Set(labelled.map(({ object }) => object.kind))).toEqual(new Set(['HelmRepository']));
  expect(own.length - labelled.length).toBeGreaterThan(5);
});

describe('a source-controller sees the sources of its own shard alone', () => {
  const releases = ofKind(emitted, 'HelmRelease').filter(({ path }) => path.includes('/releases/'));

  it('so a release and its source are of one shard', () => {
    expect(releases).toHaveLength(names.length * charts.length);
    for (const { object } of releases) {
      const { chart, chartRef } = object.spec;
      const ref = chartRef ?? chart!.spec.sourceRef;
      const source = find(ref.kind, ref.name);
      expect([object.metadata.name, source && shardOf(source)]).toEqual([
        object.metadata.name,
        shardOf(object),
      ]);
    }
  });

  it('so the chart that helm-controller makes is of that shard, too', () => {
    for (const { object } of releases) {
      const { chart, chartRef } = object.spec;
      if (chartRef) continue;
      expect([object.metadata.name, chart!.metadata?.labels]).toEqual([
        object.metadata.name,
        { [KEY]: shardOf(object) },
      ]);
    }
  });

  it('so each Helm repository is there once for each shard', () => {
    const found = ofKind(emitted, 'HelmRepository').filter(
      ({ object }) => object.metadata.namespace === 'fleet-releases',
    );
    expect(found.map(({ object }) => [object.metadata.name, shardOf(object)]).sort()).toEqual([
      ['charts-one', 'one'],
      ['charts-two', 'two'],
      ['others-one', 'one'],
      ['others-two', 'two'],
    ]);
  });
});

it('what a Kustomization or a HelmRelease of a tenant depends on is of its shard', () => {
  const depending = [...ofKind(emitted, 'Kustomization'), ...ofKind(emitted, 'HelmRelease')].filter(
    ({ object }) => shardOf(object) !== undefined && object.spec.dependsOn,
  );
  expect(depending.length).toBeGreaterThanOrEqual(3 * names.length);
  for (const { object } of depending) {
    for (const { name, namespace = object.metadata.namespace } of object.spec.dependsOn!) {
      const on = emitted.find(
        (each) => each.object.kind === object.kind && nameOf(each.object) === `${namespace}/${name}`,
      );
      expect([name, on && shardOf(on.object)]).toEqual([name, shardOf(object)]);
    }
  }
});

/** The shard of each tenant. */
function placement(of: Files): Map<string, string | undefined> {
  return new Map(
    ofKind(manifestsIn(of), 'Kustomization')
      .filter(({ object }) => object.metadata.name.endsWith('-releases'))
      .map(({ object }) => [object.metadata.labels!['ringfleet.io/tenant']!, shardOf(object)]),
  );
}

describe('one shard more', () => {
  const more = filesOf(sharded(['one', 'two', 'three']));
  const [before, after] = [placement(files), placement(more)];
  const moved = [...after].filter(([tenant, shard]) => before.get(tenant) !== shard);

  it('moves only the tenants that it takes', () => {
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.length).toBeLessThan(names.length);
    expect(new Set(moved.map(([, shard]) => shard))).toEqual(new Set(['three']));
  });

  it('changes files of those tenants alone, and adds its Helm repositories', () => {
    const { added, removed, modified } = difference(files, more);
    expect(added).toEqual([
      'clusters/edge/delivery/tenants/repositories/charts-three.yaml',
      'clusters/edge/delivery/tenants/repositories/others-three.yaml',
    ]);
    expect(removed).toEqual([]);
    const tenants = moved.map(([tenant]) => tenant);
    expect(modified.filter((path) => !tenants.some((tenant) => path.split(/[/.]/).includes(tenant)))).toEqual(
      [],
    );
  });

  it('changes no name but those of the Helm repositories that releases refer to', () => {
    const namesIn = (of: Files) =>
      manifestsIn(of)
        .filter(({ object }) => object.kind !== 'HelmRepository')
        .map(({ path, object }) => `${path} ${object.kind} ${nameOf(object)}`);
    expect(namesIn(more)).toEqual(namesIn(files));
    const { modified } = difference(files, more);
    const lines = modified.flatMap((path) => {
      const old = new Set(files[path]!.split('\n'));
      return more[path]!.split('\n').filter((line) => !old.has(line));
    });
    expect([...new Set(lines.map((line) => line.trim()))].sort()).toEqual([
      'name: charts-three',
      'name: others-three',
      `${KEY}: three`,
    ]);
  });
});

it('the order of the shards does not matter', () => {
  expect(difference(files, filesOf(sharded(['two', 'one'])))).toEqual({
    added: [],
    removed: [],
    modified: [],
  });
});

it('without shards nothing has their label', () => {
  const plain = Object.values(filesOf(sharded())).filter((text) => text.includes(KEY));
  expect(plain).toEqual([]);
});
