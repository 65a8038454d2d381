/** Options of `import customers`, as people typed them. */
export interface ImportCustomersOptions {
  /** Folder with a folder `customers`, or that one. */
  readonly path: string;
  /** Customers that are imported. @default - all */
  readonly only?: readonly string[];
  /** `environment=cluster`, for customers that say none. @default - the one that hosts the environment */
  readonly clusters?: readonly string[];
  /** `environment=ring`, for customers that say none. @default - the one of the environment */
  readonly rings?: readonly string[];
  /** Of customers that say none; `{customer}` stands for the name. @default - it is an error */
  readonly tier?: string;
  readonly region?: string;
  readonly contact?: string;
  readonly group?: string;
  /** Last day of holds, `YYYY-MM-DD`. @default - where one is needed, it is an error */
  readonly until?: string;
  /** Whether customers become folders of YAML. @default false */
  readonly yaml?: boolean;
  /** Whether nothing is written. @default false */
  readonly dryRun?: boolean;
}
