import { Construct } from 'constructs';
import { deliveryOf } from '../engines/deliveries';
import { secretFile } from '../engines/delivery/secret-files';
import { DataFile, folder, pathOf, type About, type Leaf } from '../files';
import { customerData } from '../plan/contents';
import { engineOf } from '../engines';
import { inOutput, layout } from '../plan/layout';
import type { ClusterPlan } from '../plan/cluster';
import type { CustomerPlan } from '../plan/tenant';
import type { Extend } from './extend';
import { reviewFile } from './review-file';
import { Tenant } from './tenant';
import { watched } from './watched';
import { editedIn } from '../plan/locate';

/** A customer's own layers and index, `customers/<customer>/`, and its tenants on their clusters. */
export class Customer extends Construct {
  /** @param root the output folder: a customer has files below `customers/` and `clusters/` */
  constructor(root: Construct, plan: CustomerPlan, extend: Extend = {}) {
    super(folder(root, inOutput(plan.valuesIn, 'customers')), plan.name);
    const files = [
      ...this.about(plan),
      ...this.layers(folder(root, plan.valuesIn.folder), plan),
      ...this.content(plan),
      ...tenants(root, plan, extend),
      ...reviews(root, plan),
      ...terraform(root, plan),
    ];
    const about = () =>
      files.map((file) => ({ path: pathOf(file), ...file.about })).sort((a, b) => (a.path < b.path ? -1 : 1));
    new DataFile(this, 'index.json', {
      format: 'json',
      data: () => ({ customer: plan.name, ...(plan.isTeam && { team: true }), files: about() }),
    });
  }

  private values(path: string, comment: string, values: object, about?: About): Leaf {
    return new DataFile(this, path, { format: 'values', comment, values }, about);
  }

  private about({ name, source, spec, isTeam }: CustomerPlan): Leaf[] {
    const { metadata, products } = customerData(spec);
    const of = `of ${isTeam ? 'team' : 'customer'} ${name}.\nEdit ${editedIn(source)}.`;
    return [
      this.values('metadata.yaml', `Metadata ${of}`, metadata.values),
      this.values('products.yaml', `Products ${of}`, products.values),
    ];
  }

  /** Files of the customer's own besides values: passed on unchanged, or as data. */
  private content({ name, source, featureFlags, secrets, terraform }: CustomerPlan): Leaf[] {
    const comment = `Feature flags of customer ${name}.\nEdit ${editedIn(source)}.`;
    return [
      ...(Object.keys(featureFlags.default).length > 0
        ? [this.values('configs/feature-flags.yaml', comment, featureFlags)]
        : []),
      ...secrets.map((each) =>
        secretFile(folder(this, each.product), 'secrets.yaml', each.content, {
          source: each.source,
          about: { product: each.product },
        }),
      ),
      ...(terraform?.files ?? []).map(
        (file) => new DataFile(this, `terraform/${file.name}`, { format: 'text', text: file.text }),
      ),
    ];
  }

  /** @param content that of the state repository with the values */
  private layers(content: Construct, { name, layers }: CustomerPlan): Leaf[] {
    return layers.map(({ product, environment, tenant, layer }) => {
      const { source, values } = layer;
      const written = (comment: string, about: About) =>
        new DataFile(content, layer.file!, { format: 'values', comment, values }, about);
      const where = `values of ${product} for ${name}`;
      if (layer.name === 'tenant') {
        const comment = `Under layer 4, tenant: values of ${product} made of what ${tenant} is.\nEdit ${editedIn(source)}.`;
        return written(comment, { tenant, environment, product });
      }
      if (environment === undefined) {
        const comment = `Layer 4, customer: ${where}.\nEdit ${editedIn(source)}.`;
        return written(comment, { product });
      }
      const comment = `Layer 5, customer environment: ${where} in ${environment}.\nEdit ${editedIn(source)}.`;
      return written(comment, { ...(tenant !== undefined && { tenant }), environment, product });
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
    ...plan.tenants.flatMap((tenant) => [
      ...new Tenant(clusterFolder(root, tenant.cluster), tenant, extend).files,
      ...watched(root, tenant),
    ]),
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
