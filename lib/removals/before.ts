/** A customer as the run before wrote it. */
export interface CustomerBefore {
  readonly name: string;
  readonly tenants: readonly TenantBefore[];
  /** Its title, contact and what else says who it is; read when it is asked for. */
  readonly metadata: () => unknown;
  /** The file that would name its tenants and cannot be read, by its path below the program. @default - it was read */
  readonly unreadable?: string;
}

/** A tenant as the run before wrote it. */
export interface TenantBefore {
  readonly name: string;
  readonly environment: string;
  readonly cluster: string;
  readonly products: readonly string[];
}
