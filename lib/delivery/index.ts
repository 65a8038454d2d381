export type { DeliveryEngine } from './engine';
export { engines } from './engines';
