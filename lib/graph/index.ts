export type * from './graph';
