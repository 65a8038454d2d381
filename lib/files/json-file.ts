import { Construct } from 'constructs';
import { asLeaf, type About, type Content, type Leaf } from './leaf';

/** A JSON file. The data is asked for when the file is rendered. */
export class JsonFile extends Construct implements Leaf {
  readonly content: Content;

  constructor(
    scope: Construct,
    id: string,
    data: () => object,
    /** @default - the file belongs to no customer */
    readonly about?: About,
  ) {
    super(scope, id);
    this.content = { format: 'json', data };
    asLeaf(this);
  }
}
