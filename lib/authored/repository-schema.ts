export { gitRef } from './refs';
