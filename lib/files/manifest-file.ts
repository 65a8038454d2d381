import { ApiObject, Chart, type ApiObjectProps } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { shared } from '../yaml';
import { asLeaf, isLeaf, type About, type Content, type Leaf } from './leaf';
import { manifestOf } from './manifest';
import { placedIn, type PlainObject } from './plain-object';

export interface ManifestFileProps {
  /** Input file that people edit to change this one; the header names it. */
  readonly source: string;
  /** Labels of every object in the file. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - the file belongs to no customer */
  readonly about?: About;
  /** Namespace of objects that state none. @default - where whoever applies them puts them */
  readonly namespace?: string;
}

/**
 * A YAML file of Kubernetes objects: a Chart whose id is the file's name. Its objects are plain data, which is written as it
 * is, and those of constructs in it, which cdk8s resolves first.
 */
export class ManifestFile extends Chart implements Leaf {
  readonly about?: About;
  private readonly source: string;
  private readonly ofAll: Readonly<Record<string, string>>;
  private data: PlainObject[] = [];

  constructor(scope: Construct, id: string, props: ManifestFileProps) {
    super(scope, id, {
      labels: { ...props.labels },
      ...(props.namespace !== undefined && { namespace: props.namespace }),
    });
    this.source = props.source;
    this.ofAll = shared(props.labels ?? {});
    if (props.about) this.about = props.about;
    asLeaf(this);
  }

  /** Adds objects that no construct adds anything to. They come before those of constructs. */
  add(...objects: readonly PlainObject[]): void {
    this.data.push(...objects);
  }

  /** Makes an ApiObject of each object that is plain data, for whoever looks at constructs or changes them. */
  toConstructs(): void {
    for (const object of this.data)
      new ApiObject(this, String(this.node.children.length), object as ApiObjectProps);
    this.data = [];
  }

  get content(): Content {
    const { source, namespace, ofAll: labels, data } = this;
    return {
      format: 'manifests',
      source,
      data: () => data.map((object) => placedIn({ labels, namespace }, object)),
      objects: () => objectsIn(this).map(manifestOf),
    };
  }

  /**
   * Never gives a name: one made from the construct path would change when code moves, and a renamed object is a
   * deleted workload.
   *
   * @throws Error naming the construct, always
   */
  override generateObjectName(object: ApiObject): string {
    throw new Error(`${object.kind} at ${object.node.path} has no name: state metadata.name`);
  }
}

/** Not `instanceof`: that is true of every Chart. */
export function isManifestFile(construct: IConstruct): construct is ManifestFile {
  return isLeaf(construct) && Chart.isChart(construct);
}

/** In the order in which they were added. */
function objectsIn(construct: IConstruct, found: ApiObject[] = []): ApiObject[] {
  for (const child of construct.node.children) {
    if (ApiObject.isApiObject(child)) found.push(child);
    objectsIn(child, found);
  }
  return found;
}
