import { Construct } from 'constructs';
import { asLeaf, type About, type Content, type Leaf } from './leaf';

/** A file that is text already, and is written as it is. */
export class TextFile extends Construct implements Leaf {
  readonly content: Content;

  constructor(
    scope: Construct,
    id: string,
    text: string,
    /** @default - the file belongs to no customer */
    readonly about?: About,
  ) {
    super(scope, id);
    this.content = { format: 'text', text };
    asLeaf(this);
  }
}
