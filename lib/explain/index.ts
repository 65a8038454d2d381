export { compared, type Difference, type Pair } from './compare';
export { masked } from './masked';
export { reasonsOf, type Reason } from './reasons';
export { explained, type Explanation } from './release';
export type { ExplainedValue, LayerValue } from './values';
export { holdersOf, type Holders } from './who';
