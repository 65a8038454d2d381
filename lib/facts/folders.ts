import type { ComponentSpec } from '../authored/component';

/** The folder that a component is, and the key that says so; `undefined` where it is none. */
export function folderOf(
  spec: ComponentSpec,
): { readonly key: string; readonly repository: string; readonly path: string } | undefined {
  if ('kustomize' in spec) return { key: 'kustomize', ...spec.kustomize };
  if ('directory' in spec) return { key: 'directory', ...spec.directory };
  return 'plugin' in spec ? { key: 'plugin', ...spec.plugin } : undefined;
}
