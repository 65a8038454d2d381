export { admissionPolicies } from './admission';
export * from './guardrails';
export * from './namespace';
export { releaserRole } from './workloads';
