export * as rawYaml from './raw-yaml';
