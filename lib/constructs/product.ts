import { Construct } from 'constructs';
import { folder, JsonFile, ValuesFile } from '../files';
import type { ProductPlan } from '../plan/product';
import { Environment } from './environment';

/** A product's own layers and the schema of its values: `products/<product>/`. */
export class Product extends Construct {
  constructor(scope: Construct, plan: ProductPlan) {
    super(scope, plan.name);
    new ValuesFile(this, 'base-values.yaml', {
      comment: `Layer 1, base: values of ${plan.name} for everybody.\nEdit ${plan.base.source}.`,
      values: plan.base.values,
    });
    new JsonFile(this, 'values.schema.json', plan.valuesSchema);
    for (const { environment, layer } of plan.environments) {
      new Environment(folder(this, 'environments'), { product: plan.name, environment, layer });
    }
  }
}
