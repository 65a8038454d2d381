import { expand, type Application, type Globbing } from '../../lib/applicationsets';
import type { ClusterSpec } from '../../lib/authored/cluster';
import type { Specs } from '../../lib/authored/specs';
import { example } from './examples';
import { manifestsIn, ofKind, type Of } from './manifests';
import { asFiles } from './sets';
import { filesOf, planOf, type Files } from './sample';
import { contentOf } from './states';

/** The example, and what each of its repositories holds. */
export const specs = example('argocd-customer-configs');
export const files = filesOf(specs);
export const platform = contentOf(files, 'platform-infrastructure');
export const configs = contentOf(files, 'customer-configs');

const BITBUCKET = 'https://bitbucket.example.com/scm/test';
export const PLATFORM_URL = `${BITBUCKET}/platform-infrastructure.git`;
export const CONFIGS_URL = `${BITBUCKET}/customer-configs.git`;

/** What the customers subscribe to. */
export const pairs = [
  ['customer-01', 'product-a'],
  ['customer-01', 'product-b'],
  ['customer-02', 'product-a'],
  ['customer-03', 'product-a'],
  ['customer-03', 'product-c'],
] as const;
export const environments = ['dev', 'staging', 'prod'] as const;

/** The sets of the files, by the number that their file begins with. */
export function setsIn(of: Files): Readonly<Record<string, Of<'ApplicationSet'>>> {
  const found = ofKind(manifestsIn(of), 'ApplicationSet');
  return Object.fromEntries(found.map(({ path, object }) => [/\/(\d+)-/.exec(path)?.[1] ?? path, object]));
}

/** What Argo CD makes of a set, over the files of the customers' repository; by name. */
export function madeBy(number: number, of: Files = files, globbing: Globbing = 'legacy'): Application[] {
  const values = contentOf(of, 'customer-configs');
  const tree = { paths: Object.keys(values), text: (path: string) => values[path]! };
  const { applications, problems, notExpanded } = expand(setsIn(of)[number] as never, {
    tree: (url, revision) => (url === CONFIGS_URL && revision === 'main' ? tree : undefined),
    clusters: [],
    globbing,
  });
  expect([problems, notExpanded]).toEqual([[], []]);
  return [...applications].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

export function names(applications: readonly Application[]): string[] {
  return applications.map(({ metadata }) => metadata.name);
}

/** The example with other settings of its clusters. */
export function withClusters(change: (name: string, cluster: ClusterSpec) => object): Specs {
  const clusters = Object.entries(specs.fleet.clusters).map(([name, cluster]) => {
    return [name, { ...cluster, ...change(name, cluster) }];
  });
  return { ...specs, fleet: { ...specs.fleet, clusters: Object.fromEntries(clusters) as never } };
}

/** The same fleet in the direct style: each Application is a file. */
export function direct(): Specs {
  return asFiles(specs);
}

export const plan = planOf(specs);
