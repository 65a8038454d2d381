export type * from './application';
export type * from './application-set';
export type * from './cluster';
export type * from './component';
export type * from './connection';
export * from './fleet';
export type * from './landscape';
export type * from './source';
export type * from './tenant';
