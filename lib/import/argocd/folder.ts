import type { SourceObject } from '../../applicationsets';
import { isMap } from '../../authored/values';

/** A folder of plain files that an Application applies. */
export interface AppliedFolder {
  readonly path: string;
  /** Whether it applies a file of the folder, by its path from there. */
  readonly has: (file: string) => boolean;
}

/** The folders of an Application's sources: what Helm and kustomize make of one is not what is in it. */
export function appliedFolders(sources: readonly SourceObject[]): AppliedFolder[] {
  return sources.flatMap(({ path: given, chart, helm, directory, ...source }): AppliedFolder[] => {
    if (given === undefined || chart !== undefined || helm || source['kustomize'] || source['plugin'])
      return [];
    const path = given.replace(/^\.?\/+|\/+$/g, '');
    if (path === '' || path === '.') return [];
    const { recurse, include, exclude } = isMap(directory) ? directory : {};
    // What says nothing of the folder reads it as plain files, where it is no kustomization and no chart.
    const isDeep = recurse === true || !isMap(directory);
    const [includes, excludes] = [include, exclude].map((each) =>
      typeof each === 'string' ? globOf(each) : undefined,
    );
    const has = (file: string) =>
      (isDeep || !file.includes('/')) && (includes?.(file) ?? true) && !(excludes?.(file) ?? false);
    return [{ path, has }];
  });
}

/** A pattern of `include` and `exclude`: `*` crosses slashes, and there are alternatives. Source: Argo CD, "Directory". */
function globOf(pattern: string): (file: string) => boolean {
  let depth = 0;
  const text = pattern.replace(/\\?[^]/g, (each) => {
    if (each === '*') return '.*';
    if (each === '?') return '.';
    if (each === '{') return (depth++, '(?:');
    if (each === '}' && depth > 0) return (depth--, ')');
    if (each === ',' && depth > 0) return '|';
    return /^[\w/-]$/.test(each) ? each : `\\${each.replace(/^\\/, '')}`;
  });
  const expression = new RegExp(`^${text}${')'.repeat(depth)}$`);
  return (file) => expression.test(file);
}
