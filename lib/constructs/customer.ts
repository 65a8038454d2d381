import { Construct } from 'constructs';
import { engines } from '../delivery';
import { folder, JsonFile, pathOf, ValuesFile, type Leaf } from '../files';
import { homeOf, inOutput, layout, type ClusterPlan, type CustomerPlan } from '../model';
import { Tenant } from './tenant';

/** A customer's own layers and index, `customers/<customer>/`, and its tenants on their clusters. */
export class Customer extends Construct {
  /** @param root the output folder: a customer has files below `customers/` and `clusters/` */
  constructor(root: Construct, plan: CustomerPlan) {
    super(folder(root, inOutput(plan.valuesIn, 'customers')), plan.name);
    const files = [...this.about(plan), ...this.layers(plan), ...tenants(root, plan)];
    new JsonFile(this, 'index.json', () => ({
      customer: plan.name,
      files: files
        .map((file) => ({ path: pathOf(file), ...file.about }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    }));
  }

  private about({ source, spec, products }: CustomerPlan): Leaf[] {
    const { name, title, tier, region, contact, group } = spec;
    const comment = (what: string) => `${what} of customer ${name}.\nEdit ${source}.`;
    return [
      new ValuesFile(this, 'metadata.yaml', {
        comment: comment('Metadata'),
        values: { name, title, tier, region, contact, group },
      }),
      new ValuesFile(this, 'products.yaml', {
        comment: comment('Products'),
        values: { products: products.map((product) => ({ name: product, enabled: true })) },
      }),
    ];
  }

  private layers(plan: CustomerPlan): Leaf[] {
    return plan.layers.map(({ product, environment, layer }) => {
      const own = folder(this, product);
      const where = `values of ${product} for ${plan.name}`;
      return environment === undefined
        ? new ValuesFile(own, 'values.yaml', {
            comment: `Layer 4, customer: ${where}.\nEdit ${layer.source}.`,
            values: layer.values,
            about: { product },
          })
        : new ValuesFile(folder(own, 'environments'), `${environment}.yaml`, {
            comment: `Layer 5, customer environment: ${where} in ${environment}.\nEdit ${layer.source}.`,
            values: layer.values,
            about: { environment, product },
          });
    });
  }
}

/** The tenants; and, once per cluster or hub, what its engine needs for the customer. */
function tenants(root: Construct, plan: CustomerPlan): Leaf[] {
  const homes = plan.tenants.map(({ cluster }) => homeOf(cluster));
  const clusters = new Map<string, ClusterPlan>(homes.map((home) => [home.name, home]));
  return [
    ...[...clusters.values()].flatMap((cluster) =>
      engines[cluster.engine].admit(clusterFolder(root, cluster), cluster, plan),
    ),
    ...plan.tenants.flatMap((tenant) => new Tenant(clusterFolder(root, tenant.cluster), tenant).files),
  ];
}

function clusterFolder(root: Construct, { state, name }: ClusterPlan): Construct {
  return folder(root, inOutput(state, layout.cluster(name)));
}
