export { admissionPolicies, repositoryPolicy } from './admission';
export * from './guardrails';
export * from './namespace';
export * from './terraform-namespace';
export { releaserRole, SEALED_SECRET } from './workloads';
