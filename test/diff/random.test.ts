import fc from 'fast-check';
import { diffEntries } from '../../lib/diff';
import { isDangerous } from '../../lib/diff/change-class';
import { customersIn, renamesOf } from '../../lib/diff/customers';
import { judged, surroundingsOf } from '../../lib/diff/judge';
import { fits } from '../../lib/diff/judge/rule';
import { fleetObjectsIn, type FleetObject } from '../../lib/diff/objects';
import { isChanged, pairsOf } from '../../lib/diff/pairs';
import type { CustomerSpec } from '../../lib/authored/customer';
import type { Specs } from '../../lib/authored/specs';
import { changedTexts } from '../support/diffed';
import { filesOf, type Files } from '../support/sample';
import { customer, fleet, product, specs } from '../support/specs';

/** What people do to a customer: any number of it, to any of them. */
interface Fleet {
  readonly customers: Readonly<Record<string, { readonly was?: string; readonly spec: CustomerSpec }>>;
  readonly version: string;
  readonly component: string;
}

const NAMES = ['acme', 'bank', 'cafe'];
const CLUSTERS = ['argo-prod', 'flux-prod', 'arc-prod'];

/** Each customer is told from the others by its title, whatever it is called. */
const first: Fleet = {
  customers: Object.fromEntries(
    NAMES.map((name, index) => [
      name,
      {
        was: name,
        spec: customer(name, {
          title: `The ${name}`,
          products: { web: {}, api: {} },
          tenants: {
            prod: { cluster: CLUSTERS[index]!, ring: 'late' },
            ...(index === 0 && { dev: { cluster: 'argo-dev', ring: 'internal' } }),
          },
        }).spec,
      },
    ]),
  ),
  version: '1.0.0',
  component: 'ingress',
};

type Edit = (given: Fleet) => Fleet;
const withSpec =
  (name: string, change: (spec: CustomerSpec) => CustomerSpec): Edit =>
  (given) => {
    const own = given.customers[name];
    return own
      ? { ...given, customers: { ...given.customers, [name]: { ...own, spec: change(own.spec) } } }
      : given;
  };
const EDITS: readonly ((name: string) => Edit)[] = [
  (name) => (given) => {
    const { [name]: _, ...rest } = given.customers;
    return Object.keys(rest).length > 0 ? { ...given, customers: rest } : given;
  },
  (name) => (given) => {
    const { [name]: own, ...rest } = given.customers;
    const renamed = `${name}2`;
    if (!own || rest[renamed]) return given;
    return { ...given, customers: { ...rest, [renamed]: { ...own, spec: { ...own.spec, name: renamed } } } };
  },
  (name) => (given) => {
    const fresh = `${name}3`;
    return {
      ...given,
      customers: { ...given.customers, [fresh]: { spec: customer(fresh, { title: `New ${fresh}` }).spec } },
    };
  },
  (name) =>
    withSpec(name, (spec) => ({
      ...spec,
      tenants: { ...spec.tenants, prod: { cluster: 'flux-prod', ring: 'early' } },
    })),
  (name) => withSpec(name, ({ tenants: { dev: _, ...tenants }, ...spec }) => ({ ...spec, tenants })),
  (name) => withSpec(name, (spec) => ({ ...spec, products: { web: { replicaCount: 2 } } })),
  (name) =>
    withSpec(name, (spec) => ({ ...spec, products: { ...spec.products, api: { image: { tag: 'v2' } } } })),
  () => (given) => ({ ...given, version: '1.1.0' }),
  () => (given) => ({ ...given, component: 'edge-proxy' }),
];

function specsOf({ customers, version, component }: Fleet): Specs {
  const entries = Object.fromEntries(['internal', 'early', 'late'].map((ring) => [ring, { version }]));
  const { components, clusters } = fleet();
  // Without admission policies, which are much text, and are the clusters'.
  const older = Object.entries(clusters).map(([name, spec]) => [name, { ...spec, kubernetes: '1.29' }]);
  return specs({
    fleet: fleet({
      components: { [component]: components['ingress']! },
      clusters: Object.fromEntries(older) as typeof clusters,
    }),
    products: [product('web', {}, entries), product('api')],
    customers: Object.values(customers).map(({ spec }) => ({
      spec,
      file: `customers/${spec.name}/customer.ts`,
    })),
  });
}

const known = new Map<string, Files>();
function rendered(given: Fleet): Files {
  const key = JSON.stringify(given);
  const before = known.get(key);
  if (before) return before;
  const files = filesOf(specsOf(given));
  known.set(key, files);
  return files;
}

const anyEdits = fc.array(
  fc.tuple(fc.constantFrom(...EDITS), fc.constantFrom(...NAMES)).map(([edit, name]) => edit(name)),
  { minLength: 1, maxLength: 4 },
);

/** Who an object is of, as the test knows it: `customer` as it was called at first. */
function whose({ owner }: FleetObject, given: Fleet): string {
  const { customer: name = '', environment = '', product: of = '' } = owner;
  return JSON.stringify([name === '' ? '' : (given.customers[name]?.was ?? `new ${name}`), environment, of]);
}

it('no object is paired with one of somebody else, or of another kind, in 500 fleets that were edited at random', () => {
  let pairs = 0;
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const now = edits.reduce((given, edit) => edit(given), first);
      const texts = changedTexts(rendered(first), rendered(now));
      const objects = (side: 'before' | 'after') =>
        texts.flatMap(({ path, [side]: text }) => fleetObjectsIn(path, text));
      const renames = renamesOf(texts, customersIn(texts, 'before'), customersIn(texts, 'after'));
      for (const pair of pairsOf(objects('before'), objects('after'), renames)) {
        if (!isChanged(pair)) continue;
        pairs += 1;
        const { before, after } = pair;
        expect([after.kind, after.owner.cluster]).toEqual([before.kind, before.owner.cluster]);
        if (before.owner.customer !== undefined || after.owner.customer !== undefined)
          expect(whose(after, now)).toBe(whose(before, first));
      }
      // Whoever is gone, and came back under no other name, is said to be deleted; whoever has another name is said to be replaced.
      const entries = diffEntries(texts, {
        isProduction: () => true,
        environmentsOf: () => [],
        releases: () => [],
      });
      const said = (change: string) =>
        entries
          .filter((entry) => entry.what === 'customer' && entry.change === change)
          .flatMap(({ subjects }) => subjects);
      const there = Object.values(now.customers).map(({ was }) => was);
      expect(said('removed').sort()).toEqual(NAMES.filter((name) => !there.includes(name)));
      const renamed = Object.entries(now.customers).filter(
        ([name, { was }]) => was !== undefined && was !== name,
      );
      expect(said('renamed').sort()).toEqual(renamed.map(([, { was }]) => was).sort());
    }),
    { numRuns: 500, seed: 15 },
  );
  expect(pairs).toBeGreaterThan(1000);
}, 120_000);

/** Fields that cannot be changed, or not without another install. Source: Kubernetes API, ValidateUpdate of each kind; Flux, "Helm Releases". */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  DaemonSet: ['spec.selector'],
  Deployment: ['spec.selector'],
  HelmRelease: ['spec.releaseName', 'spec.targetNamespace', 'spec.storageNamespace'],
  Job: ['spec.selector', 'spec.template', 'spec.completionMode', 'spec.podFailurePolicy'],
  PersistentVolumeClaim: [
    'spec.accessModes',
    'spec.storageClassName',
    'spec.volumeName',
    'spec.volumeMode',
    'spec.selector',
    'spec.dataSource',
  ],
  RoleBinding: ['roleRef'],
  ClusterRoleBinding: ['roleRef'],
  Service: ['spec.clusterIP'],
  StatefulSet: ['spec.selector', 'spec.serviceName', 'spec.podManagementPolicy', 'spec.volumeClaimTemplates'],
  StorageClass: ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'],
  PriorityClass: ['value'],
  Kustomization: ['spec.targetNamespace'],
  CustomResourceDefinition: ['spec.scope', 'spec.group', 'spec.names'],
  Secret: ['type'],
};
const OTHERS = ['metadata.labels.a', 'metadata.annotations.b', 'spec.interval', 'spec.replicas'];

it('nothing that is documented as immutable is safe, whatever else changes with it', () => {
  const anyKind = fc.constantFrom(...Object.keys(IMMUTABLE));
  const anyChange = anyKind.chain((kind) =>
    fc.tuple(
      fc.constant(kind),
      fc.subarray([...IMMUTABLE[kind]!, ...OTHERS], { minLength: 1 }),
      fc.string(),
      fc.boolean(),
    ),
  );
  fc.assert(
    fc.property(anyChange, ([kind, paths, value, isWhole]) => {
      const body = (given: string) => {
        const made: Record<string, unknown> = {
          apiVersion: 'v1',
          kind,
          metadata: { name: 'x', namespace: 'y', labels: {}, annotations: {} },
        };
        for (const path of paths) put(made, path.split('.'), isWhole ? { all: given } : given);
        return made;
      };
      const object = (given: string): FleetObject =>
        ({
          path: 'clusters/a/x.yaml',
          identity: 'x',
          kind,
          name: 'x',
          namespace: 'y',
          owner: { cluster: 'a' },
          body: body(given),
        }) as FleetObject;
      const [before, after] = [object('before'), object(`after ${value}`)];
      const [pair] = pairsOf([before], [after], { customers: new Map(), tenants: new Map() });
      const found = judged(pair!, surroundingsOf([before], [after]));
      for (const path of paths.filter((each) => !OTHERS.includes(each))) {
        const own = found.filter(({ hunks }) => hunks.some((hunk) => fits(path, hunk)));
        expect([path, own.length > 0 && own.every(({ verdict }) => isDangerous(verdict.is))]).toEqual([
          path,
          true,
        ]);
      }
    }),
    { numRuns: 500, seed: 15 },
  );
});

function put(into: Record<string, unknown>, [key, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[key!] = value;
  else put((into[key!] ??= {}) as Record<string, unknown>, rest, value);
}
