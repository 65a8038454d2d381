import { Construct } from 'constructs';
import { asLeaf, type Content, type Leaf } from './leaf';

/** A file for people, which no operator reads. */
export class TextFile extends Construct implements Leaf {
  readonly content: Content;

  constructor(scope: Construct, id: string, text: string) {
    super(scope, id);
    this.content = { format: 'text', text };
    asLeaf(this);
  }
}
