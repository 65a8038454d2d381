import { example } from './examples';
import { manifestsIn, ofKind, type Emitted, type Manifest, type Of } from './manifests';
import { filesOf, planOf } from './sample';

/** The example's fleet, read as its program reads it, and what the program writes. */
export const specs = example('warehouse-network');
export const plan = planOf(specs);
export const files = filesOf(specs);
export const emitted = manifestsIn(files);

/** The cluster whose Argo CD manages all others. */
export const HUB = 'gitops';
/** In the order of promotion. */
export const environments = ['dev', 'staging', 'prod'] as const;

/** Each tenant with what it is in. */
export const places = [
  { tenant: 'warehouse-dev', environment: 'dev', cluster: 'dev-europe-west1', namespace: 'warehouse-dev' },
  {
    tenant: 'warehouse-staging',
    environment: 'staging',
    cluster: 'staging-europe-west1',
    namespace: 'warehouse-staging',
  },
  {
    tenant: 'warehouse-prod',
    environment: 'prod',
    cluster: 'prod-europe-west1',
    namespace: 'warehouse-prod',
  },
  {
    tenant: 'warehouse-prod-us-central1',
    environment: 'prod',
    cluster: 'prod-us-central1',
    namespace: 'warehouse-prod',
  },
] as const;

const applications = ofKind(emitted, 'Application');

/** An Application of the one Argo CD. */
export function application(name: string): Emitted<Of<'Application'>> {
  const found = applications.filter(({ object }) => object.metadata.name === name);
  if (found.length !== 1) throw new Error(`${found.length} Applications are called '${name}'`);
  return found[0]!;
}

/** An object as tests look at it. */
export interface Found extends Manifest {
  // Of any kind: each test knows what it looks for.
  readonly spec: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, string>>;
}

/** Objects of a kind that are for a cluster. */
export function objects(cluster: string, kind: string): Found[] {
  return emitted
    .filter((each) => each.cluster === cluster && each.object.kind === kind)
    .map(({ object }) => object as Found);
}

/** Objects of the release of a tenant. */
export function released({ cluster, tenant }: Pick<(typeof places)[number], 'cluster' | 'tenant'>): Found[] {
  const folder = `clusters/${cluster}/manifests/${tenant}/`;
  return emitted.filter(({ path }) => path.startsWith(folder)).map(({ object }) => object as Found);
}
