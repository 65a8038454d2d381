export { gitRef } from './sources/refs';
