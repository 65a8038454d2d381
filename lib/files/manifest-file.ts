import { ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { asLeaf, type About, type Content, type Leaf } from './leaf';
import { manifestOf } from './manifest';

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

/** A YAML file of Kubernetes objects: a Chart whose id is the file's name. */
export class ManifestFile extends Chart implements Leaf {
  readonly about?: About;
  private readonly source: string;

  constructor(scope: Construct, id: string, props: ManifestFileProps) {
    super(scope, id, {
      labels: { ...props.labels },
      ...(props.namespace !== undefined && { namespace: props.namespace }),
    });
    this.source = props.source;
    if (props.about) this.about = props.about;
    asLeaf(this);
  }

  get content(): Content {
    return {
      format: 'manifests',
      source: this.source,
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

/** In the order in which they were added. */
function objectsIn(construct: IConstruct, found: ApiObject[] = []): ApiObject[] {
  for (const child of construct.node.children) {
    if (ApiObject.isApiObject(child)) found.push(child);
    objectsIn(child, found);
  }
  return found;
}
