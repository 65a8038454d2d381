import { inRepository, isLaidOut, layout } from '../../lib/plan/layout';

/** Frozen: every cluster pulls these paths, so that a changed one deletes what lay at the old one. */
it('files lie at these paths under dist/', () => {
  const examples = {
    productBase: layout.productBase('shop'),
    productEnvironment: layout.productEnvironment('shop', 'prod'),
    productCluster: layout.productCluster('shop', 'shared-prod'),
    ring: layout.ring('ring3-mainstream', 'shop'),
    axis: layout.axis('region', 'northeurope', 'shop'),
    tenantValues: layout.tenantValues('acme', 'shop', 'acme-prod'),
    customerFile: layout.customerFile('acme', 'metadata'),
    customerValues: layout.customerValues('acme', 'shop'),
    customerEnvironment: layout.customerEnvironment('acme', 'shop', 'prod'),
    customerRelease: layout.customerRelease('acme', 'shop', 'prod'),
    customerSecrets: layout.customerSecrets('acme', 'shop'),
    featureFlags: layout.featureFlags('acme'),
    terraform: layout.terraform('acme'),
    cluster: layout.cluster('shared-prod'),
    applications: layout.applications('shared-prod'),
    connections: layout.connections('shared-prod'),
    bootstrap: layout.bootstrap('shared-prod'),
    delivery: layout.delivery('shared-prod', 'acme-prod'),
    component: layout.component('shared-prod', 'cert-manager'),
    tenant: layout.tenant('shared-prod', 'acme-prod'),
    guardrails: layout.guardrails('shared-prod', 'acme-prod'),
    manifests: layout.manifests('shared-prod', 'acme-prod', 'shop'),
    adoptedValues: layout.adoptedValues('apps/shop'),
    adoptedTenantValues: layout.adoptedTenantValues('apps/shop'),
    adoptedManifests: layout.adoptedManifests('apps/shop'),
    repository: layout.repository('shared-prod', 'acme-prod'),
    releases: layout.releases('shared-prod', 'acme-prod'),
    secrets: layout.secrets('shared-prod', 'acme-prod'),
    secretsApplications: layout.secretsApplications('shared-prod', 'acme-prod'),
    adopted: layout.adopted('shared-prod'),
    tenants: layout.tenants('shared-prod'),
    applicationSets: layout.applicationSets,
    tenantFields: layout.tenantFields('shared-prod', 'acme-prod'),
    releaseFields: layout.releaseFields('shared-prod', 'acme', 'acme-prod', 'shop'),
  } satisfies Record<keyof typeof layout, string>;

  expect(examples).toStrictEqual({
    productBase: 'products/shop/base-values.yaml',
    productEnvironment: 'products/shop/environments/prod.yaml',
    productCluster: 'products/shop/clusters/shared-prod.yaml',
    ring: 'rings/ring3-mainstream/shop.yaml',
    axis: 'axes/region/northeurope/shop.yaml',
    tenantValues: 'customers/acme/shop/tenants/acme-prod.yaml',
    customerFile: 'customers/acme/metadata.yaml',
    customerValues: 'customers/acme/shop/values.yaml',
    customerEnvironment: 'customers/acme/shop/environments/prod.yaml',
    customerRelease: 'customers/acme/shop/releases/prod.yaml',
    customerSecrets: 'customers/acme/shop/secrets.yaml',
    featureFlags: 'customers/acme/configs/feature-flags.yaml',
    terraform: 'customers/acme/terraform',
    cluster: 'clusters/shared-prod',
    applications: 'clusters/shared-prod/applications',
    connections: 'clusters/shared-prod/connections',
    bootstrap: 'clusters/shared-prod/bootstrap',
    delivery: 'clusters/shared-prod/delivery/acme-prod',
    component: 'clusters/shared-prod/infrastructure/cert-manager',
    tenant: 'clusters/shared-prod/tenants/acme-prod',
    guardrails: 'clusters/shared-prod/tenants/acme-prod/guardrails',
    manifests: 'clusters/shared-prod/manifests/acme-prod/shop',
    adoptedValues: 'apps/shop/values.yaml',
    adoptedTenantValues: 'apps/shop/tenant.yaml',
    adoptedManifests: 'apps/shop/manifests',
    repository: 'clusters/shared-prod/tenants/acme-prod/repository',
    releases: 'clusters/shared-prod/tenants/acme-prod/releases',
    secrets: 'clusters/shared-prod/tenants/acme-prod/secrets',
    secretsApplications: 'clusters/shared-prod/tenants/acme-prod/secrets.yaml',
    adopted: 'clusters/shared-prod/adopted.json',
    tenants: 'clusters/shared-prod/tenants',
    applicationSets: 'applicationsets',
    tenantFields: 'clusters/shared-prod/guardrails/acme-prod.yaml',
    releaseFields: 'clusters/shared-prod/releases/acme/acme-prod/shop.yaml',
  });
  expect(layout.secrets('shared-prod', 'acme-prod', 'shop')).toBe(
    'clusters/shared-prod/tenants/acme-prod/secrets/shop',
  );
  expect(layout.customerRelease('acme', 'shop', 'prod', 'north')).toBe(
    'customers/acme/shop/releases/prod/north.yaml',
  );
});

it("paths in the state repository start with the folder that holds dist's content", () => {
  expect(inRepository({ prefix: '' }, 'clusters/a')).toBe('clusters/a');
  expect(inRepository({ prefix: 'fleet/dist' }, 'clusters/a')).toBe('fleet/dist/clusters/a');
});

it('what the formulas lay out is told from what is free in the folders of a cluster and a customer', () => {
  const mine = { name: 'acme', products: ['shop'] };
  const all = Object.values({
    ...layout,
    component: () => 'clusters/acme',
    customerFile: () => 'customers/acme/metadata.yaml',
  }).map((formula) => (typeof formula === 'string' ? formula : formula('acme', 'shop', 'acme', 'shop')));
  const ours = all.filter((path) => !path.startsWith('acme/'));
  expect(ours.length).toBeGreaterThan(25);
  for (const path of ours) expect([path, isLaidOut(path, 'acme', mine)]).toEqual([path, true]);
  for (const path of ['apps', 'clusters/acme/apps', 'customers/acme/prod/shop'])
    expect([path, isLaidOut(path, 'acme', mine)]).toEqual([path, false]);
});
