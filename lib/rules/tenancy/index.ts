// Rules about tenants and their guard rails: what is exported here runs.
export { admissionSupport } from './admission';
export { guardrailModes } from './guardrails';
export { ingressHosts } from './ingress-hosts';
export { namespaceMetadataKeys } from './namespace-metadata';
export { namespaces } from './namespaces';
export { podTemplatesFit } from './pod-templates';
export { quotas } from './quotas';
export { reachability } from './reachability';
export { tiers } from './tiers';
