export { applicationSetFile } from './set';
export { deliverySets, releaseFields, tenantFields } from './tenants';
