import type { Graph } from '../graph';
import { dot } from './dot';

/** A drawing, by Graphviz. Loaded when it is wanted: it is a megabyte of WebAssembly. */
export async function svg(graph: Graph): Promise<string> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  return viz.renderString(dot(graph), { format: 'svg' });
}
