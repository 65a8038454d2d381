export { applicationSet } from './set';
export { deliverySets, releaseFields, tenantFields } from './tenants';
