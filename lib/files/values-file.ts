import { Construct } from 'constructs';
import { asLeaf, type About, type Content, type Leaf } from './leaf';

export interface ValuesFileProps {
  /** Says what the layer is and where to edit it. */
  readonly comment: string;
  readonly values: object;
  /** @default - the file belongs to no customer */
  readonly about?: About;
}

/** A YAML file of plain data, `null` included (an ApiObject would drop it). */
export class ValuesFile extends Construct implements Leaf {
  readonly about?: About;
  readonly content: Content;

  constructor(scope: Construct, id: string, props: ValuesFileProps) {
    super(scope, id);
    this.content = { format: 'values', comment: props.comment, values: props.values };
    if (props.about) this.about = props.about;
    asLeaf(this);
  }
}
