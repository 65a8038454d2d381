import type { CustomerInput } from '../../authored/specs';
import type { Values } from '../../authored/values';
import type { Location } from '../../issues/issue';

/** A file of YAML in a tree, and where its parts stand. */
export interface TreeFile {
  /** Path from the root of the tree. */
  readonly file: string;
  readonly data: Values;
  readonly at: (path: readonly string[]) => Location;
}

/** Values of a product that a customer has, for all environments or for one. */
export interface TreeValues {
  readonly product: string;
  /** @default - all */
  readonly environment?: string;
  readonly file: TreeFile;
}

/** The folder of a customer. */
export interface TreeCustomer {
  readonly name: string;
  readonly metadata: TreeFile;
  /** @default - what it subscribes to is what it has a folder with values of */
  readonly products?: TreeFile;
  readonly values: readonly TreeValues[];
  /** @default - none */
  readonly flags?: TreeFile;
  /** What a customer of a fleet has in the same files. */
  readonly content: Pick<CustomerInput, 'secrets' | 'productSecrets' | 'terraform'>;
  /** Files that nothing of a customer is made of. */
  readonly others: readonly string[];
}

/** What products have for everybody. */
export interface TreeProduct {
  readonly base?: TreeFile;
  readonly environments: ReadonlyMap<string, TreeFile>;
  readonly rings: ReadonlyMap<string, TreeFile>;
}

/** Customers with a folder each, and the values of products below theirs. */
export interface CustomerTree {
  readonly customers: readonly TreeCustomer[];
  /** @default - the tree has the customers alone */
  readonly products?: ReadonlyMap<string, TreeProduct>;
  /** Files that are no customer's, and no values of a product. */
  readonly others: readonly string[];
}
