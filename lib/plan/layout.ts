/** Where each file lies in the content of its state repository, which one that is alone has `dist/` for. The only place that knows; a golden test freezes it. */
export const layout = {
  productBase: (product: string) => `products/${product}/base-values.yaml`,
  productEnvironment: (product: string, environment: string) =>
    `products/${product}/environments/${environment}.yaml`,
  productCluster: (product: string, cluster: string) => `products/${product}/clusters/${cluster}.yaml`,
  ring: (ring: string, product: string) => `rings/${ring}/${product}.yaml`,
  axis: (axis: string, value: string, product: string) => `axes/${axis}/${value}/${product}.yaml`,
  customerFile: (customer: string, of: 'metadata' | 'products') => `customers/${customer}/${of}.yaml`,
  customerValues: (customer: string, product: string) => `customers/${customer}/${product}/values.yaml`,
  customerEnvironment: (customer: string, product: string, environment: string) =>
    `customers/${customer}/${product}/environments/${environment}.yaml`,
  /** What a product makes of what the tenant is. */
  tenantValues: (customer: string, product: string, tenant: string) =>
    `customers/${customer}/${product}/tenants/${tenant}.yaml`,
  /** What a release comes to, for reviewers. By environment and site, which tell tenants apart whatever they are called. */
  customerRelease: (customer: string, product: string, environment: string, site?: string) =>
    `customers/${customer}/${product}/releases/${environment}${site === undefined ? '' : `/${site}`}.yaml`,
  /** Encrypted Secrets of a product, for what an ApplicationSet of the fleet's makes of them. */
  customerSecrets: (customer: string, product: string) => `customers/${customer}/${product}/secrets.yaml`,
  featureFlags: (customer: string) => `customers/${customer}/configs/feature-flags.yaml`,
  terraform: (customer: string) => `customers/${customer}/terraform`,
  cluster: (cluster: string) => `clusters/${cluster}`,
  bootstrap: (cluster: string) => `clusters/${cluster}/bootstrap`,
  /** Applications alone: what the root Application of a cluster of Argo CD holds. */
  applications: (cluster: string) => `clusters/${cluster}/applications`,
  /** Where Argo CD gets the Secrets for repositories and clusters from. */
  connections: (cluster: string) => `clusters/${cluster}/connections`,
  delivery: (cluster: string, part: string) => `clusters/${cluster}/delivery/${part}`,
  component: (cluster: string, component: string) => `clusters/${cluster}/infrastructure/${component}`,
  /** Names of components that are taken over. */
  adopted: (cluster: string) => `clusters/${cluster}/adopted.json`,
  tenants: (cluster: string) => `clusters/${cluster}/tenants`,
  tenant: (cluster: string, tenant: string) => `clusters/${cluster}/tenants/${tenant}`,
  guardrails: (cluster: string, tenant: string) => `clusters/${cluster}/tenants/${tenant}/guardrails`,
  /** `product` where each release has a namespace of its own. */
  secrets: (cluster: string, tenant: string, product?: string) =>
    [`clusters/${cluster}/tenants/${tenant}/secrets`, ...(product === undefined ? [] : [product])].join('/'),
  /** On Argo CD, what applies them. */
  secretsApplications: (cluster: string, tenant: string) =>
    `clusters/${cluster}/tenants/${tenant}/secrets.yaml`,
  /** Objects of a release that ringfleet writes: what applies them is among the releases, and they are not. */
  manifests: (cluster: string, tenant: string, product: string) =>
    `clusters/${cluster}/manifests/${tenant}/${product}`,
  /** In the folder that is stated of a chart that is taken over: its own values, those of its tenant, and what is written beside it. */
  adoptedValues: (path: string) => `${path}/values.yaml`,
  adoptedTenantValues: (path: string) => `${path}/tenant.yaml`,
  adoptedManifests: (path: string) => `${path}/manifests`,
  /** What applies its owner's repository. */
  repository: (cluster: string, tenant: string) => `clusters/${cluster}/tenants/${tenant}/repository`,
  releases: (cluster: string, tenant: string) => `clusters/${cluster}/tenants/${tenant}/releases`,
  /** Where the platform team's own ApplicationSets are, whichever clusters run them. */
  applicationSets: 'applicationsets',
  /** What differs between tenants, and between releases, where ApplicationSets make their Applications. */
  tenantFields: (cluster: string, tenant: string) => `clusters/${cluster}/guardrails/${tenant}.yaml`,
  releaseFields: (cluster: string, project: string, tenant: string, product: string) =>
    `clusters/${cluster}/releases/${project}/${tenant}/${product}.yaml`,
} as const;

/** What the formulas above have at the top, and in the folder of a cluster and of a customer, where the rest is free. */
const TOPS = ['applicationsets', 'axes', 'azure', 'clusters', 'customers', 'products', 'rings'];
const OF_CLUSTER = [
  'adopted.json',
  'applications',
  'bootstrap',
  'connections',
  'delivery',
  'guardrails',
  'manifests',
  'releases',
  'tenants',
];
const OF_CUSTOMER = ['configs', 'index.json', 'metadata.yaml', 'products.yaml', 'terraform'];

/**
 * Whether the formulas above have files in, above or below the path: components aside, each of which has a folder.
 *
 * @param cluster whose own folder it may be in
 * @param customer the same of a customer; `@default` - it may be in no customer's
 */
export function isLaidOut(
  path: string,
  cluster: string,
  customer?: { readonly name: string; readonly products: readonly string[] },
): boolean {
  const [top, name, part] = path.toLowerCase().split('/');
  if (top === 'clusters' && name === cluster) return part === undefined || OF_CLUSTER.includes(part);
  if (top === 'customers' && name === customer?.name)
    return part === undefined || [...OF_CUSTOMER, ...customer!.products].includes(part);
  return TOPS.includes(top!);
}

/** A path in the content of a state repository as a path in the repository. */
export function inRepository(state: { readonly prefix: string }, path: string): string {
  return state.prefix === '' ? path : `${state.prefix}/${path}`;
}

/** The same path as one under `dist/`. */
export function inOutput(state: { readonly folder: string }, path: string): string {
  return state.folder === '' ? path : `${state.folder}/${path}`;
}
