import type { StateSource } from '../../../authored/repository';
import type { Stated } from '../../stated';

/** Where a cluster says that it pulls from, and at which version; a bucket has none. */
export function statedSource(
  source: StateSource | undefined,
): Required<Pick<Stated, 'sources' | 'versions'>> {
  if (!source) return { sources: [], versions: [] };
  const sources = [{ keys: ['source'], source }];
  if ('oci' in source)
    return { sources, versions: [{ keys: ['source', 'ref'], version: source.ref, grammar: 'tag' }] };
  if ('bucket' in source || 'azureBlob' in source) return { sources, versions: [] };
  return { sources, versions: [{ keys: ['source'], version: source, grammar: 'git' }] };
}
