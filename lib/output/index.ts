export { render, textOf } from './render';
export { write, type RenderedFile, type WriteResult } from './write';
