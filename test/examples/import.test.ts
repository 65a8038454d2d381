import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadAll } from 'js-yaml';
import { importFleet, type ImportOptions } from '../../lib/cli/import';
import { program } from '../../lib/cli/program';
import { listened } from '../support/output';
import { root } from '../support/sample';

/* The output of each example, imported into a fleet of which the output has the same objects, but for what is told. */
const heard = listened();
const scratch = mkdtempSync(join(tmpdir(), 'import-'));
beforeAll(() => {
  for (const part of ['package.json', 'entry', 'lib', 'node_modules'])
    symlinkSync(join(root, part), join(scratch, part));
});
afterAll(() => rmSync(scratch, { recursive: true }));

interface Plain {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: object;
    readonly annotations?: object;
  };
  readonly spec?: Record<string, unknown>;
}

function objectsBelow(folder: string): Map<string, Plain[]> {
  const all = new Map<string, Plain[]>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
    for (const each of loadAll(
      readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    ) as (Plain | null)[]) {
      if (!each?.apiVersion || !each.kind || !each.metadata?.name) continue;
      const key = [each.kind, each.metadata.namespace, each.metadata.name].join(' ');
      all.set(key, [...(all.get(key) ?? []), each]);
    }
  }
  return all;
}

/** Without what ringfleet adds to every object. */
function bare({ metadata, ...object }: Plain): unknown {
  const others = (of: object = {}) =>
    Object.fromEntries(
      Object.entries(of).filter(
        ([key]) => !/ringfleet\.io|managed-by|sync-wave|manifest-generate-paths/.test(key),
      ),
    );
  return {
    ...object,
    metadata: { ...metadata, labels: others(metadata.labels), annotations: others(metadata.annotations) },
  };
}

interface Source {
  readonly repoURL: string;
  readonly ref?: string;
  readonly helm?: object;
}
interface Spec {
  readonly source?: Source;
  readonly sources?: readonly Source[];
  readonly destination?: object;
  readonly syncPolicy?: { readonly automated?: object };
}

const isMoved = ({ repoURL }: Source) => repoURL === 'https://git.example.com/fleet-state.git';

/** What a HelmRelease installs, and a Kustomization does; where a Kustomization finds it is the new fleet's. */
function reconciled({ kind, metadata, spec = {} }: Plain): unknown {
  const { path: _, sourceRef: __, ...more } = spec;
  return { name: metadata.name, spec: kind === 'HelmRelease' ? spec : more };
}

/** What an Application deploys; values are compared where they are imported, and objects one by one. */
function deployed({ metadata, spec = {} }: Plain, after: Plain): unknown {
  const chartsOf = ({ source, sources = source ? [source] : [] }: Spec) =>
    sources.filter(({ ref }) => ref === undefined).map((each) => ({ ...each, helm: undefined }));
  const { destination, syncPolicy } = spec as Spec;
  const charts = chartsOf(after.spec ?? {}).some(isMoved) ? [] : chartsOf(spec);
  return { name: metadata.name, destination, charts, automated: syncPolicy?.automated };
}

const CC = 'https://bitbucket.example.com/scm/test';
interface Case {
  from: string;
  what?: 'argocd' | 'flux';
  as?: string;
  less?: RegExp;
  options: (folder: string) => Partial<ImportOptions>;
  told: string;
  made: string;
  counts: object;
}

const RELEASES = '(?<customer>customer-\\d+)-(?<environment>prod|staging)-(?<product>app.)';

/** A cluster of gitops-flux-arc, of which HelmReleases are releases of customers, or components. */
function arc(
  cluster: string,
  { releases, ...expected }: Pick<Case, 'told' | 'made' | 'counts'> & { releases?: string },
): Record<string, Case> {
  const title = `gitops-flux-arc, ${cluster}${releases === undefined ? '' : ', with releases'}`;
  return {
    [title]: {
      from: `gitops-flux-arc/dist/clusters/${cluster}`,
      what: 'flux',
      as: `clusters/${cluster}`,
      options: () => ({ ...(releases !== undefined && { releases }) }),
      ...expected,
    },
  };
}

const cases: Record<string, Case> = {
  'app-poly-gitops, dev': {
    from: 'app-poly-gitops/dist/clusters/dev',
    as: 'clusters/dev',
    options: () => ({}),
    made: '1 cluster, 14 components, 0 products, 0 customers',
    told: '0 lost, 3 to be said, 34 kept as manifests, 16 replaced',
    counts: { applications: 14, same: 34, elsewhere: 0, replaced: 16 },
  },
  'argocd-customer-configs': {
    from: 'argocd-customer-configs/dist',
    // Sets that no cluster runs make the same Applications.
    less: /applicationsets\/1[134]/,
    options: (folder) => ({
      checkout: [
        `${CC}/customer-configs.git=${folder}/customer-configs`,
        `${CC}/platform-infrastructure.git=${folder}/platform-infrastructure`,
      ],
      releases: '(?<customer>customer-\\d+)-(?<product>product-.)-(?<environment>dev|staging|prod)',
    }),
    made: '4 clusters, 29 components, 3 products, 3 customers',
    // Labels of Applications that become releases: by these their set chose them.
    told: '15 lost, 11 to be said, 75 kept as manifests, 242 replaced',
    counts: { applications: 25, same: 71, elsewhere: 0, replaced: 176 },
  },
  'warehouse-network': {
    from: 'warehouse-network/dist',
    as: '.gitops/dist',
    options: () => ({}),
    made: '5 clusters, 77 components, 0 products, 0 customers',
    told: '0 lost, 3 to be said, 261 kept as manifests, 68 replaced',
    // Releases that wait for a person stay Applications of the repository that they read.
    counts: { applications: 74, same: 116, elsewhere: 12, replaced: 40 },
  },
  'home-kubernetes': {
    from: 'home-kubernetes/dist',
    what: 'flux',
    options: () => ({}),
    made: '1 cluster, 41 components, 0 products, 0 customers',
    // The source of the old state repository stays, and so does what keeps Flux at its version.
    told: '0 lost, 4 to be said, 40 kept as manifests, 33 replaced',
    counts: { applications: 70, same: 39, elsewhere: 0, replaced: 33 },
  },
  // Lost are a configuration over an empty folder, and the account of a tenant's releases, which are components here.
  ...arc('customer-01-prod', {
    made: '1 cluster, 7 components, 0 products, 0 customers',
    told: '3 lost, 6 to be said, 28 kept as manifests, 17 replaced',
    counts: { applications: 4, same: 28, elsewhere: 0, replaced: 15 },
  }),
  ...arc('customer-01-staging', {
    made: '1 cluster, 7 components, 0 products, 0 customers',
    told: '3 lost, 6 to be said, 29 kept as manifests, 17 replaced',
    counts: { applications: 4, same: 29, elsewhere: 0, replaced: 15 },
  }),
  ...arc('customer-02-prod', {
    made: '1 cluster, 7 components, 0 products, 0 customers',
    told: '3 lost, 6 to be said, 28 kept as manifests, 17 replaced',
    counts: { applications: 4, same: 28, elsewhere: 0, replaced: 15 },
  }),
  // Lost are that configuration, and policies of a namespace that nobody could read from the values of the releases.
  ...arc('customer-01-prod', {
    releases: RELEASES,
    made: '1 cluster, 2 components, 2 products, 1 customer',
    told: '2 lost, 7 to be said, 0 kept as manifests, 45 replaced',
    counts: { applications: 6, same: 0, elsewhere: 0, replaced: 41 },
  }),
  ...arc('customer-01-staging', {
    releases: RELEASES,
    made: '1 cluster, 2 components, 2 products, 1 customer',
    told: '3 lost, 7 to be said, 0 kept as manifests, 45 replaced',
    counts: { applications: 6, same: 0, elsewhere: 0, replaced: 42 },
  }),
  ...arc('customer-02-prod', {
    releases: RELEASES,
    made: '1 cluster, 2 components, 2 products, 1 customer',
    told: '2 lost, 7 to be said, 0 kept as manifests, 45 replaced',
    counts: { applications: 6, same: 0, elsewhere: 0, replaced: 41 },
  }),
};

describe.each(Object.entries(cases))(
  '%s',
  (title, { from, what = 'argocd', as = 'dist', less, options, made, told, counts: expected }) => {
    const folder = join(scratch, title.replace(/\W+/g, '-'));
    const imported = () => {
      const input = join(folder, 'input', as);
      mkdirSync(input, { recursive: true });
      cpSync(join(root, 'examples', from), input, { recursive: true, filter: (path) => !less?.test(path) });
      return importFleet(folder, {
        what,
        path: join(folder, 'input'),
        into: 'fleet',
        ...options(input),
      });
    };

    it('is a fleet without mistakes', () => {
      expect([imported(), heard.said]).toEqual([
        0,
        `fleet/: ${made}; ${told} (fleet/IMPORTED.md); synthesize it: npx tsx fleet/main.ts\n`,
      ]);
      expect(existsSync(join(folder, 'fleet/customers'))).toBe(!made.endsWith(' 0 customers'));
    });

    it('comes to the same objects, but for those of which it is told', () => {
      const fleet = join(folder, 'fleet');
      expect(program({ root: fleet, catalogue: 'products/catalogue.ts' }).synth()).toBe(0);
      const [before, after] = [objectsBelow(join(folder, 'input')), objectsBelow(join(fleet, 'dist'))];
      const report = readFileSync(join(fleet, 'IMPORTED.md'), 'utf8');
      const counts = { same: 0, elsewhere: 0, replaced: 0, applications: 0, differing: [] as string[] };
      for (const [key, [object]] of before) {
        const [kind, namespace, name] = key.split(' ');
        const title = `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
        const others = after.get(key) ?? [];
        if (kind === 'Application') {
          if (report.includes(`- ${title}: roots of ringfleet`)) counts.replaced++;
          else {
            counts.applications++;
            if (!others.some((each) => isDeepStrictEqual(deployed(each, each), deployed(object!, each))))
              counts.differing.push(title);
          }
        } else if (
          /\.toolkit\.fluxcd\.io\/.*(HelmRelease|Kustomization)$/.test(`${object!.apiVersion}/${kind}`) &&
          !report.includes(`- ${title}: what it applied`) &&
          !report.includes(`- ${title}: components of namespaces`) &&
          others.length > 0
        ) {
          counts.applications++;
          if (!others.some((each) => isDeepStrictEqual(reconciled(each), reconciled(object!))))
            counts.differing.push(title);
        } else if (report.includes(`- ${title}: as it is`)) {
          counts.same++;
          if (!others.some((each) => isDeepStrictEqual(bare(each), bare(object!))))
            counts.differing.push(title);
        } else if (report.includes(`- ${title}: where it is`)) counts.elsewhere++;
        else {
          counts.replaced++;
          if (!report.includes(`- ${title}: `) && kind !== 'ApplicationSet') counts.differing.push(title);
        }
      }
      expect(counts).toEqual({ ...expected, differing: [] });
    });
  },
);
