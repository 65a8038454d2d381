export { compared, type Difference, type Pair } from './compare';
export type { Reason } from './reasons';
export { explained, type Explanation, type ExplainedValue, type LayerValue } from './release';
export { holdersOf, type Holders } from './who';
