export * from './json-file';
export * from './leaf';
export { manifestOf } from './manifest';
export * from './manifest-file';
export * from './text-file';
export * from './unfit';
export * from './values-file';
