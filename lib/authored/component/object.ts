import { z } from 'zod';
import { type Authored, named } from '../readonly';
import { strings, text } from '../text';
import { values } from '../values';

// Fields of any kind may follow, and hold whatever YAML can.
const fields = z.looseObject({
  apiVersion: text,
  kind: text,
  metadata: z.strictObject({
    name: text,
    /** @default - the component's namespace, where the kind has one */
    namespace: text.optional(),
    labels: strings.optional(),
    annotations: strings.optional(),
  }),
});

/** A Kubernetes object as it is applied. */
export type KubernetesObject = Authored<typeof fields>;
export const object = named<KubernetesObject>(fields.and(values));
