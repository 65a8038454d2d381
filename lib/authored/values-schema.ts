export { values } from './values';
