import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { z } from 'zod';
import type { Authored } from './readonly';

/** Who a tenant is. Only identity makes names: what changes (ring, version, tier) never does. */
export interface TenantIdentity {
  readonly customer: string;
  readonly environment: string;
  /** @default - the environment has one tenant of the customer */
  readonly site?: string;
}

function formula<F>() {
  return z.custom<F>((given) => typeof given === 'function', 'expected a function').optional();
}
type OfTenant = (tenant: string) => string;
type OfCustomer = (customer: string) => string;
type OfProduct = (tenant: string, product: string) => string;

export const naming = z.strictObject({
  /** @default '{customer}-{environment}' or '{customer}-{environment}-{site}' */
  tenant: formula<(identity: TenantIdentity) => string>(),
  /** @default the tenant; or '{tenant}-{product}' where each release has a namespace of its own */
  namespace: formula<(tenant: string, product?: string) => string>(),
  /** Application, HelmRelease and Helm release. @default '{tenant}-{product}', shortened to 53 characters */
  release: formula<OfProduct>(),
  /** AppProject. @default '{customer}' */
  project: formula<OfCustomer>(),
  /** Application or Kustomization of a tenant's guard rails. @default the tenant */
  guardrails: formula<OfTenant>(),
  /** Secret with the key that decrypts a tenant's Secrets. @default '{tenant}-sops', shortened to 63 characters */
  decryptionKey: formula<OfTenant>(),
  /** What applies an owner's repository in a tenant. @default '{tenant}-repository', shortened to 63 characters */
  repository: formula<OfTenant>(),
  /** What applies a customer's Terraform. @default '{customer}-infrastructure', shortened to 63 characters */
  terraform: formula<OfCustomer>(),
  /** Namespace that a customer's Terraform has to itself. @default '{customer}-terraform', shortened to 63 characters */
  terraformNamespace: formula<OfCustomer>(),
});

/**
 * The formulas of all names. With pruning on, a renamed object is a deleted workload: a fleet that overrides one
 * does so before its first tenant.
 */
export type Naming = Required<Authored<typeof naming>>;

/** Longest name of a Helm release. Source: Helm, "Chart Template Guide: Built-in Objects"; Flux, "Helm Releases". */
export const HELM_RELEASE_NAME = 53;
/** Longest DNS label, hence namespace and label value. Source: Kubernetes, "Object Names and IDs". */
export const DNS_LABEL = 63;

/** What the source of the state repository is called in the clusters that Flux runs. */
export const STATE_SOURCE = 'fleet-state';

/** Hex digits of a hash that depends on the text alone, on any machine. */
export function hash(text: string, digits = 8): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, digits);
}

/**
 * Which of the places has the name, by rendezvous: one place more takes names from the others, and moves none between them.
 *
 * @returns `undefined` where there are no places
 */
export function spread(name: string, places: readonly string[]): string | undefined {
  let found: { readonly place: string; readonly weight: string } | undefined;
  for (const place of places) {
    const weight = hash(`${place}/${name}`);
    if (found === undefined || weight > found.weight) found = { place, weight };
  }
  return found?.place;
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
