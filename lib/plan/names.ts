import { DNS_LABEL, HELM_RELEASE_NAME, shorten, type Naming } from '../authored/naming';

/** The ConfigMap with a tenant's feature flags. */
export const FEATURE_FLAGS = 'feature-flags';

/**
 * What a customer's Terraform runs as in its own namespace, and the Secret there that its environment comes from. Not
 * called as the account of tofu-controller's chart is, `tf-runner`, to which that chart gives the Secrets of all namespaces.
 */
export const TERRAFORM_RUNNER = {
  account: 'terraform-runner',
  credentials: 'terraform-credentials',
} as const;

/** The NetworkPolicy that denies all traffic, and the one that allows all: in any order of names it comes before the rest. */
export const NETWORK_POLICIES = { deny: 'default-deny', allow: 'allow-all' } as const;

/** What the operators themselves are called on every cluster; no component or tenant may take these names. */
export const ROOTS = {
  bootstrap: 'bootstrap',
  infrastructure: 'infrastructure',
  tenants: 'tenants',
} as const;

/**
 * On Argo CD, the Application that holds the other roots, that of what goes to a managed cluster itself, and that of the
 * Secrets for repositories and clusters.
 */
export const ROOT_APPLICATIONS = { root: 'root', cluster: 'cluster', connections: 'connections' } as const;

/** The cluster that Argo CD itself runs on. Source: Argo CD, "Declarative Setup". */
export const THIS_CLUSTER = 'https://kubernetes.default.svc';

/** Root of the platform team's own ApplicationSets, on the clusters that run any. */
export const APPLICATION_SETS = 'applicationsets';

/** What the ApplicationSets are called that make the Applications of tenants and of their releases. */
export const DELIVERY_SETS = {
  tenants: 'tenants',
  releases: (product: string) => `releases-${product}`,
} as const;

/** What is secret of Argo CD's notifications. Source: Argo CD, "Notifications". */
export const NOTIFICATIONS_SECRET = 'argocd-notifications-secret';

/** Where Argo CD and its Applications are. */
export const ARGOCD_NAMESPACE = 'argocd';

/** Where Flux and what it applies for the platform are. */
export const FLUX_NAMESPACE = 'flux-system';

/**
 * The engine's own namespace for releases: accounts, and on Flux sources and HelmReleases. Nothing here has the
 * platform's rights, and no tenant reaches it.
 */
export const RELEASES_NAMESPACE = 'fleet-releases';

/** The Kustomization that puts a tenant's releases in place. It is beside that of the guard rails, of which this is the name. */
export function releasesKustomizationOf(guardrails: string): string {
  return shorten(`${guardrails}-releases`, DNS_LABEL);
}

/** The Kustomization that puts one release in place which is in a folder of its own, beside that of the others, of which this is the name. */
export function releaseKustomizationOf(releases: string, product: string): string {
  return shorten(`${releases}-${product}`, DNS_LABEL);
}

/** On Flux, the Kustomization of manifests that are beside a chart or folder, of which this is the name. */
export function manifestsKustomizationOf(name: string): string {
  return shorten(`${name}-manifests`, DNS_LABEL);
}

/** On Argo CD, the AppProject of a customer's SealedSecrets. It is beside that of the releases, of which this is the name. */
export function secretsProjectOf(project: string): string {
  return shorten(`${project}-secrets`, DNS_LABEL);
}

/**
 * The ServiceAccount that applies the Secrets of a namespace, and nothing else. No namespace has a dot in its name, so no
 * account that installs releases has this one.
 */
export function secretsAccountOf(namespace: string): string {
  return `${namespace}.secrets`;
}

/** How what an owner brings in a repository of its own is told from its products, where names are made of these. */
export const OWN_REPOSITORY = 'repository';

/** On Flux, the ServiceAccount that applies an owner's repository, in the namespace of the tenant. */
export const REPOSITORY_ACCOUNT = 'repository-applier';

/** The fluxConfigurations of an arc cluster, each in a namespace of its name. */
export const ARC_CONFIGURATIONS = { infra: 'infra', apps: 'apps' } as const;

/** The AppProject of everything that the platform applies. */
export const PLATFORM = 'platform';

/** On Flux, the ServiceAccount that HelmReleases install with which are in a namespace of the tenant, as they were before. */
export const RELEASE_ACCOUNT = 'release-installer';

/** AppProjects that Argo CD and the platform have for themselves. */
export const RESERVED_PROJECTS = ['default', PLATFORM] as const;

/** Namespaces that Kubernetes and the engines have for themselves. */
export const RESERVED_NAMESPACES = [
  ARGOCD_NAMESPACE,
  FLUX_NAMESPACE,
  RELEASES_NAMESPACE,
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
] as const;

/** The ARM kustomization that applies the guard rails of an arc cluster. */
export const ARC_GUARDRAILS = 'guardrails';

/** Key of the comment by which Flux's image automation finds the value to set. Source: Flux, "Image Update Automations". */
export const SETTER = '$imagepolicy';

/** The standard formulas. Frozen by a test: an upgrade renames nothing. */
export const standardNaming: Naming = {
  tenant: ({ customer, environment, site }) => [customer, environment, ...(site ? [site] : [])].join('-'),
  namespace: (tenant, product) => (product === undefined ? tenant : `${tenant}-${product}`),
  release: (tenant, product) => shorten(`${tenant}-${product}`, HELM_RELEASE_NAME),
  project: (customer) => customer,
  guardrails: (tenant) => tenant,
  decryptionKey: (tenant) => shorten(`${tenant}-sops`, DNS_LABEL),
  repository: (tenant) => shorten(`${tenant}-${OWN_REPOSITORY}`, DNS_LABEL),
  terraform: (customer) => shorten(`${customer}-infrastructure`, DNS_LABEL),
  terraformNamespace: (customer) => shorten(`${customer}-terraform`, DNS_LABEL),
};

/** Names that Windows keeps for devices, whatever ending they have. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

export function isDeviceName(name: string): boolean {
  return DEVICE.test(name);
}

/** Where the engine's own objects are: those of the platform, and those of tenants' releases. */
export interface ControlNamespaces {
  readonly platform: string;
  readonly releases: string;
}
