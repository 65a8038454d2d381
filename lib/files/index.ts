export * from './leaf';
export { manifestOf } from './manifest';
export * from './manifest-file';
export * from './unfit';
