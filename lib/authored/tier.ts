import { z } from 'zod';
import { guardrailsSchema } from './guardrails';
import { namespaceMetadata } from './environment/namespace-metadata';
import { cpu, memory } from './quantity';
import { type Authored, named } from './readonly';
import { COUNTED, type CountedResource } from './workloads';

const resources = z.strictObject({ cpu: cpu(), memory: memory() });
const count = z.int().min(0).optional();
const counts = Object.fromEntries(COUNTED.map(({ resource }) => [resource, count])) as Record<
  CountedResource,
  typeof count
>;

const fields = z.strictObject({
  /** Hard limits of the ResourceQuota. */
  quota: z.strictObject({
    requests: resources.extend({
      /** @default - a quarter of what limits have of it */
      ephemeralStorage: memory().optional(),
    }),
    limits: resources.extend({
      /** @default - for each pod two containers with `container.limit` of it, and at least one with `container.max` */
      ephemeralStorage: memory().optional(),
    }),
    pods: z.int().positive(),
    /** Of all PersistentVolumeClaims together. @default - none: nothing can be claimed */
    storage: memory().optional(),
    /**
     * How many objects of a kind there may be, by its resource: `{ secrets: 500 }`. Kubernetes' own in the namespace
     * (`kube-root-ca.crt`, the ServiceAccount `default`) and ours count. @default - of each kind of Kubernetes' own a multiple of
     * `pods` (`lib/authored/workloads.ts`), and at least 50; of PersistentVolumeClaims `pods`, and none without `storage`; custom
     * resources are not counted
     */
    objects: z.strictObject(counts).optional(),
  }),
  /** What a container gets that states nothing, and the most that it may ask for (LimitRange). */
  container: z.strictObject({
    request: resources.extend({
      /** @default '64Mi' */
      ephemeralStorage: memory().optional(),
    }),
    limit: resources.extend({
      /** More than this in logs, `emptyDir` and its own file system, and the pod is evicted. @default '2Gi' */
      ephemeralStorage: memory().optional(),
    }),
    max: resources.extend({
      /** @default '10Gi' */
      ephemeralStorage: memory().optional(),
    }),
  }),
  /** Of namespaces of its customers. @default - none */
  namespaceMetadata,
  /** Which guard rails of the tier's customers are enforced, whatever the environment says. @default - those of the environment */
  guardrails: guardrailsSchema.optional(),
});

export type Compute = Authored<typeof resources>;

/** The guard rails that a customer's tier buys: per namespace. */
export type TierSpec = Authored<typeof fields>;
export const tier = named<TierSpec>(fields);
