export { releaserRole } from './access';
export * from './guardrails';
export * from './namespace';
