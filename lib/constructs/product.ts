import { Construct } from 'constructs';
import { DataFile } from '../files';
import type { ProductPlan } from '../plan/product';
import type { Layer } from '../plan/values';

/** A product's own layers, those of environments included, and the schema of its values: `products/<product>/`. */
export class Product extends Construct {
  constructor(scope: Construct, { name, base, environments, clusters, valuesSchema }: ProductPlan) {
    super(scope, name);
    const layer = (path: string, comment: string, { source, values }: Layer) =>
      new DataFile(this, path, { format: 'values', comment: `${comment}.\nEdit ${source}.`, values });
    layer('base-values.yaml', `Layer 1, base: values of ${name} for everybody`, base);
    new DataFile(this, 'values.schema.json', { format: 'json', data: valuesSchema });
    for (const { environment, layer: own } of environments) {
      const comment = `Layer 2, environment: values of ${name} in ${environment}`;
      layer(`environments/${environment}.yaml`, comment, own);
    }
    for (const { cluster, layer: own } of clusters)
      layer(
        `clusters/${cluster}.yaml`,
        `Over that of the ring: values of ${name} on cluster ${cluster}`,
        own,
      );
  }
}
