import { z } from 'zod';
import { type Authored, named } from './readonly';

const mode = z.enum(['off', 'warn', 'enforce']);

/**
 * How a guard rail is meant. `enforce`: what it forbids is refused. `warn`: nothing is refused, and what would be is
 * told, by the cluster where it can tell (Pod Security, admission), else by synthesis. `off`: neither.
 */
export type GuardrailMode = z.input<typeof mode>;

const fields = z.strictObject({
  /**
   * NetworkPolicies. Kubernetes knows no warning: with `warn` the policies are in the cluster beside one that allows all
   * traffic, so that tools can tell what they would block; with `off` there is none. @default 'enforce'
   */
  networkPolicies: mode.optional(),
  /**
   * What the ResourceQuota gives of the tier's cpu, memory, storage, pods and objects. With `warn` synthesis alone compares
   * them with the products' footprints. Node ports, load balancers and the priority classes of Kubernetes' own pods stay
   * forbidden in any mode. @default 'enforce'
   */
  quota: mode.optional(),
  /**
   * What the LimitRange gives containers that state nothing, and the most that one may have. With `warn` synthesis alone
   * compares the most with the products' footprints. A quota that is enforced needs it enforced. @default 'enforce'
   */
  limits: mode.optional(),
  /** Pod Security Standards. With `warn` who applies a pod is warned and the API server's audit log tells. @default 'enforce' */
  podSecurity: mode.optional(),
  /**
   * ValidatingAdmissionPolicies: what reaches past the namespace though its kind is permitted. With `warn` who applies it is warned
   * and the API server's audit log tells. @default 'enforce'
   */
  admission: mode.optional(),
  /** Level of the Pod Security Standards. Of several products' the loosest, as of modes. @default 'restricted' */
  podSecurityLevel: z.enum(['baseline', 'restricted']).optional(),
});

/**
 * The modes of the guard rails. A product's own go before those of the tier, these before those of the environment, and
 * where all are silent a guard rail is enforced. A namespace has one mode of each: where several products share it, the
 * loosest of theirs.
 */
export type GuardrailsSpec = Authored<typeof fields>;
export const guardrailsSchema = named<GuardrailsSpec>(fields);
