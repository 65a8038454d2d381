import { Construct } from 'constructs';
import { deliveryOf } from '../engines/deliveries';
import { secretFile } from '../engines/delivery/secret-files';
import { folder, JsonFile, pathOf, TextFile, ValuesFile, type Leaf } from '../files';
import { customerData } from '../plan/contents';
import { engineOf } from '../engines';
import { inOutput, layout } from '../plan/layout';
import type { ClusterPlan } from '../plan/cluster';
import type { CustomerPlan } from '../plan/tenant';
import type { Extend } from './extend';
import { reviewFile } from './review-file';
import { Tenant } from './tenant';

/** A customer's own layers and index, `customers/<customer>/`, and its tenants on their clusters. */
export class Customer extends Construct {
  /** @param root the output folder: a customer has files below `customers/` and `clusters/` */
  constructor(root: Construct, plan: CustomerPlan, extend: Extend = {}) {
    super(folder(root, inOutput(plan.valuesIn, 'customers')), plan.name);
    const files = [
      ...this.about(plan),
      ...this.layers(plan),
      ...this.content(plan),
      ...tenants(root, plan, extend),
      ...reviews(root, plan),
      ...terraform(root, plan),
    ];
    new JsonFile(this, 'index.json', () => ({
      customer: plan.name,
      files: files
        .map((file) => ({ path: pathOf(file), ...file.about }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    }));
  }

  private about({ name, source, spec }: CustomerPlan): Leaf[] {
    const comment = (what: string) => `${what} of customer ${name}.\nEdit ${source}.`;
    const { metadata, products } = customerData(spec);
    return [
      new ValuesFile(this, 'metadata.yaml', { comment: comment('Metadata'), values: metadata.values }),
      new ValuesFile(this, 'products.yaml', { comment: comment('Products'), values: products.values }),
    ];
  }

  /** Files of the customer's own besides values: passed on unchanged, or as data. */
  private content({ name, source, featureFlags, secrets, terraform }: CustomerPlan): Leaf[] {
    const text = (path: string, content: string) => {
      const at = path.lastIndexOf('/');
      return new TextFile(folder(this, path.slice(0, at)), path.slice(at + 1), content, {});
    };
    return [
      ...(Object.keys(featureFlags.default).length > 0
        ? [
            new ValuesFile(folder(this, 'configs'), 'feature-flags.yaml', {
              comment: `Feature flags of customer ${name}.\nEdit ${source}.`,
              values: featureFlags,
            }),
          ]
        : []),
      ...secrets.map((each) =>
        secretFile(folder(this, each.product), 'secrets.yaml', each.content, {
          source: each.source,
          about: { product: each.product },
        }),
      ),
      ...(terraform?.files ?? []).map((file) => text(`terraform/${file.name}`, file.text)),
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

/** The objects that apply the customer's Terraform, on the one cluster that does. */
function terraform(root: Construct, plan: CustomerPlan): readonly Leaf[] {
  const cluster = plan.terraform?.appliedBy?.cluster;
  if (!cluster) return [];
  return deliveryOf(cluster).terraform(clusterFolder(root, cluster), cluster, plan);
}

/** The tenants; and, once per cluster or hub, what its engine needs for the customer. */
function tenants(root: Construct, plan: CustomerPlan, extend: Extend): Leaf[] {
  const homes = plan.tenants.map(({ cluster }) => engineOf(cluster).home(cluster));
  const clusters = new Map<string, ClusterPlan>(homes.map((home) => [home.name, home]));
  return [
    ...[...clusters.values()].flatMap((cluster) =>
      deliveryOf(cluster).admit(clusterFolder(root, cluster), cluster, plan),
    ),
    ...plan.tenants.flatMap(
      (tenant) => new Tenant(clusterFolder(root, tenant.cluster), tenant, extend).files,
    ),
  ];
}

/** The merged values of releases, where the files that deliver them do not show these. */
function reviews(root: Construct, plan: CustomerPlan): Leaf[] {
  return plan.tenants
    .filter(({ cluster }) => !deliveryOf(cluster).showsValues)
    .flatMap((tenant) => tenant.releases.map((release) => reviewFile(root, tenant, release)));
}

function clusterFolder(root: Construct, { state, name }: ClusterPlan): Construct {
  return folder(root, inOutput(state, layout.cluster(name)));
}
