export { manifestStream } from './manifest-stream';
export { render, textOf } from './render';
export { adopt } from './marker';
export { RefusedFolder } from './output-folder';
export { stale } from './stale';
export { write, type RenderedFile, type WriteResult } from './write';
