export * from './leaf';
export { manifestOf } from './manifest';
export * from './manifest-file';
export type { FileObject, PlainObject } from './plain-object';
export * from './unfit';
