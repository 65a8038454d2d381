import { Construct } from 'constructs';
import { asLeaf, type Content, type Leaf } from '../files';
import type { Layer } from '../plan/values';

export interface EnvironmentProps {
  readonly product: string;
  readonly environment: string;
  readonly layer: Layer;
}

/** The layer that an environment adds to a product: `environments/<environment>.yaml` of the product. */
export class Environment extends Construct implements Leaf {
  readonly content: Content;

  constructor(scope: Construct, { product, environment, layer }: EnvironmentProps) {
    super(scope, `${environment}.yaml`);
    this.content = {
      format: 'values',
      comment: `Layer 2, environment: values of ${product} in ${environment}.\nEdit ${layer.source}.`,
      values: layer.values,
    };
    asLeaf(this);
  }
}
