import { parse } from 'yaml';
import type { EngineName } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { ProductSpec } from '../../../lib/authored/product';
import type { Specs } from '../../../lib/authored/specs';
import { synthTenant } from '../../../lib/cli/synth-tenant';
import { plan } from '../../../lib/planner/plan';
import { adopting } from '../../support/adopted';
import { manifestsIn, ofKind } from '../../support/manifests';
import { productOf } from '../../support/product-kinds';
import { filesOf, type Files } from '../../support/sample';
import { product } from '../../support/specs';

const PATH = 'apps/acme/web';
const NGINX = 'platform/nginx';
const ENGINES: readonly EngineName[] = ['argocd', 'flux', 'arc'];
const clusterOf = (engine: EngineName) => `${engine === 'argocd' ? 'argo' : engine}-prod`;
const manifests = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'beside' } }];

/** The product `web` of acme and the component `ingress` at paths of their own; the component has manifests beside its chart. */
function given(engine: EngineName, changes: Partial<Specs> = {}): Specs {
  const specs = adopting(engine, { release: { path: PATH }, component: { path: NGINX } }, changes);
  const ingress = { ...specs.fleet.components['ingress']!, manifests } as ComponentSpec;
  return { ...specs, fleet: { ...specs.fleet, components: { ingress } } };
}
const web = (changes: Partial<ProductSpec>) => ({
  products: [product('web', changes), product('api')],
});
const written = { products: [productOf('web', { manifests: () => manifests }), product('api')] };

const below = (files: Files, path: string) =>
  Object.keys(files)
    .filter((each) => each.startsWith(`${path}/`))
    .map((each) => each.slice(path.length + 1))
    .sort();

/** Who applies each file below the path, of all that apply a folder of the state repository. */
function appliersOf(files: Files, path: string): Record<string, string[]> {
  const apart = Object.entries(files).filter(([file]) =>
    /^(apps|platform)\/.*(release|manifests)\.yaml$/.test(file),
  );
  const all = manifestsIn({
    ...files,
    ...Object.fromEntries(apart.map(([file, text]) => [`clusters/one/${file}`, text])),
  });
  const applications = ofKind(all, 'Application').flatMap(({ object: { metadata, spec } }) =>
    [...(spec.source ? [spec.source] : []), ...(spec.sources ?? [])].flatMap((source) =>
      source.repoURL === 'https://git.example.com/state.git' && source.path !== undefined
        ? [{ name: metadata.name, folder: source.path }]
        : [],
    ),
  );
  const kustomizations = ofKind(all, 'Kustomization').flatMap(({ object: { metadata, spec } }) =>
    spec.path === undefined ? [] : [{ name: metadata.name, folder: spec.path.replace(/^\.\//, '') }],
  );
  const isApplied = (file: string, folder: string) => {
    const listed = files[`${folder}/kustomization.yaml`];
    if (listed === undefined) return file.startsWith(`${folder}/`);
    const { resources } = parse(listed) as { resources: string[] };
    return resources.some((each) => file === `${folder}/${each}`);
  };
  const appliers = (file: string) =>
    [...applications, ...kustomizations].filter(({ folder }) => isApplied(file, folder));
  return Object.fromEntries(
    below(files, path).map((file) => [file, appliers(`${path}/${file}`).map(({ name }) => name)]),
  );
}

describe('a chart at a path of its own', () => {
  it('on Argo CD is read with its own values from there', () => {
    const files = filesOf(given('argocd'));
    expect(files['clusters/argo-prod/tenants/acme-prod/releases/web.yaml']).toContain(`
    argocd.argoproj.io/manifest-generate-paths: /charts/web;/products/web/base-values.yaml;/products/web/environments/prod.yaml;/rings/late/web.yaml;/customers/acme/web/values.yaml;/apps/acme/web/values.yaml
`);
    expect(files['clusters/argo-prod/tenants/acme-prod/releases/web.yaml']).toContain(`
        valueFiles:
          - $values/products/web/base-values.yaml
          - $values/products/web/environments/prod.yaml
          - $values/rings/late/web.yaml
          - $values/customers/acme/web/values.yaml
          - $values/apps/acme/web/values.yaml
`);
    expect(files['customers/acme/web/environments/prod.yaml']).toBeUndefined();
    expect(files['apps/acme/web/values.yaml'])
      .toBe(`# Layer 5, customer environment: values of web for acme in prod.
# Edit customers/acme tenants.prod.values.web.
{}
`);
  });

  it('on Flux is a HelmRelease there, and a Kustomization of its own points to it', () => {
    const files = filesOf(given('flux'));
    expect(files['clusters/flux-prod/tenants/acme-prod/releases/web.yaml']).toBeUndefined();
    expect(files['clusters/flux-prod/delivery/tenants/acme/acme-prod.yaml']).toContain(`
  name: acme-prod-releases-web
  namespace: flux-system
spec:
  dependsOn:
    - name: acme-prod
  interval: 30m
  path: ./apps/acme/web
  prune: true
  retryInterval: 2m
  serviceAccountName: tenant-releases
  sourceRef:
    kind: GitRepository
    name: fleet-state
  timeout: 10m
  wait: true
`);
    expect(files['apps/acme/web/kustomization.yaml']).toBe(`# What Flux applies of this folder.
# Edit customers/acme/customer.ts.
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - release.yaml
`);
    const before = filesOf(adopting('flux', { release: {} }));
    expect(files['apps/acme/web/release.yaml']).toBe(
      before['clusters/flux-prod/tenants/acme-prod/releases/web.yaml'],
    );
  });

  it.each(ENGINES)(
    'on %s has further manifests there, which nothing but their own object applies',
    (engine) => {
      const files = filesOf(given(engine, web({ manifests: () => manifests })));
      const release =
        engine === 'argocd' ? {} : { 'kustomization.yaml': [], 'release.yaml': ['acme-prod-releases-web'] };
      const name = engine === 'argocd' ? 'acme-prod-web' : 'acme-prod-web-manifests';
      expect(appliersOf(files, PATH)).toEqual({
        ...release,
        'manifests/manifests.yaml': [name],
        'values.yaml': [],
      });
      expect(below(files, `clusters/${clusterOf(engine)}/manifests`)).toEqual([]);
    },
  );

  it('has what the product makes of its tenant there', () => {
    const files = filesOf(given('argocd', web({ tenantValues: ({ tenant }) => ({ host: tenant }) })));
    expect(below(files, PATH)).toEqual(['tenant.yaml', 'values.yaml']);
    expect(files['customers/acme/web/tenants/acme-prod.yaml']).toBeUndefined();
    expect(files['clusters/argo-prod/tenants/acme-prod/releases/web.yaml']).toContain(
      '- $values/apps/acme/web/tenant.yaml\n',
    );
  });

  it('comes with its values to who asks for the tenant alone', () => {
    const files = synthTenant(plan(given('flux')), 'acme-prod');
    expect(below(files, PATH)).toEqual(['kustomization.yaml', 'release.yaml', 'values.yaml']);
  });

  it('an ApplicationSet reads the same files', () => {
    const specs = given('argocd');
    const cluster = { ...specs.fleet.clusters['argo-prod']!, delivery: 'ApplicationSets' } as never;
    const fleet = { ...specs.fleet, clusters: { 'argo-prod': cluster } };
    const fields = filesOf({ ...specs, fleet })['clusters/argo-prod/releases/acme/acme-prod/web.yaml']!;
    expect(fields).toContain('- $values/apps/acme/web/values.yaml\n');
    expect(fields).not.toContain('customers/acme/web/environments/prod.yaml');
  });
});

it('a site at a path of its own leaves the values of its environment to the others', () => {
  const specs = given('argocd');
  const [acme] = specs.customers;
  const at = { cluster: 'argo-prod', ring: 'late' } as const;
  const sites = { north: { ...at, adopt: { web: { path: PATH } } }, south: at };
  const tenants = { prod: { sites, values: { web: { replicaCount: 3 } } } };
  const files = filesOf({ ...specs, customers: [{ ...acme!, spec: { ...acme!.spec, tenants } }] });
  const read = (tenant: string) =>
    /values\/(apps|customers\/acme\/web\/environments)/.exec(
      files[`clusters/argo-prod/tenants/${tenant}/releases/web.yaml`]!,
    )?.[1];
  expect([read('acme-prod-north'), read('acme-prod-south')]).toEqual([
    'apps',
    'customers/acme/web/environments',
  ]);
  const values = (path: string) => parse(files[path]!) as object;
  expect(values(`${PATH}/values.yaml`)).toEqual(values('customers/acme/web/environments/prod.yaml'));
});

describe.each(ENGINES)('on %s', (engine) => {
  it('a release that is no chart has its manifests at the path, and its values where they were', () => {
    const files = filesOf(given(engine, written));
    expect(appliersOf(files, PATH)).toEqual({ 'manifests.yaml': ['acme-prod-web'] });
    expect(files['customers/acme/web/environments/prod.yaml']).toBeDefined();
    expect(files[`clusters/${clusterOf(engine)}/tenants/acme-prod/releases/web.yaml`]).toContain(
      engine === 'argocd' ? `  path: ${PATH}\n` : `  path: ./${PATH}\n`,
    );
  });

  it('a component has all that is written of it at the path', () => {
    const files = filesOf(given(engine));
    expect(appliersOf(files, NGINX)).toEqual({
      'manifests.yaml': ['ingress'],
      ...(engine !== 'argocd' && { 'release.yaml': ['ingress'] }),
    });
    expect(below(files, `clusters/${clusterOf(engine)}/infrastructure`)).toEqual([]);
  });

  it('the path is below the prefix of the state repository', () => {
    const specs = given(engine, written);
    const fleet = { ...specs.fleet, state: { ...specs.fleet.state, prefix: 'fleet/dist' } };
    const files = filesOf({ ...specs, fleet });
    expect(below(files, PATH)).toEqual(['manifests.yaml']);
    expect(files[`clusters/${clusterOf(engine)}/tenants/acme-prod/releases/web.yaml`]).toContain(
      `fleet/dist/${PATH}\n`,
    );
  });

  it('nothing but the files and what points to them differs from one without a path', () => {
    const before = filesOf(given(engine, { customers: adopting(engine, { release: {} }).customers }));
    const after = filesOf(given(engine));
    const others = (files: Files) =>
      Object.fromEntries(
        Object.entries(files).filter(
          ([path]) =>
            !/^apps\/|\/web(\.yaml|\/environments\/prod\.yaml)$|index\.json$|acme-prod\.yaml$/.test(path),
        ),
      );
    expect(others(after)).toEqual(others(before));
  });
});
