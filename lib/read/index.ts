export { located } from './locate';
export { loadModule } from './module';
export { read, type ReadOptions } from './read';
export { readRings, withVersion } from './rings-file';
