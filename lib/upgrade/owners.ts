import { isMap } from '../authored/values';
import type { Files } from './changes';

const INDEX = /(?:^|\/)customers\/[^/]+\/index\.json$/;
/** A fleet with several state repositories has a folder for each. */
const PLACE = /^(?:[^/]+\/)??(customers|clusters|products|rings|axes)\/([^/]+)\//;
const NOUNS: Readonly<Record<string, string>> = {
  customers: 'customer',
  clusters: 'cluster',
  products: 'product',
  rings: 'ring',
  axes: 'axis',
};

/**
 * Whose the files of an output are, by the indexes of customers and else by where they are: `customer acme, cluster
 * shared-dev`, `ring ring0-dev`, or `shared`.
 */
export function ownersIn(...outputs: readonly Files[]): (path: string) => string {
  const indexed = new Map(outputs.flatMap((files) => [...files].flatMap(entriesOf)));
  return (path) => {
    const [, folder = '', name] = PLACE.exec(path) ?? [];
    return indexed.get(path) ?? (name === undefined ? 'shared' : `${NOUNS[folder]} ${name}`);
  };
}

function entriesOf([path, text]: readonly [string, string]): [string, string][] {
  const index: unknown = INDEX.test(path) ? JSON.parse(text) : undefined;
  if (!isMap(index) || !Array.isArray(index['files'])) return [];
  const { customer, files } = index as { readonly customer: unknown; readonly files: readonly unknown[] };
  return files
    .filter(isMap)
    .flatMap(({ path: file, cluster }): [string, string][] =>
      typeof file === 'string' && typeof cluster === 'string'
        ? [[file, `customer ${customer as string}, cluster ${cluster}`]]
        : [],
    );
}
