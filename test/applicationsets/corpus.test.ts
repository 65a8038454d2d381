import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  expand,
  stored,
  type Application,
  type ApplicationSetObject,
  type ArgocdVersion,
  type ClusterParams,
  type Globbing,
} from '../../lib/applicationsets';

type Tree = Readonly<Record<string, string>>;
type Made = Pick<Application, 'metadata' | 'spec'>;

/** What is different from another; `null` is a key that is not there. */
type Difference = Readonly<Record<string, unknown>>;

interface Known {
  /** The first from the usual one, and each from the one before. */
  readonly applications: readonly Difference[];
  /** Whether Argo CD makes less of it than it should. */
  readonly fails?: boolean;
}

/** What the newest version makes of each. */
interface Corpus {
  readonly sets: readonly (Known & {
    readonly name: string;
    readonly globbing?: Globbing;
    /** Name of one of the trees. */
    readonly tree: string;
    readonly clusters?: readonly ClusterParams[];
    /** From the usual one. */
    readonly set: Difference;
    /** What the oldest makes of it. @default - the same */
    readonly oldest?: Known;
  })[];
  /** The last is what is different from the one before. */
  readonly trees: { readonly 'tree-1': Tree; readonly 'tree-2': Tree; readonly 'tree-3': Tree };
  readonly usual: { readonly set: object; readonly application: object };
}

const corpus = JSON.parse(readFileSync(join(__dirname, 'fixtures/sets.json'), 'utf8')) as Corpus;
const { usual } = corpus;
const trees: Readonly<Record<string, Tree>> = {
  ...corpus.trees,
  'tree-3': { ...corpus.trees['tree-2'], ...corpus.trees['tree-3'] },
};
const VERSIONS = { oldest: '3.2', newest: '3.5' } as const satisfies Record<string, ArgocdVersion>;
const cases = corpus.sets.flatMap(({ set, applications, fails, oldest, ...known }) => {
  const whole = changed(usual.set, set) as ApplicationSetObject;
  const newest = { applications, fails };
  return Object.entries({ oldest: oldest ?? newest, newest }).map(([age, made]) => ({
    ...known,
    argocd: VERSIONS[age as keyof typeof VERSIONS],
    set: whole,
    applications: applicationsOf(made),
    fails: made.fails ?? false,
  }));
});

function applicationsOf({ applications }: Known): Made[] {
  let before = usual.application;
  return applications.map((each) => (before = changed(before, each))) as Made[];
}

/** The object with the difference made. */
function changed(from: object, by: Difference): object {
  const result: Record<string, unknown> = { ...from };
  for (const [key, value] of Object.entries(by)) {
    const below = result[key];
    if (value === null) delete result[key];
    else result[key] = isMap(below) && isMap(value) ? changed(below, value) : value;
  }
  return result;
}

function isMap(value: unknown): value is Difference {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe('a set', () => {
  it.each(cases)('comes to what Argo CD $argocd makes of it: $name', ({ set, ...known }) => {
    const files = trees[known.tree]!;
    const tree = { paths: Object.keys(files).reverse(), text: (path: string) => files[path]! };
    const { applications, problems, notExpanded } = expand(set, {
      tree: () => tree,
      clusters: known.clusters ?? [],
      globbing: known.globbing,
      argocd: known.argocd,
    });
    const whole = known.applications.map(({ metadata, spec }) => ({ metadata, spec: stored(spec) }));
    expect(applications.map(({ metadata, spec }) => ({ metadata, spec }))).toEqual(whole);
    expect([problems.length > 0, notExpanded]).toEqual([known.fails, []]);
  });
});
