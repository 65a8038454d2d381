import type { ArgocdCluster } from '../../plan/cluster';
import type { ArgocdRelease, ArgocdTenant } from '../../plan/tenant';
import { inRepository, layout } from '../../../../plan/layout';
import type { DeliverySetsPlan } from '../../plan/sets/set';
import type { GuardrailsPlan } from '../../../../plan/tenant';
import type { Layer } from '../../../../plan/values';
import { revisionOf } from '../sources';

/** What stands in a template for a field of the data file. */
function field(name: string): string {
  return `{{ .${name} }}`;
}

const FIELDS: readonly string[] = [
  'name',
  'tenant',
  'customer',
  'environment',
  'ring',
  'tier',
  'namespace',
  'revision',
].map(field);

/** What stands in a template for what the tenant is on an axis. */
function axisField(axis: string): string {
  return `{{ index .axes "${axis}" }}`;
}

/** Whether the text stands for a field of the data file, or for a segment of its path. */
export function isField(text: string): boolean {
  return FIELDS.includes(text) || /^\{\{ index (\.path\.segments \d+|\.axes "[^"{}]+") \}\}$/.test(text);
}

/**
 * What stands for the AppProject: a segment of the data file's path. The folder of a customer's releases is the
 * platform's to make; what is in a file would be anybody's who edits it.
 */
export function projectOf(cluster: ArgocdCluster): string {
  const below = layout.releaseFields(cluster.name, 'PROJECT', 'TENANT', 'PRODUCT');
  const index = inRepository(cluster.state, below).split('/').indexOf('PROJECT');
  return `{{ index .path.segments ${index} }}`;
}

/** Any tenant of the cluster: templates for its names, and the environment for which they say all. */
export function anyTenant(cluster: ArgocdCluster, { environment }: DeliverySetsPlan): ArgocdTenant {
  return {
    name: field('tenant'),
    customer: field('customer'),
    environment: {
      ...environment,
      name: field('environment'),
      // The finalizer that deletes what was deployed is patched in: a patch could not take it away again.
      onDelete: 'orphan',
    },
    cluster,
    region: '',
    axes: {},
    ring: field('ring'),
    times: { windows: [], freezes: [] },
    tier: { ...NOTHING, name: field('tier') },
    group: '',
    project: projectOf(cluster),
    // Of several, those whose customers have their values elsewhere patch it in.
    valuesIn: cluster.valueStates[0] ?? cluster.state,
    guardrails: field('name'),
    namespaces: [],
    releases: [],
    featureFlags: {},
    storedSecrets: [],
    secrets: [],
    decryptionKey: '',
    source: '',
  };
}

/** A template is of a release, which has no guard rails. */
const UNUSED: GuardrailsPlan = {
  networkPolicies: 'enforce',
  quota: 'enforce',
  limits: 'enforce',
  podSecurity: 'enforce',
  admission: 'enforce',
  podSecurityLevel: 'restricted',
};

/** Any release of a product: the layers that all of them have. */
export function anyRelease(
  cluster: ArgocdCluster,
  { product, content, application, axes }: DeliverySetsPlan['releases'][number],
): ArgocdRelease {
  const layer = (name: Layer['name'], file: string): Layer => ({ name, source: '', file, values: {} });
  return {
    name: field('name'),
    releaseName: field('name'),
    project: projectOf(cluster),
    product,
    content,
    namespace: {
      name: field('namespace'),
      products: [product],
      applier: { name: '', namespace: '' },
      guardrails: UNUSED,
      metadata: { labels: {}, annotations: {} },
    },
    dependsOn: [],
    hosts: [],
    depth: 0,
    application,
    layers: [
      layer('base', layout.productBase(product.name)),
      layer('environment', layout.productEnvironment(product.name, field('environment'))),
      layer('ring', layout.ring(field('ring'), product.name)),
      ...axes.map((axis) => layer(`axis ${axis}`, layout.axis(axis, axisField(axis), product.name))),
      ...(product.spec.tenantValues
        ? [layer('tenant', layout.tenantValues(field('customer'), product.name, field('tenant')))]
        : []),
      layer('customer', layout.customerValues(field('customer'), product.name)),
      layer(
        'customer environment',
        layout.customerEnvironment(field('customer'), product.name, field('environment')),
      ),
    ],
    values: {},
  };
}

/** Fields of a data file. */
export interface Fields {
  readonly [name: string]: string | Readonly<Record<string, string>>;
}

/** Who a tenant is, by field of the data file. */
export function fieldsOfTenant(tenant: ArgocdTenant): Fields {
  return {
    name: tenant.guardrails,
    tenant: tenant.name,
    customer: tenant.customer,
    environment: tenant.environment.name,
    ring: tenant.ring,
    tier: tenant.tier.name,
  };
}

/** What a release is, by field of the data file. */
export function fieldsOfRelease(
  tenant: ArgocdTenant,
  release: ArgocdRelease,
  axes: readonly string[],
): Fields {
  return {
    ...fieldsOfTenant(tenant),
    name: release.name,
    namespace: release.namespace.name,
    revision: revisionOf(release.content),
    // A template that asks for what is not there would be refused as a whole.
    ...(axes.length > 0 && { axes: Object.fromEntries(axes.map((axis) => [axis, tenant.axes[axis] ?? ''])) }),
  };
}

/** The data with the fields in the place of what stands for them: what Argo CD makes of it. */
export function filled<T>(data: T, fields: Fields, project: [string, string]): T {
  const values = new Map([project]);
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') values.set(field(name), value);
    else for (const [axis, own] of Object.entries(value)) values.set(axisField(axis), own);
  const fill = (given: unknown): unknown => {
    if (typeof given === 'string')
      return given.replace(/\{\{ [^{}]+ \}\}/g, (each) => values.get(each) ?? each);
    if (Array.isArray(given)) return given.map(fill);
    if (typeof given !== 'object' || given === null) return given;
    return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, fill(value)]));
  };
  return fill(data) as T;
}

const NONE = { cpu: '0', memory: '0Mi', ephemeralStorage: '0Mi' } as const;

/** Of a tier nothing is in an Application but its name. */
const NOTHING: Omit<ArgocdTenant['tier'], 'name'> = {
  quota: { requests: NONE, limits: NONE, pods: 0, objects: [] },
  container: { request: NONE, limit: NONE, max: NONE },
};
