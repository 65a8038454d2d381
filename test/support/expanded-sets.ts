import type { ApplicationSetObject, GeneratorObject, Tree } from '../../lib/applicationsets';

export const CONFIGS = 'https://git.example.com/customer-configs.git';

/** A tree of these files. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return { paths: Object.keys(files), text: (path) => files[path]! };
}

/** The values files of these customers and products. */
export function valuesOf(...releases: readonly `${string}/${string}`[]): Record<string, string> {
  return Object.fromEntries(releases.map((release) => [`customers/${release}/values.yaml`, 'replicas: 2\n']));
}

export const VALUES: GeneratorObject = {
  git: { repoURL: CONFIGS, revision: 'main', files: [{ path: 'customers/*/*/values.yaml' }] },
};

/** A set with a plain template. */
export function setOf(
  generators: readonly GeneratorObject[],
  name: string,
  changes: Partial<ApplicationSetObject['spec']> = {},
): ApplicationSetObject {
  return {
    metadata: { name: 'releases', namespace: 'argocd' },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators,
      template: {
        metadata: { name },
        spec: {
          project: 'platform',
          destination: { name: 'in-cluster', namespace: 'web' },
          source: { repoURL: CONFIGS, path: 'charts/web', targetRevision: 'main' },
        },
      },
      ...changes,
    },
  };
}
