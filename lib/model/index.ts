export * from './authoring';
export * from './issue';
export * from './quantity';
export type * from './spec';
