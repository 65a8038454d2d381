import { z } from 'zod';
import { type Authored, named } from './readonly';
import { byName, flag, text } from './text';

const fields = z.strictObject({
  /** The cluster whose Argo CD or Flux does it, for all customers. It need not be one that they run on. */
  cluster: text,
  /** Namespace of a component there: of the controller, or of what the plugin has. */
  namespace: text,
  /**
   * Whether each customer's has a namespace and an account of its own, or all share the namespace above, where a plan of
   * one customer reads the state and the credentials of all.
   *
   * @default 'customer'
   */
  namespaces: z.enum(['customer', 'shared']).optional(),
  /**
   * For one commit, on the way from a shared namespace to those of customers: these are made, everything else stays where it
   * is, and nothing is applied by itself. Whoever moves the state does so then. @default false
   */
  handover: flag,
  /**
   * Annotations of each customer's account, by which a cloud gives it an identity; `{customer}` stands for the customer's
   * name. @default - none
   */
  accountAnnotations: byName(z.string()).optional(),
  /** Whether a person approves each plan: syncs the Application, or names the plan. @default 'manual' */
  approve: z.enum(['manual', 'auto']).optional(),
  /** What Argo CD's plugin is called. @default 'terraform' */
  plugin: text.optional(),
});

/**
 * What applies the Terraform of customers, which lies in `customers/<customer>/terraform/`: on Flux a `Terraform` object
 * each for the tofu-controller, on Argo CD an Application with a config management plugin. Neither destroys anything
 * when it goes, or when files do.
 */
export type TerraformSpec = Authored<typeof fields>;
export const terraformSchema = named<TerraformSpec>(fields);
