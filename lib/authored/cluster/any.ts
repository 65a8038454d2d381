import { z } from 'zod';
import { admission } from '../admission';
import { type ComponentAdoption, componentAdoption } from '../adoption';
import { address, cidr, port } from '../network';
import { named } from '../readonly';
import { byName, text, texts } from '../text';
import { type Values, values } from '../values';

/** What clusters of every engine say. */
export const anyCluster = {
  /** @default - the name */
  title: text.optional(),
  /** Decides the versions and values of the components. */
  environment: text,
  /** State repository with `clusters/<cluster>/`, by name. @default - the fleet's `state` */
  state: text.optional(),
  /** Where it is: the region of the tenants here that state none. @default - that of each customer */
  region: text.optional(),
  /**
   * Pool of clusters that do as well as each other: customers may name the pool instead of a cluster, and `npm run fleet -- place` chooses one
   * that hosts their environment and has room. @default - customers name the cluster
   */
  pool: text.optional(),
  /** What tenants here are on other axes of the fleet, over what customers say. @default - nothing */
  axes: byName(text).optional(),
  /** Environments whose tenants may run here; none where it is empty. @default - the cluster's own environment */
  hosts: texts,
  /** Kubernetes version, `major.minor`; pins the Pod Security Standards that namespaces enforce. From 1.30 on there are admission policies. */
  kubernetes: z.templateLiteral(['1.', z.int()], "expected major.minor, such as '1.31'"),
  /** How pods reach the API server: for products that need it (NetworkPolicies cannot select it by labels). */
  apiServer: z.strictObject({
    cidrs: z.array(cidr).min(1),
    /** @default 443 */
    port: port.optional(),
  }),
  /** Address of NodeLocal DNSCache, if pods resolve through it: `169.254.20.10`. @default - not installed */
  nodeLocalDns: address.optional(),
  /** Namespace of the ingress controller, which may reach the products' HTTP ports. */
  ingressNamespace: text,
  /** Namespace of the monitoring, which may reach the products' metrics ports. */
  monitoringNamespace: text,
  /**
   * Namespace of CloudNativePG's operator, which has to reach the databases of products.
   * @default - that of the plugin by which `recovery` backs databases up; without one 'cnpg-system'
   */
  databasesNamespace: text.optional(),
  /** What releases here may refer to beyond their namespaces. @default - what the fleet says */
  admission: admission.optional(),
  /** Values of components that differ on this cluster, over those of its environment. @default - none */
  componentValues: byName(values).optional(),
  /** @default - every component of the fleet */
  components: texts,
  /** Components that are there already, with the names that they have. @default - none */
  adopt: byName(named<ComponentAdoption>(componentAdoption)).optional(),
};

/** Names in it that are those of other parts of the fleet. */
export interface ClusterNames<Environment extends string, Component extends string> {
  environment: Environment;
  hosts: readonly Environment[];
  components: readonly Component[];
  componentValues: { readonly [C in Component]?: Values };
  adopt: { readonly [C in Component]?: ComponentAdoption };
}
