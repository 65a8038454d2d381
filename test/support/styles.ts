import type { ApplicationSettings } from '../../lib/engines/argocd/authored/application';
import type { ImagePolicySpec, ImagesSpec } from '../../lib/authored/images';
import type { Specs } from '../../lib/authored/specs';
import { SEALED, sealedSecret, secretFile } from './secrets';
import { asFiles } from './sets';
import { sampleSpecs } from './sample';
import { KINDS, productOf, versionOf } from './product-kinds';
import { anyCluster, customer, fleet, product, specs } from './specs';
import { variants } from './variants';

/** Fleets whose Applications both styles of delivery have to make alike. */
export function styles(): [name: string, specs: Specs][] {
  return [
    ...variants()
      .filter(([, { fleet }]) => Object.values(fleet.clusters).some(({ engine }) => engine === 'argocd'))
      .map(([name, each]): [string, Specs] => [name, asFiles(each)]),
    ['a fleet below a folder of its repository', prefixed(sampleSpecs())],
    ['a cluster of two environments', mixed()],
    ['a fleet that says all that can be said of Applications', settled()],
    ['products of every kind', ofKinds()],
    ['products of every kind below a folder of their repository', prefixed(ofKinds())],
    ['such a fleet with a hub', onHub(settled())],
    ['such a fleet with a namespace for each release', perRelease(settled())],
    ['such a fleet with values in repositories of their own', split(settled())],
  ];
}

/** dist/ lies below a folder of the repository. */
function prefixed(given: Specs): Specs {
  return { ...given, fleet: { ...given.fleet, state: { ...given.fleet.state, prefix: 'fleet/dist' } } };
}

/** The same product as each kind of content, with what differs by the values of two customers. */
function ofKinds(): Specs {
  const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
  const products = kinds.map((kind) =>
    productOf(kind, { [kind]: KINDS[kind] }, { autoscaled: kind === 'kustomize', version: versionOf(kind) }),
  );
  const values = (replicaCount: number) => Object.fromEntries(kinds.map((kind) => [kind, { replicaCount }]));
  return specs({
    products,
    customers: [
      customer('acme', { products: values(2), tenants: { prod: on('late') } }),
      customer('zeta', { products: values(3), tenants: { prod: on('early') } }),
    ],
  });
}

const on = (ring: string) => ({ cluster: 'argo-prod', ring });

/** Tenants of two environments, one that syncs by itself and cascades, and one that does neither, side by side. */
function mixed(): Specs {
  const { clusters, ...rest } = fleet();
  const now = { version: '1.0.0' };
  const both = { ...clusters['argo-prod']!, hosts: ['dev', 'prod'] };
  const hold = {
    web: { version: '0.9.0', until: '2027-01-31', reason: 'their "audit": <later> & {{ more }}' },
  };
  return specs({
    fleet: { ...rest, clusters: { ...clusters, 'argo-prod': both } },
    products: [
      product(
        'web',
        { version: { value: 'image.tag' } },
        { internal: now, early: now, late: { ...now, ran: ['0.9.0'] } },
      ),
      product('api', { dependsOn: ['web'], autoscaled: true }),
    ],
    customers: [
      customer('acme', {
        products: { web: {}, api: {} },
        windows: { 'a "night": {{ or }} <two>': { start: '22:00', duration: '4h' } },
        tenants: { dev: on('internal'), prod: { ...on('late'), holds: hold } },
      }),
      customer('zeta', { products: { api: {}, web: {} }, tenants: { prod: on('early') } }),
    ],
  });
}

const name = 'ghcr.io/acme/web';
const range: ImagePolicySpec = { semver: '1.x', filterTags: { pattern: '^v?1\\.' } };
const images: ImagesSpec = {
  program: { url: 'https://git.example.com/fleet.git', branch: 'main', secretRef: 'bot' },
  author: { name: 'bot', email: 'bot@example.com' },
  form: 'annotations',
};

/** Text that a template would take for an action, and a sync option that several levels have. */
const ofCluster: ApplicationSettings = {
  info: [{ name: 'Dashboard of {{ .tenant }} {{now}}', value: 'https://grafana.example.com/d' }],
  revisionHistoryLimit: 4,
  syncPolicy: {
    syncOptions: ['CreateNamespace=false', 'PruneLast=false'],
    retry: { limit: 7, refresh: true, backoff: { duration: '30s' } },
  },
};
const ofDev: ApplicationSettings = {
  propagationPolicy: 'background',
  syncPolicy: { automated: { prune: false }, syncOptions: ['PruneLast=true', 'Validate=false'] },
};
const ofProd: ApplicationSettings = {
  revisionHistoryLimit: 0,
  ignoreDifferences: [
    {
      group: 'apps',
      kind: 'Deployment',
      jqPathExpressions: ['.spec.template.spec.containers[] | select(.name == "{{ x }}")'],
    },
  ],
};
const ofWeb: ApplicationSettings = {
  ignoreDifferences: [{ kind: 'Service', name: 'web', jsonPointers: ['/spec/clusterIP'] }],
  info: [{ name: 'Runbook', value: 'https://wiki.example.com/web' }],
};

/** Settings of every level, freezes, followed images, holds, feature flags, Secrets and Terraform. */
export function settled(): Specs {
  const { clusters, environments, components, ...rest } = fleet();
  const entry = { version: '1.0.0', image: name };
  const hold = { web: { version: '0.9.0', until: '2027-01-31', reason: 'their audit' } };
  const web = product(
    'web',
    {
      image: { name, rings: { internal: range, early: range } },
      version: { value: 'image.tag' },
      argocd: ofWeb,
    },
    { internal: entry, early: entry, late: { ...entry, ran: ['0.9.0'] } },
  );
  const argocd = { ...anyCluster, engine: 'argocd', components: ['ingress'] } as const;
  const acme = customer('acme', {
    products: { web: {}, api: { cpu: '70m' } },
    featureFlags: { beta: true },
    tenants: { dev: on('internal'), prod: { ...on('late'), holds: hold } },
  });
  return specs({
    fleet: {
      ...rest,
      environments: {
        dev: { ...environments['dev']!, argocd: ofDev },
        prod: { ...environments['prod']!, argocd: ofProd },
      },
      components: { ...components, robot: { images } },
      argocd: {
        projects: {
          syncWindows: {
            freeze: { kind: 'deny', schedule: '0 18 19 12 *', duration: '336h', environments: ['prod'] },
            nights: { kind: 'allow', schedule: '0 20 * * *', duration: '8h' },
          },
        },
      },
      terraform: { cluster: 'argo-prod', namespace: 'ingress' },
      clusters: {
        'argo-prod': {
          ...argocd,
          environment: 'prod',
          hosts: ['dev', 'prod'],
          argocd: ofCluster,
          components: ['ingress', 'robot'],
        },
        'argo-dev': { ...argocd, environment: 'dev' },
        'flux-prod': { ...clusters['flux-prod']!, components: ['ingress'] },
      },
    },
    products: [web, product('api', { dependsOn: ['web'], autoscaled: true })],
    customers: [
      {
        ...acme,
        terraform: [{ file: 'customers/acme/terraform/main.tf', name: 'main.tf', text: '' }],
        secrets: [secretFile('customers/acme/secrets/prod/orders.yaml', sealedSecret('orders', 'acme-prod'))],
      },
      customer('zeta', {
        region: 'eu-west',
        products: { api: {}, web: {} },
        tenants: { prod: on('early'), dev: { cluster: 'argo-dev', ring: 'internal' } },
      }),
    ],
  });
}

/** One Argo CD, for a cluster that it names and one whose URL it gives. */
export function onHub(given: Specs): Specs {
  const { clusters } = given.fleet;
  const managed = (server: string, destination: 'name' | 'server') => ({
    managedBy: 'hub',
    connection: { server, destination, credentials: { sealed: { config: SEALED } } },
  });
  return {
    ...given,
    fleet: {
      ...given.fleet,
      clusters: {
        ...clusters,
        hub: { ...anyCluster, engine: 'argocd', environment: 'prod', hosts: [], components: ['robot'] },
        'argo-prod': {
          ...clusters['argo-prod']!,
          components: ['ingress'],
          ...managed('https://prod:6443', 'name'),
        },
        'argo-dev': { ...clusters['argo-dev']!, ...managed('https://dev:6443', 'server') },
      },
    },
  };
}

/** Each release in a namespace of its own, which the Secrets name. */
function perRelease(given: Specs): Specs {
  const [acme, ...others] = given.customers;
  const secret = sealedSecret('orders', 'acme-prod-web');
  const secrets = [secretFile('customers/acme/secrets/prod/orders.yaml', secret)];
  return {
    ...given,
    fleet: { ...given.fleet, namespacePer: 'release' },
    customers: [{ ...acme!, secrets }, ...others],
  };
}

/** The values of customers by region: one repository has those of a region, another all others. */
function split(given: Specs): Specs {
  const states = {
    east: { url: 'https://git.example.com/east.git', branch: 'main', prefix: 'values' },
    west: { url: 'https://git.example.com/west.git', branch: 'trunk' },
  };
  return {
    ...given,
    fleet: { ...given.fleet, states, values: { regions: { westeurope: 'west', 'eu-west': 'east' } } },
  };
}
