import { z } from 'zod';
import type { ApplicationSettings } from '../engines/argocd/authored/application';
import { applicationSettings } from '../engines/argocd/authored/application';
import {
  type HelmReleaseSettings,
  helmReleaseSettings,
  type ReleaseKustomization,
  releaseKustomizationSchema,
} from '../engines/flux/authored/settings';
import { contents, type Products } from '../content';
import type { ContentKind } from '../content/kind';
import type { ReleaseIdentity } from '../content/release';
import { formOf } from './form';
import { guardrailsSchema } from './guardrails';
import { productImage } from './images';
import { peersSchema, portsSchema } from './network';
import { slos } from './operations/observability';
import type { Memory } from './quantity';
import { type OverridesBy, overridesSchema } from './overrides';
import { type Authored, named, type Schema } from './readonly';
import { verificationSchema } from './sources/pulled';
import { transitions } from './rollout/transitions';
import { byName, flag, name, text, texts } from './text';
import type { Compute } from './tier';
import { type Values, values } from './values';

export type { Peer } from './network';

function aFunction<F>() {
  return z.custom<F>((given) => typeof given === 'function', 'expected a function');
}

const refMade = z.strictObject({ gitRef: aFunction<(version: string) => string>() });
const valueSet = z.strictObject({ value: text });
/**
 * What a version of a product sets: the chart's version, a git ref made from it, or one of the values.
 * Without it a product has no versions of its own and its git chart follows the environment's branch.
 */
export type VersionSpec<Path extends string = string> =
  'chart' | Authored<typeof refMade> | Authored<typeof valueSet, { value: Path }>;

/** What one replica of a product asks for, and how many there are, with its values as they come out. */
export interface Footprint extends Compute {
  /** Replicas at most (a HorizontalPodAutoscaler's maximum). */
  readonly replicas: number;
  /** Volume that each replica claims. @default - none */
  readonly storage?: Memory;
}

// `never` as the parameter lets every product's own, narrower function in; the plan calls it with parsed values.
type OfValues<Result> = (values: never) => Result;

const installed = {
  /** How it is installed on clusters that Flux runs. @default - as every product of the cluster */
  flux: z
    .strictObject({
      helmRelease: named<HelmReleaseSettings>(helmReleaseSettings).optional(),
      /** Of a product that is no chart. @default - as Kustomizations of the cluster's tenants */
      kustomization: named<ReleaseKustomization>(releaseKustomizationSchema).optional(),
    })
    .optional(),
  /** What Argo CD does with its Applications. @default - as with every product of the environment */
  argocd: named<ApplicationSettings>(applicationSettings).optional(),
  /**
   * Whose signature it has to have where Flux pulls it; Argo CD verifies by its AppProjects alone.
   * @default - as the repository says
   */
  verify: verificationSchema.optional(),
};
const differing = z.strictObject(installed);

/** What a product may say otherwise in an environment, or on a cluster. */
export type ProductOverride<All extends Partial<Products> = Products> = Authored<typeof differing> & {
  readonly [K in Differing & keyof All]?: Partial<All[K]>;
};
type Differing = 'chart' | 'kustomize' | 'directory';

const fields = z.strictObject({
  ...installed,
  /** @default - no versions: a git chart follows the environment's branch */
  version: named<VersionSpec>(z.union([z.literal('chart'), refMade, valueSet])).optional(),
  /**
   * Which jumps between versions are safe, which take people's work, and which are blocked: the first that fits counts. What `promote`,
   * `hold`, `move` and `diff` judge by; a jump that none fits is unknown, which is not safe. @default - jumps are not judged
   */
  transitions: transitions.optional(),
  /** The one source of the values' types, of their checks and of `values.schema.json`. */
  schema: z.custom<z.ZodObject>(
    (given) => given instanceof z.ZodObject,
    'expected a zod object, such as z.strictObject({ … })',
  ),
  /** Base values, the lowest layer over the chart's own defaults. */
  values,
  /** Values per environment. @default - none */
  environments: byName(values).optional(),
  /** Values per ring, beside the version. @default - none */
  rings: byName(values).optional(),
  /** Values per axis of the fleet and what a tenant is on it, over those of the ring. @default - none */
  axes: byName(byName(values)).optional(),
  /**
   * Values made of what a tenant is, over those of axes and below the customer's: called for each tenant, and the same for
   * the same tenant. @default - none
   */
  tenantValues: aFunction<(tenant: ReleaseIdentity) => Values | undefined>().optional(),
  /** Values per cluster: of the platform that it offers. @default - none */
  clusters: byName(values).optional(),
  /** What else differs by the tenant's environment, and by cluster. @default - nothing */
  overrides: named<OverridesBy<string, ProductOverride>>(overridesSchema(differing)).optional(),
  /** Ports that the ingress controller (`http`) and the monitoring (`metrics`) may reach. @default - none */
  ports: portsSchema.optional(),
  /**
   * Whom it talks to, and who talks to it, beside DNS and its own namespace; the NetworkPolicies let nothing else
   * through. An empty list says that it is nobody. @default - nobody, with a warning
   */
  peers: peersSchema.optional(),
  /** The product calls the Kubernetes API. @default false */
  needsApiServer: flag,
  /** Guard rails that its namespaces cannot have yet, whatever tier and environment say. @default - those of tier and environment */
  guardrails: guardrailsSchema.optional(),
  /** A HorizontalPodAutoscaler owns the replicas: engines then leave `/spec/replicas` alone. @default false */
  autoscaled: flag,
  /** Products of the same tenant that must be healthy first. @default - none */
  dependsOn: texts,
  /** Lets an image automation write new tags into `rings.yaml`. @default - people do */
  image: productImage.optional(),
  /** Host names that a release claims with its values: one release of a cluster each. @default - none */
  hosts: aFunction<OfValues<readonly string[]>>().optional(),
  /**
   * Name of the Ingress by which the regions of a customer are reached as one, `{release}` standing for the name of the release;
   * where the environment has a `globalEntry`. Its host is among `hosts` of each region. @default - regions stay apart
   */
  globalIngress: text.optional(),
  /** Service level objectives, by name, on clusters that have `observability`. @default - none */
  slos: slos.optional(),
  /**
   * Secrets that a release reads, by name, each with its keys: `{ 'orders-database': ['username', 'password'] }`. Each tenant has them
   * from an encrypted file, or from the store that its customer names under `secrets`. @default - none
   */
  secrets: byName(z.array(text).min(1)).optional(),
  /**
   * Names of the CloudNativePG Clusters that a release makes, `{release}` standing for its name; backed up where the
   * cluster has `recovery` with `databases`. @default - none
   */
  databases: texts,
  /**
   * How many objects a release comes to, with those that controllers make of it (ReplicaSets, Pods, EndpointSlices): for `capacity` of
   * clusters. @default - of manifests and workloads those that are written; of a chart or folder nobody knows
   */
  objects: z.int().positive().optional(),
  /** What the product asks for, so that a quota too small is found before a pod is. @default - not checked */
  footprint: aFunction<OfValues<Footprint>>().optional(),
});

/** What is sold and deployed: its own fields, and under the key of a kind of content what it consists of. */
export type ProductSpec = { readonly name: string } & Authored<typeof fields> & Readonly<Partial<Products>>;

const schemas: Readonly<
  Record<string, Pick<ContentKind<object, unknown, unknown>, 'product' | 'takesManifests' | 'differing'>>
> = contents;
const kinds = Object.keys(schemas).filter((kind) => schemas[kind]!.product);

/** A product that consists of this. */
function consistingOf(content: z.ZodRawShape, part: z.ZodRawShape = {}): Schema<ProductSpec> {
  const overrides = overridesSchema(differing.extend(part)).optional();
  return named<ProductSpec>(z.strictObject({ name, ...content, ...fields.shape, overrides }));
}

function refused(expected: string) {
  return z.custom(() => false, `expected ${expected}`);
}

const ofNothing = consistingOf({
  chart: refused(`what the product consists of: one of ${kinds.join(', ')}`),
});

/** What the compiler checks of a product, checked once more when it runs. */
export const productSchema: Schema<ProductSpec> = formOf<ProductSpec>((given) => {
  const [kind, ...more] = kinds.filter((each) => each in given);
  if (kind === undefined) return ofNothing;
  const others: Record<string, z.ZodType> = {};
  const { product, differing: part, takesManifests } = schemas[kind]!;
  const beside = takesManifests ? 'manifests' : undefined;
  for (const other of more)
    others[other] =
      other === beside
        ? schemas[other]!.product!
        : refused(`'${kind}' alone, and a product of its own for the rest`);
  return consistingOf({ [kind]: product!, ...others }, part && { [kind]: part.optional() });
}, ofNothing);
