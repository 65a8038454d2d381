// Rules about images that rings follow: what is exported here runs.
export { imageAutomation } from './automation';
export { imageDates } from './dates';
export { imageSetters } from './setters';
export { imageTags } from './tags';
export { imageTargets } from './targets';
