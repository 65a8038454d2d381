import type { CustomerSpec } from '../authored/customer';
import type { FleetSpec } from '../authored/fleet';
import type { Values } from '../authored/values';
import type { Told } from './told';

/** A product as data: its schema takes any values. */
export interface ImportedProduct {
  readonly name: string;
  readonly chart: Readonly<Record<string, string>>;
  /** @default - a git chart follows the branch of the environment */
  readonly version?: 'chart' | 'gitRef';
  readonly values: Values;
  readonly environments: Readonly<Record<string, Values>>;
  readonly argocd?: object;
  readonly flux?: object;
  readonly dependsOn?: readonly string[];
  /** Versions by ring. @default - it has none */
  readonly rings?: Readonly<Record<string, string>>;
}

/** A fleet as data, and what there is to know of it. */
export interface ImportedFleet {
  readonly fleet: FleetSpec;
  readonly products: readonly ImportedProduct[];
  readonly customers: readonly CustomerSpec[];
  readonly told: readonly Told[];
}
