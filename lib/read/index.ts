export { located } from './locate';
export { loadModule } from './module';
export { read, type ReadOptions } from './read';
export { readRings } from './rings-file';
export { withVersion } from './with-version';
