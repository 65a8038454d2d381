import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  expand,
  type Application,
  type ApplicationSetObject,
  type ClusterParams,
  type Globbing,
} from '../../lib/applicationsets';

interface Corpus {
  readonly sets: readonly {
    readonly name: string;
    readonly globbing?: Globbing;
    /** Name of one of the trees. */
    readonly tree: string;
    readonly clusters?: readonly ClusterParams[];
    readonly set: ApplicationSetObject;
    readonly applications: readonly Pick<Application, 'metadata' | 'spec'>[];
    /** Whether Argo CD makes less of it than it should. */
    readonly fails?: boolean;
  }[];
  readonly trees: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const corpus = JSON.parse(readFileSync(join(__dirname, 'fixtures/sets.json'), 'utf8')) as Corpus;

describe('a set', () => {
  it.each(corpus.sets)('comes to what Argo CD makes of it: $name', ({ set, ...known }) => {
    const files = corpus.trees[known.tree]!;
    const tree = { paths: Object.keys(files).reverse(), text: (path: string) => files[path]! };
    const { applications, problems, notExpanded } = expand(set, {
      tree: () => tree,
      clusters: known.clusters ?? [],
      globbing: known.globbing,
    });
    expect(applications.map(({ metadata, spec }) => ({ metadata, spec }))).toEqual(known.applications);
    expect([problems.length > 0, notExpanded]).toEqual([known.fails ?? false, []]);
  });
});
