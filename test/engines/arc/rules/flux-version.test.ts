import type { ArcExtension } from '../../../../lib/engines/arc/authored/settings';
import type { ComponentSpec } from '../../../../lib/authored/component';
import type { FleetSpec } from '../../../../lib/authored/fleet';
import type { FluxSettings, FluxVersion } from '../../../../lib/engines/flux/authored/settings';
import type { Issue } from '../../../../lib/issues/issue';
import type { ProductSpec } from '../../../../lib/authored/product';
import type { ProductInput, SecretInput } from '../../../../lib/authored/specs';
import { arcCluster } from '../../../support/arc';
import { sealed, secretFile } from '../../../support/secrets';
import { anyCluster, customer, fleet, issuesOf, product } from '../../../support/specs';
import { workload } from '../../../support/workloads';

interface Given {
  readonly extension?: ArcExtension;
  readonly components?: Readonly<Record<string, ComponentSpec>>;
  readonly ofCluster?: FluxSettings;
  readonly web?: Partial<ProductSpec>;
  readonly repositories?: FleetSpec['repositories'];
  readonly secrets?: readonly SecretInput[];
  readonly products?: readonly ProductInput[];
  readonly environments?: FleetSpec['environments'];
}

/** What is said of a fleet with an arc cluster, where `web` is released, and one that runs Flux itself. */
function judge({
  extension,
  components = {},
  ofCluster,
  web,
  repositories,
  secrets = [],
  products = [product('web', web)],
  environments = fleet().environments,
}: Given): readonly Issue[] {
  const standard = fleet();
  const one = {
    ...arcCluster({ ...(extension && { extension }) }),
    ...(ofCluster && { flux: ofCluster }),
  };
  const two = { ...anyCluster, engine: 'flux', environment: 'prod', flux: ofCluster ?? {} } as const;
  return issuesOf({
    fleet: fleet({
      components,
      environments,
      clusters: { one, two },
      repositories: { ...standard.repositories, ...repositories },
    }),
    products,
    customers: [{ ...customer('acme', { tenants: { prod: { cluster: 'one', ring: 'late' } } }), secrets }],
  });
}

const versions = { dev: '1.0.0', prod: '1.0.0' };
const chart = (flux?: FluxSettings): ComponentSpec => {
  return { namespace: 'x', chart: { repository: 'charts', name: 'x' }, versions, ...(flux && { flux }) };
};

it('what Flux of the extension serves passes, and where Flux is newer everything does', () => {
  const served: FluxSettings = {
    kustomization: { deletionPolicy: 'WaitForTermination', wait: false },
    helmRelease: { install: { disableTakeOwnership: true } },
  };
  const newer: FluxSettings = {
    kustomization: { ignoreMissingComponents: true },
    helmRelease: { upgrade: { serverSideApply: 'enabled' } },
  };
  expect(judge({ components: { x: chart(served) } })).toStrictEqual([]);
  expect(judge({ components: { x: chart(newer) }, extension: { flux: '2.8' } })).toStrictEqual([]);
});

it('a field of a component that is newer is refused, with both versions', () => {
  expect(
    judge({ components: { x: chart({ kustomization: { ignoreMissingComponents: true } }) } }),
  ).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'components.x.flux.kustomization.ignoreMissingComponents' },
      problem:
        "component 'x' sets ignoreMissingComponents of a Kustomization, which Flux serves from 2.7 on; arc cluster 'one' has 2.6",
      fix: "leave it out there; or, where the extension brings Flux 2.7, as microsoft.flux 1.23 does, set arc.extension.flux: '2.7'",
    },
  ]);
});

it('a pinned version of the extension tells its Flux, unless somebody does', () => {
  const components = { x: chart({ kustomization: { ignoreMissingComponents: true } }) };
  const of = (extension: ArcExtension) =>
    judge({ components, extension }).map(({ problem }) => problem.replace(/^.* has /, ''));
  expect(of({ version: '1.23.0' })).toEqual([]);
  expect(of({ version: '1.22.2' })).toEqual(['2.6']);
  expect(of({ version: '1.16.12' })).toEqual(['2.5']);
  expect(of({ version: '1.23.0', flux: '2.6' })).toEqual(['2.6']);
  expect(of({ version: '0.9' })).toEqual(['2.6']);
});

it('so is one of the cluster itself, and of a product that is released there', () => {
  const helmRelease = { install: { strategy: { name: 'RetryOnFailure' } } } as const;
  expect(judge({ ofCluster: { helmRelease } })).toMatchObject([
    {
      at: { file: 'fleet/fleet.ts', path: 'clusters.one.flux.helmRelease.install.strategy' },
      problem:
        "cluster 'one' sets install.strategy of a HelmRelease, which Flux serves from 2.7 on; arc cluster 'one' has 2.6",
    },
  ]);
  expect(judge({ web: { flux: { helmRelease } } })).toMatchObject([
    { at: { file: 'products/web/product.ts', path: 'flux.helmRelease.install.strategy' } },
  ]);
});

it('a component that the cluster does not run may be as new as it likes', () => {
  const { components } = fleet();
  const newer = chart({ kustomization: { ignoreMissingComponents: true } });
  const one = { ...arcCluster(), components: ['ingress'] };
  expect(
    issuesOf({ fleet: fleet({ clusters: { one }, components: { ...components, newer } }), customers: [] }),
  ).toStrictEqual([]);
});

it('a dependency that is ready by an expression is refused', () => {
  const dependsOn = [{ component: 'y', readyExpr: 'dep.status.ready' }];
  expect(judge({ components: { x: { ...chart(), dependsOn }, y: chart() } })).toMatchObject([
    {
      at: { path: 'components.x.dependsOn' },
      problem:
        "component 'x' depends by a readyExpr, which Flux serves from 2.7 on; arc cluster 'one' has 2.6",
    },
  ]);
});

it('charts from OCI need OCIRepository of v1, unless they come by a HelmRepository', () => {
  const components = { x: { ...chart(), chart: { repository: 'registry', name: 'x' } } };
  const web = { chart: { repository: 'registry', name: 'web' }, version: 'chart' } as const;
  expect(judge({ components, web })).toStrictEqual([]);
  const issues = judge({ components, web, extension: { flux: '2.5' } });
  expect(issues).toMatchObject([
    {
      at: { path: 'components.x.chart.repository' },
      problem:
        "component 'x' comes from an OCIRepository of v1, which Flux serves from 2.6 on; arc cluster 'one' has 2.5",
    },
    { at: { file: 'products/web/product.ts', path: 'chart.repository' } },
  ]);
  expect(issues[0]!.fix).toMatch(/^give the repository charts: 'HelmRepository'; or leave it out there/);
  const registry = { oci: 'oci://registry.example.com/charts', charts: 'HelmRepository' } as const;
  expect(judge({ components, web, extension: { flux: '2.5' }, repositories: { registry } })).toStrictEqual(
    [],
  );
});

it('other sources need the version that served them first', () => {
  const from = (repository: FleetSpec['repositories'][string], flux: ArcExtension['flux']) =>
    judge({
      components: {
        x: {
          namespace: 'x',
          kustomize: { repository: 'files', path: 'a' },
          ...('bucket' in repository ? {} : { versions }),
        },
      },
      repositories: { files: repository },
      extension: { flux: flux! },
    }).map(({ problem }) => problem.replace(/^component 'x' comes from an? (.*), which .*$/, '$1'));
  const bucket = { bucket: 'x', endpoint: 's3.example.com' };
  const git = { git: 'https://git.example.com/x.git' };
  expect(from(bucket, '2.3')).toEqual(['Bucket of v1']);
  expect(from(bucket, '2.4')).toEqual([]);
  expect(from({ oci: 'oci://registry.example.com/x' }, '2.5')).toEqual(['OCIRepository of v1']);
  expect(from({ ...git, provider: 'azure' }, '2.4')).toEqual([]);
  expect(from({ ...git, provider: 'github' }, '2.4')).toEqual(["GitRepository with provider 'github'"]);
  expect(from(git, '2.3')).toEqual([]);
});

it('image automation needs Flux 2.7 and the image controllers', () => {
  const images: ComponentSpec = {
    images: {
      program: { url: 'https://git.example.com/program.git', branch: 'main', secretRef: 'program' },
      author: { name: 'Flux', email: 'flux@example.com' },
    },
  };
  const problems = (extension: ArcExtension) => {
    const one = arcCluster({ extension });
    const issues = issuesOf({
      fleet: fleet({ components: { images }, clusters: { one } }),
      customers: [],
    });
    return issues
      .filter(({ problem }) => problem.includes("arc cluster 'one'"))
      .map(({ problem }) => problem);
  };
  expect(problems({})).toEqual([
    "component 'images' consists of image policies of v1, which Flux serves from 2.7 on; arc cluster 'one' has 2.6",
    "component 'images' needs the image controllers, which arc cluster 'one' does not have",
  ]);
  expect(problems({ flux: '2.7', imageControllers: true })).toEqual([]);
});

it('a Flux that serves no HelmRelease of v2 is of no use', () => {
  expect(judge({ extension: { flux: '2.2', version: '1.8.0' } })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'clusters.one.arc.extension.flux' },
      problem: 'Flux 2.2 serves no HelmRelease of v2, which came with 2.3',
      fix: 'pin a newer version of the extension',
    },
  ]);
});

it('encrypted Secrets that outlive their tenant need a deletionPolicy', () => {
  const file = 'customers/acme/secrets/prod/database.yaml';
  const secrets = [secretFile(file, sealed('database'))];
  expect(judge({ secrets, extension: { flux: '2.5' } })).toStrictEqual([]);
  expect(judge({ secrets, extension: { flux: '2.4' } })).toMatchObject([
    {
      at: { file },
      problem:
        "tenant 'acme-prod' has encrypted Secrets that outlive it, by a deletionPolicy, which Flux serves from 2.5 on; arc cluster 'one' has 2.4",
    },
  ]);
});

it('a Canary of Flagger is judged by healthCheckExprs, unless the product has others', () => {
  const { environments } = fleet();
  const prod = { ...environments['prod']!, onDelete: 'cascade' } as const;
  const workloads = { strategy: { blueGreen: {} }, controller: false } as const;
  const canary = (flux: FluxVersion, more: Partial<ProductSpec> = {}) =>
    judge({
      extension: { flux },
      products: [workload(more)],
      environments: { ...environments, prod: { ...prod, workloads } },
    });
  expect(canary('2.5')).toStrictEqual([]);
  expect(canary('2.4', { flux: { kustomization: { healthCheckExprs: [] } } })).toStrictEqual([]);
  expect(canary('2.4')).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/product.ts' },
      problem:
        "product 'web' of tenant 'acme-prod' has a Canary, which is judged by healthCheckExprs, which Flux serves from 2.5 on; arc cluster 'one' has 2.4",
      fix: "give 'web' flux.kustomization.healthCheckExprs: []; or leave it out there; or, where the extension brings Flux 2.5, as microsoft.flux 1.16 does, set arc.extension.flux: '2.5'",
    },
  ]);
});
