export { aboutOf } from './about';
export { applicationSet } from './argocd/sets';
export type { DeliveryEngine } from './engine';
export { engines } from './engines';
export { secretFile } from './secret-files';
