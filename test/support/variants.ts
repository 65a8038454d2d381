import type { ArgocdClusterSpec, ClusterSpec } from '../../lib/authored/cluster';
import type { CustomerSpec } from '../../lib/authored/customer';
import type { GuardrailMode } from '../../lib/authored/guardrails';
import type { Specs } from '../../lib/authored/specs';
import { example, exampleNames } from './examples';
import { operated } from './operated';
import { KINDS, productOf } from './product-kinds';
import { sealed, sealedSecret, secretFile } from './secrets';
import { placed, sampleSpecs, withChanged, withCluster, withCustomer } from './sample';

/** The sample fleet, others that use what it does not, and the examples. */
export function variants(): [name: string, specs: Specs][] {
  const specs = sampleSpecs();
  const rich = several(held(withCustomer(withCustomer(specs, long('argo')), long('flux'))));
  return [
    ['the sample fleet', specs],
    ['a fleet with long names, several sites and holds', rich],
    ['such a fleet with a namespace for each release', perRelease(rich)],
    ['a fleet with a hub', hub(rich)],
    ['a fleet whose guard rails warn', guarded(rich, 'warn')],
    ['a fleet whose guard rails are off', guarded(rich, 'off')],
    ['a fleet whose customers bring more than values', bringing(specs)],
    ['a fleet with shards', sharded(withCustomer(specs, long('flux')))],
    ['a fleet with products of every kind', ofKinds(specs)],
    ['an empty fleet', empty(specs)],
    ['a fleet that is watched and backed up', operated()],
    ...exampleNames.map((name): [string, Specs] => [`the example ${name}`, example(name)]),
  ];
}

/** No guard rail enforced, in any environment. */
function guarded(specs: Specs, mode: GuardrailMode): Specs {
  const guardrails = { networkPolicies: mode, quota: mode, limits: mode, podSecurity: mode };
  const environments = Object.entries(specs.fleet.environments).map(([name, spec]) => [
    name,
    { ...spec, guardrails },
  ]);
  return { ...specs, fleet: { ...specs.fleet, environments: Object.fromEntries(environments) } };
}

/** Products that are no charts, on clusters of each engine. */
function ofKinds(specs: Specs): Specs {
  const repository = 'platform-infrastructure';
  const contents = {
    folder: { kustomize: { ...KINDS.kustomize, repository } },
    notice: { manifests: KINDS.manifests },
  };
  const entries = Object.fromEntries(
    Object.keys(specs.fleet.rings).map((ring) => [ring, { version: '1.0.0' }]),
  );
  const products = Object.entries(contents).map(([name, content]) => productOf(name, content, {}, entries));
  const values = { folder: { replicaCount: 2 }, notice: {} };
  const on = (name: string, staging: string, prod: string): CustomerSpec => ({
    ...long('argo'),
    name,
    products: values,
    tenants: {
      staging: { cluster: staging, ring: 'ring1-staging' },
      prod: { cluster: prod, ring: 'ring4-conservative' },
    },
  });
  const withProducts = { ...specs, products: [...specs.products, ...products] };
  const first = withCustomer(withProducts, on('kinds-one', 'shared-staging', 'shared-prod'));
  return withCustomer(withCustomer(first, on('kinds-two', 'customer-01-staging', 'edge-prod')), {
    ...on('kinds-three', 'customer-01-staging', 'customer-01-prod'),
    group: 'kinds-operators',
  });
}

/** No customer, and clusters that run nothing. */
function empty(specs: Specs): Specs {
  const clusters = Object.entries(specs.fleet.clusters).map(([name, cluster]) => {
    return [name, { ...cluster, components: [], componentValues: {} }] as const;
  });
  return { ...specs, customers: [], fleet: { ...specs.fleet, clusters: Object.fromEntries(clusters) } };
}

/** Names that end alike and are too long for Helm: only a hash keeps their releases apart. */
function long(engine: 'argo' | 'flux'): CustomerSpec {
  const name = `a-customer-with-a-name-that-is-long-${engine === 'argo' ? 'one' : 'two'}`;
  return {
    name,
    title: 'A long story',
    tier: 'premium',
    region: 'westeurope',
    contact: 'ops@long.test',
    group: 'long-operators',
    products: { 'product-a': {}, 'product-b': { host: 'api.long.test' }, 'product-c': {} },
    tenants: {
      prod: { cluster: engine === 'argo' ? 'shared-prod' : 'edge-prod', ring: 'ring4-conservative' },
      staging: {
        cluster: engine === 'argo' ? 'shared-staging' : 'customer-01-staging',
        ring: 'ring1-staging',
      },
    },
  };
}

/** Two sites of one environment on one cluster, and a third one elsewhere. */
function several(specs: Specs): Specs {
  const ring = 'ring4-conservative';
  const sites = {
    north: { cluster: 'shared-prod', ring },
    south: { cluster: 'shared-prod', ring, products: ['product-c'] },
    edge: { cluster: 'edge-prod', ring },
    east: { cluster: 'customer-01-prod', ring },
  };
  const changed = withChanged(specs, 'customer-03', (spec) => ({
    ...spec,
    tenants: { ...spec.tenants, prod: { sites } },
  }));
  return withSecrets(changed, [
    ['edge', sealed('orders-database')],
    ['east', sealed('orders-database', { metadata: { name: 'orders', namespace: 'customer-03-prod-east' } })],
  ]);
}

/** Terraform that Flux applies, feature flags, and a SealedSecret on Argo CD. */
function bringing(specs: Specs): Specs {
  const file = 'customers/customer-03/terraform/main.tf';
  const secret = sealedSecret('orders', 'customer-03-prod');
  const terraform = { cluster: 'edge-prod', namespace: 'tofu' };
  const { clusters, components } = specs.fleet;
  const edge = clusters['edge-prod']!;
  const tofu = {
    namespace: 'tofu',
    manifests: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'tf-runner' } }],
  };
  return {
    ...specs,
    fleet: {
      ...specs.fleet,
      terraform,
      components: { ...components, tofu },
      clusters: { ...clusters, 'edge-prod': { ...edge, components: [...edge.components!, 'tofu'] } },
    },
    customers: specs.customers.map((input) =>
      input.spec.name === 'customer-03'
        ? {
            ...input,
            spec: { ...placed(input.spec, 'prod', { cluster: 'shared-prod' }), featureFlags: { beta: true } },
            terraform: [{ file, name: 'main.tf', text: '' }],
            secrets: [secretFile('customers/customer-03/secrets/prod/orders.yaml', secret)],
          }
        : input,
    ),
  };
}

/** Each release in a namespace of its own, which its Secrets name. */
function perRelease(specs: Specs): Specs {
  const of = (namespace: string) => sealed('database', { metadata: { name: 'database', namespace } });
  const fleet = { ...specs.fleet, namespacePer: 'release' as const };
  return withSecrets({ ...specs, fleet }, [
    ['edge', of('customer-03-prod-edge-product-a')],
    ['edge', of('customer-03-prod-edge-product-c')],
    ['east', of('customer-03-prod-east-product-c')],
  ]);
}

/** Files of customer-03 with a Secret each, by site of prod. */
function withSecrets(specs: Specs, given: readonly (readonly [site: string, secret: object])[]): Specs {
  const secrets = given.map(([site, secret], index) =>
    secretFile(`customers/customer-03/secrets/prod/${site}/file-${index}.yaml`, secret),
  );
  return {
    ...specs,
    customers: specs.customers.map((input) =>
      input.spec.name === 'customer-03' ? { ...input, secrets } : input,
    ),
  };
}

/** As long as what kubeseal makes. */
const SEALED = `AgA${'x'.repeat(700)}`;

/** One Argo CD for three clusters: one has its name as destination, the other its URL. */
function hub(specs: Specs): Specs {
  const managed = (name: string, connection: ArgocdClusterSpec<string, string>['connection']) => {
    const { impersonation: _, ...rest } = specs.fleet.clusters[name] as ArgocdClusterSpec<string, string>;
    return { ...rest, managedBy: 'shared-prod', connection } as ClusterSpec;
  };
  const dev = {
    server: 'https://10.10.0.1:6443',
    destination: 'server',
    account: 'platform:deployer',
    credentials: {
      store: { name: 'platform' },
      keys: { bearerToken: { key: 'dev' }, caData: { key: 'dev-ca' } },
    },
    labels: { region: 'westeurope' },
    shard: 1,
  } as const;
  const selfManaged = { repository: 'argo', version: '9.1.4', values: { configs: { params: { a: 'b' } } } };
  const repositories = {
    ...specs.fleet.repositories,
    argo: { helm: 'https://argoproj.github.io/argo-helm' },
  };
  const prod = { ...specs.fleet.clusters['shared-prod'], selfManaged } as ClusterSpec;
  const itself = withCluster({ ...specs, fleet: { ...specs.fleet, repositories } }, 'shared-prod', prod);
  return withCluster(
    withCluster(itself, 'shared-dev', managed('shared-dev', dev)),
    'shared-staging',
    managed('shared-staging', {
      server: 'https://10.20.0.1:6443',
      credentials: { sealed: { config: SEALED } },
    }),
  );
}

/** Two sets of controllers, and charts from git, from a Helm repository, and from OCI by either of Flux's ways. */
function sharded(specs: Specs): Specs {
  const { clusters, repositories } = specs.fleet;
  const edge = { ...clusters['edge-prod']!, engine: 'flux', shards: ['one', 'two'] } as ClusterSpec;
  const [template] = specs.products.filter(({ spec }) => spec.name === 'product-c');
  const { spec, rings } = template!;
  const from = (name: string, repository: string) => ({
    spec: { ...spec, name, chart: { repository, name }, peers: {} },
    file: `products/${name}/product.ts`,
    rings: rings!,
  });
  const more = [from('product-d', 'jetstack'), from('product-e', 'registry')];
  const registry = { oci: 'oci://registry.example.com/others', charts: 'HelmRepository' } as const;
  const changed = withCluster(
    {
      ...specs,
      fleet: { ...specs.fleet, repositories: { ...repositories, registry } },
      products: [...specs.products, ...more],
    },
    'edge-prod',
    edge,
  );
  return ['customer-03', long('flux').name].reduce(
    (all, name) =>
      withChanged(all, name, (customer) => ({
        ...customer,
        tier: 'premium',
        products: { ...customer.products, 'product-d': {}, 'product-e': {} },
      })),
    changed,
  );
}

/** A hold of a version that sets a value, which the file of its ring does not have; on Flux a null besides. */
function held(specs: Specs): Specs {
  const holds = { 'product-b': { version: '6.7.0', until: '2027-01-31', reason: 'their audit' } };
  const values = { 'product-b': { cache: null } };
  return withChanged(specs, 'customer-01', (spec) =>
    placed(placed(spec, 'prod', { holds, values }), 'dev', { holds, values }),
  );
}
