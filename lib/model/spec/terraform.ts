/**
 * What applies the Terraform of customers, which lies in `customers/<customer>/terraform/`: on Flux a `Terraform` object
 * each for the tofu-controller, on Argo CD an Application with a config management plugin. Neither destroys anything
 * when it goes, or when files do.
 */
export interface TerraformSpec {
  /** The cluster whose Argo CD or Flux does it, for all customers. It need not be one that they run on. */
  readonly cluster: string;
  /** Namespace of a component there, in which it runs: the controller's, or the one that the plugin's output goes to. */
  readonly namespace: string;
  /** Whether a person approves each plan: syncs the Application, or names the plan. @default 'manual' */
  readonly approve?: 'manual' | 'auto';
  /** What Argo CD's plugin is called. @default 'terraform' */
  readonly plugin?: string;
}
