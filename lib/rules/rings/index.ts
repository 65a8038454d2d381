// Rules about rings: what is exported here runs.
export { ringsAfter } from './after';
export { freezes } from './freezes';
export { ringHistory } from './history';
export { holds } from './holds';
export { hotfixes } from './hotfixes';
export { ringOrder } from './order';
export { recalls } from './recalls';
export { ringWaits } from './waits';
