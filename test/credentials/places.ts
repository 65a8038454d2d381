import { z } from 'zod';
import type { CustomerInput, Specs } from '../../lib/authored/specs';
import { ENCRYPTED, secretFile, sealed, sealedSecret } from '../support/secrets';
import { anyCluster, customer, fleet, product, untyped } from '../support/specs';
import { base64, type Planted } from './planted';

/** Where credentials hide: the specs with one there, and where the error has to be. */
export type Place = (planted: Planted) => { readonly specs: Partial<Specs>; readonly at: string };

type Found = ReturnType<Place>;

const loose = { schema: z.looseObject({}) };
const ofProduct = (changes: object, where: string): Found => {
  const web = product('web', { ...loose, footprint: () => ({ replicas: 1 }) as never, ...changes });
  return { specs: { products: [web] }, at: `products/web/product.ts ${where}` };
};
/** A product that is no chart. */
const ofMade = (content: object, where: string): Found => {
  const { file, spec } = product('web', { schema: z.looseObject({}) });
  const { chart: _, version: __, ...rest } = spec;
  return { specs: { products: [{ file, spec: { ...rest, ...content } }] }, at: `${file} ${where}` };
};
const ofCustomer = (changes: object, where: string): Found => ({
  specs: { customers: [customer('acme', changes)], products: [product('web', loose)] },
  at: `customers/acme/customer.ts ${where}`,
});
const ofFleet = (changes: object, where: string): Found => ({
  specs: { fleet: fleet(changes) },
  at: `fleet/fleet.ts ${where}`,
});
const ofComponent = (changes: object, where: string): Found =>
  ofFleet(
    { components: { ingress: untyped({ ...fleet().components['ingress'], ...changes }) } },
    `components.ingress.${where}`,
  );
const written = (objects: readonly object[], where: string, more: object = {}): Found =>
  ofFleet(
    { components: { settings: { namespace: 'apps', manifests: objects, ...more } } },
    `components.settings.${where}`,
  );

const metadata = { name: 'a' };
const configMap = (data: object) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
const secret = ({ key, secret: value }: Planted) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata,
  stringData: { [key]: value },
});
const value = ({ key, secret: text }: Planted) => ({ [key]: text });

const file = 'customers/acme/secrets/prod/a.yaml';
/** A file with Secrets of a tenant on a cluster of Flux. */
const sops = (document: object, where: string, text = ''): Found => {
  const read = secretFile(file, document);
  const tenants = { prod: { cluster: 'flux-prod', ring: 'late' } };
  const acme: CustomerInput = {
    ...customer('acme', { tenants }),
    secrets: [{ ...read, text: read.text + text }],
  };
  return { specs: { customers: [acme] }, at: `${file} ${where}` };
};
const { iv, tag } = /(?<iv>,iv:[^,]+)(?<tag>,tag:.*)$/.exec(ENCRYPTED)!.groups!;

const notifications = (changes: object, where: string): Found =>
  ofFleet(
    {
      argocd: { notifications: { services: {}, templates: {}, triggers: {}, subscriptions: [], ...changes } },
    },
    `argocd.notifications.${where}`,
  );
const provider = (address: string): Found =>
  ofFleet(
    {
      components: {
        bell: { notifications: { providers: { hook: { type: 'generic', address } }, alerts: {} } },
      },
    },
    'components.bell.notifications.providers.hook.address',
  );

/** The places of which a review found that credentials came through there, or did not. */
export const places: Readonly<Record<string, Place>> = {
  'base values of a product': (planted) => ofProduct({ values: { a: value(planted) } }, 'values.a'),
  'values of a product by environment': (planted) =>
    ofProduct({ environments: { prod: value(planted) } }, 'environments.prod'),
  'values of a product by ring': (planted) => ofProduct({ rings: { late: value(planted) } }, 'rings.late'),
  'values of a customer': (planted) => ofCustomer({ products: { web: value(planted) } }, 'products.web'),
  "values of a customer's environment": (planted) =>
    ofCustomer(
      { tenants: { prod: { cluster: 'argo-prod', ring: 'late', values: { web: value(planted) } } } },
      'tenants.prod.values.web',
    ),
  'values of a component': (planted) => ofComponent({ values: { list: [value(planted)] } }, 'values.list.0'),
  'a ConfigMap': (planted) => written([configMap(value(planted))], 'manifests.0.data'),
  'a variable of a Deployment': (planted) => {
    const env = [{ name: planted.key.toUpperCase(), value: planted.secret }];
    const spec = { template: { spec: { containers: [{ name: 'a', image: 'a', env }] } } };
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec };
    return written([deployment], 'manifests.0.spec.template.spec.containers.0.env.0.value');
  },
  'a Secret': (planted) => written([secret(planted)], 'manifests.0'),
  'a Secret in one environment': (planted) =>
    written([configMap({})], 'environments.prod.0', { environments: { prod: [secret(planted)] } }),
  'a Secret within a List': (planted) =>
    written([{ apiVersion: 'v1', kind: 'List', metadata, items: [secret(planted)] }], 'manifests.0.items.0'),
  'a SealedSecret of mere Base64': ({ key, secret: text }) => {
    const sealedAs = sealedSecret('a', 'apps', { spec: { encryptedData: { [key]: base64(text) } } });
    return written([sealedAs], 'manifests.0');
  },
  'variables of a Kustomization': ({ key, secret: text }) =>
    written([configMap({ a: `\${${key}}` })], 'flux.kustomization.substitute', {
      flux: { kustomization: { substitute: { [key]: text } } },
    }),
  'a patch of a Kustomization': (planted) => {
    const patch = JSON.stringify([{ op: 'add', path: '/data', value: value(planted) }]);
    const flux = { kustomization: { patches: [{ target: { kind: 'ConfigMap' }, patch }] } };
    return written([configMap({})], 'flux.kustomization.patches.0.patch', { flux });
  },
  'a feature flag': (planted) => ofCustomer({ featureFlags: value(planted) }, 'featureFlags'),
  'the title of a customer': ({ text }) => ofCustomer({ title: `Acme ${text}` }, 'title'),
  'the region of a customer': ({ text }) => ofCustomer({ region: text }, 'region'),
  Terraform: ({ key, secret: text }) => {
    const terraform = [
      {
        file: 'customers/acme/terraform/main.tf',
        name: 'main.tf',
        text: `locals {\n  ${key} = "${text}"\n}\n`,
      },
    ];
    return {
      specs: { customers: [{ ...customer('acme'), terraform }] },
      at: 'customers/acme/terraform/main.tf',
    };
  },
  'a comment of an encrypted file': ({ text }) =>
    sops(sealed('a'), '', text.replace(/^/gm, '# ').replace('password=', 'password: ') + '\n'),
  'an annotation of an encrypted file': (planted) =>
    sops(sealed('a', { metadata: { ...metadata, annotations: value(planted) } }), 'metadata.annotations'),
  'what kubectl applied of an encrypted file': (planted) => {
    const applied = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(secret(planted)) };
    return sops(sealed('a', { metadata: { ...metadata, annotations: applied } }), 'metadata.annotations');
  },
  'a further key of an encrypted file': (planted) => sops(sealed('a', { more: value(planted) }), 'more'),
  'text that poses as encrypted': ({ key, secret: text }) =>
    sops(
      sealed('a', { stringData: { [key]: `ENC[AES256_GCM,data:${base64(text)}${iv}${tag}` } }),
      'stringData',
    ),
  'a value of a file that is half encrypted': (planted) =>
    sops(sealed('a', { stringData: { other: ENCRYPTED, ...value(planted) } }), 'stringData'),
  'a second document in the clear': (planted) => {
    const found = sops(sealed('a'), 'stringData');
    const [acme] = found.specs.customers!;
    const second = secretFile(file, sealed('a'), { ...sealed('b'), stringData: value(planted) });
    return { ...found, specs: { customers: [{ ...acme!, secrets: [second] }] } };
  },
  'the URL of a repository': ({ secret: text }) =>
    ofFleet(
      {
        repositories: {
          ...fleet().repositories,
          more: { git: `https://bot:${encodeURIComponent(text)}@git.example.com/a.git` },
        },
      },
      'repositories.more',
    ),
  'the URL of the state repository': ({ secret: text }) =>
    ofFleet(
      { state: { url: `https://bot:${encodeURIComponent(text)}@git.example.com/a.git`, branch: 'main' } },
      'state.url',
    ),
  'the URL of a Helm repository': ({ secret: text }) =>
    ofFleet(
      {
        repositories: {
          ...fleet().repositories,
          more: { helm: `https://charts.example.com/a?token=${encodeURIComponent(text)}` },
        },
      },
      'repositories.more.helm',
    ),
  'a service of notifications': (planted) =>
    notifications(
      { services: { pager: { type: 'webhook', config: value(planted) } } },
      'services.pager.config',
    ),
  'a template of notifications': (planted) =>
    notifications(
      { templates: { failed: { message: `failed: ${planted.text}` } } },
      'templates.failed.message',
    ),
  'the webhook of a provider': ({ secret: text }) =>
    provider(`https://hooks.slack.com/services/T0FAKE/B0FAKE/${encodeURIComponent(text)}`),
};

/** Further places, with other ways in. */
export const furtherPlaces: Readonly<Record<string, Place>> = {
  'values of a product by axis': (planted) =>
    ofProduct({ axes: { region: { eu: value(planted) } } }, 'axes.region.eu'),
  'values of a product by cluster': (planted) =>
    ofProduct({ clusters: { 'argo-prod': value(planted) } }, 'clusters.argo-prod'),
  'values that a product makes of a tenant': (planted) =>
    ofProduct({ tenantValues: () => value(planted) }, 'tenantValues'),
  'a default of a schema': (planted) =>
    ofProduct(
      { schema: z.looseObject({ [planted.key]: z.string().default(planted.secret) }) },
      'schema.properties',
    ),
  'objects that a product makes': (planted) =>
    ofMade({ manifests: () => [configMap(value(planted))] }, 'manifests.0.data'),
  'what kustomize changes of a product': (planted) =>
    ofMade(
      {
        kustomize: {
          repository: 'code',
          path: 'web',
          changes: () => ({ patches: [{ target: { kind: 'ConfigMap' }, merge: { data: value(planted) } }] }),
        },
      },
      'kustomize.changes.patches.0.merge.data',
    ),
  'values of a component by environment': (planted) =>
    ofComponent({ environments: { prod: value(planted) } }, 'environments.prod'),
  'values of components by cluster': (planted) =>
    ofFleet(
      {
        clusters: {
          edge: {
            ...anyCluster,
            engine: 'flux',
            environment: 'prod',
            componentValues: { ingress: value(planted) },
          },
        },
      },
      'clusters.edge.componentValues.ingress',
    ),
  'arguments of a container': ({ key, secret: text }) => {
    const args = [`--${key}`, text];
    const spec = { template: { spec: { containers: [{ name: 'a', image: 'a', args }] } } };
    return written([{ apiVersion: 'batch/v1', kind: 'Job', metadata, spec }], 'manifests.0.spec');
  },
  'YAML in a ConfigMap': ({ key, secret: text }) =>
    written(
      [configMap({ 'app.yaml': `db:\n  ${key}: ${JSON.stringify(text)}\n` })],
      'manifests.0.data.app.yaml',
    ),
  'a Secret as text': ({ key, secret: text }) =>
    written(
      [configMap({ 'a.yaml': `apiVersion: v1\nkind: Secret\ndata:\n  ${key}: ${base64(text)}\n` })],
      'manifests.0.data.a.yaml',
    ),
  'Base64 in a ConfigMap': ({ text }) => written([configMap({ a: base64(text) })], 'manifests.0.data.a'),
  'an annotation of namespaces': (planted) =>
    ofFleet({ namespaceMetadata: { annotations: value(planted) } }, 'namespaceMetadata.annotations'),
};
