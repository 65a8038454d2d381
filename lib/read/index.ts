export { loadCatalogue } from './catalogue';
export { readCustomersBefore } from './before/customers';
export { located } from './locate';
export { loadModule, strayIssue } from './module';
export { read, type ReadOptions } from './read';
export { readRings } from './rings-file';
export { ringsChanges } from './rings-history';
export { settled } from './supervised';
export { withVersion } from './with-version';
