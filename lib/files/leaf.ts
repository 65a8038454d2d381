import { type IConstruct, Construct } from 'constructs';
import type { FileObject } from './plain-object';

/** The tenant, ring and cluster that a file is about, for the index of its customer. */
export interface About {
  readonly tenant?: string;
  readonly environment?: string;
  readonly product?: string;
  /** Whether it delivers its owner's own repository. @default false */
  readonly repository?: boolean;
  readonly ring?: string;
  readonly cluster?: string;
  /** What a tenant itself states of its removal. */
  readonly onDelete?: string;
  /** Names of a release that is taken over. */
  readonly adopted?: object;
}

/** The content of a file as data, which the renderer turns into text. */
export type Content =
  | {
      readonly format: 'manifests';
      readonly source: string;
      /** Objects that are plain data; keys are written sorted, and `null` is not. */
      readonly data: () => readonly FileObject[];
      /** Those of constructs, as cdk8s gives them: written as they are. */
      readonly objects: () => readonly object[];
    }
  /** YAML of plain data, `null` included (an ApiObject would drop it). The comment says what it is and where to edit it. */
  | { readonly format: 'values'; readonly comment: string; readonly values: object }
  /** The data is asked for when the file is rendered. */
  | { readonly format: 'json'; readonly data: () => object }
  | { readonly format: 'text'; readonly text: string };

const LEAF = Symbol.for('ringfleet.Leaf');
const ROOT = Symbol.for('ringfleet.OutputRoot');

/** A construct that is one file of the output. Its construct path is its path. */
export interface Leaf extends IConstruct {
  readonly content: Content;
  /** @default - the file belongs to no customer */
  readonly about?: About;
}

/** Marks a construct as a file. A field tells, not `instanceof`: that is true of every Chart for any Chart. */
export function asLeaf(construct: Leaf): void {
  Object.defineProperty(construct, LEAF, { value: true });
}

export function isLeaf(construct: IConstruct): construct is Leaf {
  return LEAF in construct;
}

/** A file of data or text; one of Kubernetes objects is a ManifestFile. */
export class DataFile extends Construct implements Leaf {
  /**
   * @param path below the scope
   * @param about `@default` - the file belongs to no customer
   */
  constructor(
    scope: Construct,
    path: string,
    readonly content: Content,
    readonly about?: About,
  ) {
    const slash = path.lastIndexOf('/');
    super(folder(scope, path.slice(0, Math.max(slash, 0))), path.slice(slash + 1));
    asLeaf(this);
  }
}

/** Marks the construct that stands for the output folder itself. */
export function asOutputRoot(construct: IConstruct): void {
  Object.defineProperty(construct, ROOT, { value: true });
}

/** The file's path below the output folder, with '/' between its segments. */
export function pathOf(leaf: IConstruct): string {
  let root: IConstruct = leaf;
  while (root.node.scope && !(ROOT in root)) root = root.node.scope;
  const { path } = root.node;
  return path === '' ? leaf.node.path : leaf.node.path.slice(path.length + 1);
}

/** The folder at the path below the scope; made where it is not there yet. Without a path the scope itself. */
export function folder(scope: Construct, path: string): Construct {
  if (path === '') return scope;
  return path.split('/').reduce((parent, name) => {
    return parent.node.tryFindChild(name) ?? new Construct(parent, name);
  }, scope);
}
