import type { Manifest } from '../support/manifests';

/** An object of a chart. Where its kind has a namespace and it names none, it goes to the release's. */
export interface Brought extends Manifest {
  readonly [field: string]: unknown;
}

/** What a release's chart may bring, all of it. Every chart calls what it brings `web`, but for what it would take over. */
export interface HonestChart {
  /** What it is, in words; no two are called the same. */
  readonly name: string;
  readonly objects: readonly Brought[];
}

/**
 * What refuses an attack first: the rights of the release (the account's RBAC, on Argo CD the AppProject too), an admission policy, the
 * quota of the namespace with its limits, or Pod Security, which lets a workload be but none of its pods.
 */
export type Guard = 'rights' | 'admission' | 'quota' | 'podSecurity';

/** A chart that reaches for what is not its tenant's. But for that it is honest, so that nothing else refuses it. */
export interface Attack extends HonestChart {
  /** What would be won. */
  readonly why: string;
  readonly heldBy: Guard;
  /** The admission policy that refuses. @default - another guard does */
  readonly policy?: string;
}

/** The tenant whose charts these are. Its releases claim the hosts; `OTHER` is a tenant of the same cluster. */
export const OWN = 'acme-prod';
export const OTHER = 'other-prod';
/** Namespace of the accounts that releases are installed with. */
export const RELEASES = 'fleet-releases';
