export * from './json-file';
export * from './leaf';
export * from './manifest-file';
export * from './text-file';
export * from './values-file';
