export * from './cluster';
export * from './customer';
export type * from './extend';
export * from './fleet';
export * from './product';
export { reviewPath } from './review-file';
export * from './ring';
export * from './tenant';
export * from './unit';
