import { Construct } from 'constructs';
import { DataFile } from '../files';
import type { RingPlan } from '../plan/product';

/** The layer that a ring adds to each product, `rings/<ring>/`. A ring without tenants has its files too. */
export class Ring extends Construct {
  constructor(scope: Construct, plan: RingPlan) {
    super(scope, plan.name);
    for (const { product, layer } of plan.layers) {
      new DataFile(this, `${product}.yaml`, {
        format: 'values',
        comment: `Layer 3, ring: values of ${product} in ${plan.name}.\nEdit ${layer.source}.`,
        values: layer.values,
      });
    }
  }
}
