import { Construct } from 'constructs';
import { DataFile } from '../files';
import type { AxisPlan } from '../plan/product';

/** The layer that a value of an axis adds to each product, `axes/<axis>/<value>/`. One without tenants has its files too. */
export class Axis extends Construct {
  /** @param scope the folder of the axis */
  constructor(scope: Construct, { axis, value, layers }: AxisPlan) {
    super(scope, value);
    for (const { product, layer } of layers) {
      new DataFile(this, `${product}.yaml`, {
        format: 'values',
        comment: `Over layer 3, axis ${axis}: values of ${product} where it is ${value}.\nEdit ${layer.source}.`,
        values: layer.values,
      });
    }
  }
}
