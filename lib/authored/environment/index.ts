import { z } from 'zod';
import type { ApplicationSettings } from '../../engines/argocd/authored/application';
import { applicationSettings } from '../../engines/argocd/authored/application';
import { guardrailsSchema } from '../guardrails';
import { globalEntrySchema } from './global-entry';
import { namespaceMetadata } from './namespace-metadata';
import { type Authored, named } from '../readonly';
import { byName, text } from '../text';
import { imageTagsSchema } from './image-tags';
import { workloadsSchema } from './strategy';

export const environment = z.strictObject({
  /** What people call it. @default - the name */
  title: text.optional(),
  /** Branch that a git chart without versions of its own follows. */
  branch: text,
  /** Whether Argo CD syncs releases by itself, or a person does. Flux always follows the state repository. */
  automatedSync: z.boolean(),
  /** Whether deleting an Argo CD Application deletes what it deployed (its resources finalizer). */
  onDelete: z.enum(['cascade', 'orphan']),
  /** What the customer's group may do in its namespaces: read, or also change workloads by hand. */
  access: z.enum(['view', 'deploy']),
  /** What Argo CD does with the releases of tenants, and with the components of clusters, in this environment. @default - none */
  argocd: named<ApplicationSettings>(applicationSettings).optional(),
  /** Which guard rails of tenants are enforced, where neither tier nor product says it. @default - all */
  guardrails: guardrailsSchema.optional(),
  /**
   * Which tags of images it runs: of products whose versions are tags, by a value that ends in `tag`, or by `image`.
   * @default - any
   */
  imageTags: imageTagsSchema.optional(),
  /** What its tenants are on axes of the fleet, where nothing else says it. @default - nothing */
  axes: byName(text).optional(),
  /** Of namespaces of its tenants, and of components on its clusters. @default - none */
  namespaceMetadata,
  /** How workloads that are written as constructs run. @default - as its fields say */
  workloads: workloadsSchema.optional(),
  /**
   * By one host for all regions of a customer, in production alone: of products with `globalIngress`, for customers that have
   * them on several clusters. @default - each region has a host of its own
   */
  globalEntry: globalEntrySchema.optional(),
});
/** A stage that customers may have. The order of the record is the order of promotion. */
export type EnvironmentSpec = Authored<typeof environment>;
