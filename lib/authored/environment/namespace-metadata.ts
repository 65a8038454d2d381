import { z } from 'zod';
import { type Authored, named } from '../readonly';
import { byName } from '../text';

const fields = z.strictObject({
  /** @default - none */
  labels: byName(z.string()).optional(),
  /** @default - none */
  annotations: byName(z.string()).optional(),
});

/**
 * Labels and annotations of namespaces, such as `istio-injection: enabled`. What the fleet says holds for every namespace that
 * ringfleet writes; an environment's, tier's, customer's and tenant's, or a component's, go over it.
 */
export type NamespaceMetadata = Authored<typeof fields>;
export const namespaceMetadata = named<NamespaceMetadata>(fields).optional();
