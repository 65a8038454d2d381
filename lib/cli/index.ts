export { program, type Program } from './program';
