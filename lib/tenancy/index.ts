export * from './guardrails';
export * from './namespace';
