import { z } from 'zod';
import { text } from './text';

/** What a patch of kustomize's is for. Source: kustomize, "patches". */
export const patchTarget = z.strictObject({
  annotationSelector: text.optional(),
  group: z.string().optional(),
  kind: text.optional(),
  labelSelector: text.optional(),
  name: text.optional(),
  namespace: text.optional(),
  version: text.optional(),
});
