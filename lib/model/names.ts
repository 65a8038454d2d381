import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/** Who a tenant is. Only identity makes names: what changes (ring, version, tier) never does. */
export interface TenantIdentity {
  readonly customer: string;
  readonly environment: string;
  /** @default - the environment has one tenant of the customer */
  readonly site?: string;
}

/**
 * The formulas of all names. With pruning on, a renamed object is a deleted workload: a fleet that overrides one
 * does so before its first tenant.
 */
export interface Naming {
  /** @default '{customer}-{environment}' or '{customer}-{environment}-{site}' */
  tenant(identity: TenantIdentity): string;
  /** @default the tenant; or '{tenant}-{product}' where each release has a namespace of its own */
  namespace(tenant: string, product?: string): string;
  /** Application, HelmRelease and Helm release. @default '{tenant}-{product}', shortened to 53 characters */
  release(tenant: string, product: string): string;
  /** AppProject. @default '{customer}' */
  project(customer: string): string;
  /** Application or Kustomization of a tenant's guard rails. @default the tenant */
  guardrails(tenant: string): string;
  /** Secret with the key that decrypts a tenant's Secrets. @default '{tenant}-sops', shortened to 63 characters */
  decryptionKey(tenant: string): string;
  /** What applies a customer's Terraform. @default '{customer}-infrastructure', shortened to 63 characters */
  terraform(customer: string): string;
  /** Namespace that a customer's Terraform has to itself. @default '{customer}-terraform', shortened to 63 characters */
  terraformNamespace(customer: string): string;
}

/** Longest name of a Helm release. Source: Helm, "Chart Template Guide: Built-in Objects"; Flux, "Helm Releases". */
export const HELM_RELEASE_NAME = 53;
/** Longest DNS label, hence namespace and label value. Source: Kubernetes, "Object Names and IDs". */
export const DNS_LABEL = 63;

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

/** What the source of the state repository is called in the clusters that Flux runs. */
export const STATE_SOURCE = 'fleet-state';

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

/** On Argo CD, the AppProject of a customer's SealedSecrets. It is beside that of the releases, of which this is the name. */
export function secretsProjectOf(project: string): string {
  return shorten(`${project}-secrets`, DNS_LABEL);
}

/** The fluxConfigurations of an arc cluster, each in a namespace of its name. */
export const ARC_CONFIGURATIONS = { infra: 'infra', apps: 'apps' } as const;

/** AppProjects that Argo CD and the platform have for themselves. */
export const RESERVED_PROJECTS = ['default', 'platform'] as const;

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

/** Hex digits of a hash that depends on the text alone, on any machine. */
export function hash(text: string, digits = 8): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, digits);
}

/** The name itself, or, past `max` characters, its beginning and a hash of the whole. */
export function shorten(name: string, max: number): string {
  if (name.length <= max) return name;
  return `${name.slice(0, max - 9).replace(/-+$/, '')}-${hash(name)}`;
}

/** Whether the text is a DNS-1123 label. Source: Kubernetes, "Object Names and IDs". */
export function isDnsLabel(text: unknown): boolean {
  return typeof text === 'string' && text.length <= DNS_LABEL && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text);
}

/** Whether the text is a DNS-1123 subdomain, as the names of most objects are. Source: Kubernetes, "Object Names and IDs". */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(text);
}

/** The standard formulas. Frozen by a test: an upgrade renames nothing. */
export const standardNaming: Naming = {
  tenant: ({ customer, environment, site }) => [customer, environment, ...(site ? [site] : [])].join('-'),
  namespace: (tenant, product) => (product === undefined ? tenant : `${tenant}-${product}`),
  release: (tenant, product) => shorten(`${tenant}-${product}`, HELM_RELEASE_NAME),
  project: (customer) => customer,
  guardrails: (tenant) => tenant,
  decryptionKey: (tenant) => shorten(`${tenant}-sops`, DNS_LABEL),
  terraform: (customer) => shorten(`${customer}-infrastructure`, DNS_LABEL),
  terraformNamespace: (customer) => shorten(`${customer}-terraform`, DNS_LABEL),
};

/** Names that Windows keeps for devices, whatever ending they have. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

export function isDeviceName(name: string): boolean {
  return DEVICE.test(name);
}
