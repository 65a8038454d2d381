import { layout } from '../../../lib/plan/layout';
import { manifestsIn, nameOf, ofKind, type Emitted } from '../../support/manifests';
import { sealed, secretFile } from '../../support/secrets';
import { difference, filesOf, type Files } from '../../support/sample';
import { customer, fleet, product, specs } from '../../support/specs';

const sites = {
  flux: { cluster: 'flux-prod', ring: 'late' },
  arc: { cluster: 'arc-prod', ring: 'late' },
};
const acme = customer('acme', { tenants: { prod: { sites } } });
const inSite = (site: string, name: string, secret = sealed(name)) =>
  secretFile(`customers/acme/secrets/prod/${site}/${name}.yaml`, secret);
const given = ['flux', 'arc'].flatMap((site) => [inSite(site, 'database'), inSite(site, 'queue')]);
const files = filesOf(specs({ customers: [{ ...acme, secrets: given }] }));

function kustomization(all: Files, name: string) {
  const found = ofKind(manifestsIn(all), 'Kustomization').find(({ object }) => nameOf(object) === name);
  return found!.object;
}

const afterGuardrails = (tenant: string) => [{ name: tenant, namespace: 'flux-system' }];

it.each(['flux', 'arc'])('the files of a tenant are written byte for byte on %s', (site) => {
  const folder = layout.secrets(`${site}-prod`, `acme-prod-${site}`);
  for (const { name, text, environment: _ } of given.filter((each) => each.site === site))
    expect(files[`${folder}/${name}.yaml`]).toBe(text);
  expect(Object.keys(files).filter((path) => path.startsWith(`${folder}/`))).toHaveLength(2);
});

it('a Kustomization decrypts them with the key of the tenant, and applies them into its namespace', () => {
  const { metadata, spec } = kustomization(files, 'fleet-releases/acme-prod-flux-secrets');
  expect(spec).toMatchObject({
    path: './clusters/flux-prod/tenants/acme-prod-flux/secrets',
    serviceAccountName: 'acme-prod-flux.secrets',
    targetNamespace: 'acme-prod-flux',
    decryption: { provider: 'sops', secretRef: { name: 'acme-prod-flux-sops' } },
    prune: true,
    wait: true,
  });
  // The files cannot carry the labels by which people find what is a customer's.
  expect(spec.commonMetadata).toEqual({ labels: metadata.labels });
});

it.each(['flux', 'arc'])(
  'their account may write Secrets in that namespace, and nothing else, on %s',
  (site) => {
    const tenant = `acme-prod-${site}`;
    const access = manifestsIn(files).filter(({ path }) => path.endsWith(`${tenant}/guardrails/access.yaml`));
    const bound = ofKind(access, 'RoleBinding').filter(({ object }) =>
      object.subjects?.some(({ name }) => name === `${tenant}.secrets`),
    );
    expect(bound.map(({ object }) => [nameOf(object), object.roleRef.kind, object.roleRef.name])).toEqual([
      [`${tenant}/secrets`, 'Role', 'secrets'],
    ]);
    const roles = access.filter(({ object }) => object.kind === 'Role').map(({ object }) => object);
    expect(roles).toMatchObject([
      {
        metadata: { name: 'secrets', namespace: tenant },
        rules: [{ apiGroups: [''], resources: ['secrets'] }],
      },
    ]);
  },
);

it('guard rails come first, then Secrets, then releases', () => {
  const guardrails = afterGuardrails('acme-prod-flux');
  expect(kustomization(files, 'fleet-releases/acme-prod-flux-secrets').spec.dependsOn).toEqual(guardrails);
  expect(kustomization(files, 'flux-system/acme-prod-flux-releases').spec.dependsOn).toEqual([
    { name: 'acme-prod-flux' },
    { name: 'acme-prod-flux-secrets', namespace: 'fleet-releases' },
  ]);
});

it('on Arc likewise, in the namespaces of its configurations', () => {
  const secrets = kustomization(files, 'apps/acme-prod-arc-secrets').spec;
  expect(secrets).toMatchObject({
    serviceAccountName: 'acme-prod-arc.secrets',
    targetNamespace: 'acme-prod-arc',
  });
  expect(secrets.dependsOn).toEqual([{ name: 'acme-prod-arc', namespace: 'infra' }]);
  expect(kustomization(files, 'infra/acme-prod-arc-releases').spec.dependsOn).toEqual([
    { name: 'acme-prod-arc' },
    { name: 'acme-prod-arc-secrets', namespace: 'apps' },
  ]);
});

it('what decrypts them pulls by a source beside it, which is there only where something does', () => {
  const source = 'clusters/flux-prod/delivery/tenants/source.yaml';
  expect(kustomization(files, 'fleet-releases/acme-prod-flux-secrets').spec.sourceRef).toEqual({
    kind: 'GitRepository',
    name: 'fleet-state',
  });
  expect(manifestsIn({ [source]: files[source]! }).map(({ object }) => nameOf(object))).toEqual([
    'fleet-releases/fleet-state',
  ]);
  expect(filesOf(specs({ customers: [acme] }))).not.toHaveProperty([source]);
});

it('the account that applies them may write Secrets in the namespace of the tenant, and is there bound alone', () => {
  const emitted = manifestsIn(files);
  const role = emitted.find(
    ({ cluster, object }) => cluster === 'flux-prod' && nameOf(object) === 'tenant-releaser',
  ) as Emitted<
    Emitted['object'] & { rules: { apiGroups: string[]; resources: string[]; verbs: string[] }[] }
  >;
  const rule = role.object.rules.find(
    ({ apiGroups, resources }) => apiGroups.includes('') && resources.includes('secrets'),
  );
  expect(rule!.verbs).toEqual(expect.arrayContaining(['create', 'patch', 'delete']));
  const bound = ofKind(emitted, 'RoleBinding').filter(({ object: { subjects, roleRef } }) => {
    return (
      roleRef.name === 'tenant-releaser' &&
      subjects?.some(({ name: account }) => account === 'acme-prod-flux')
    );
  });
  expect(bound.map(({ object }) => object.metadata.namespace)).toEqual(['acme-prod-flux']);
});

it.each([
  ['orphan', 'Orphan'],
  ['cascade', undefined],
] as const)(
  'where deletion is to %s, the Secrets of a tenant that leaves do likewise',
  (onDelete, policy) => {
    const { prod, ...others } = fleet().environments;
    const environments = { ...others, prod: { ...prod!, onDelete } };
    const changed = specs({ fleet: fleet({ environments }), customers: [{ ...acme, secrets: given }] });
    const { spec } = kustomization(filesOf(changed), 'fleet-releases/acme-prod-flux-secrets');
    expect([spec.prune, spec.deletionPolicy]).toEqual([true, policy]);
  },
);

it('a tenant without Secrets has no Kustomization for them', () => {
  const { added, removed, modified } = difference(filesOf(specs({ customers: [acme] })), files);
  expect(removed).toEqual([]);
  expect(added.filter((path) => !path.includes('/secrets/'))).toEqual([
    'clusters/arc-prod/delivery/releases/acme/acme-prod-arc.yaml',
    'clusters/flux-prod/delivery/tenants/source.yaml',
  ]);
  expect(modified).toEqual([
    'clusters/arc-prod/delivery/guardrails/acme/acme-prod-arc.yaml',
    'clusters/arc-prod/tenants/acme-prod-arc/guardrails/access.yaml',
    'clusters/flux-prod/delivery/tenants/acme/acme-prod-flux.yaml',
    'clusters/flux-prod/tenants/acme-prod-flux/guardrails/access.yaml',
    'customers/acme/index.json',
  ]);
});

it('the index of the customer lists them', () => {
  const index = JSON.parse(files['customers/acme/index.json']!) as { files: { path: string }[] };
  expect(index.files).toContainEqual({
    path: 'clusters/flux-prod/tenants/acme-prod-flux/secrets/database.yaml',
    tenant: 'acme-prod-flux',
    environment: 'prod',
    ring: 'late',
    cluster: 'flux-prod',
  });
});

it('another customer with Secrets modifies no file', () => {
  const beta = {
    ...customer('beta', { tenants: { prod: sites.flux } }),
    secrets: [secretFile('customers/beta/secrets/prod/database.yaml', sealed('database'))],
  };
  const more = filesOf(specs({ customers: [{ ...acme, secrets: given }, beta] }));
  const { added, removed, modified } = difference(files, more);
  expect([removed, modified]).toEqual([[], []]);
  expect(added).toContain('clusters/flux-prod/tenants/beta-prod/secrets/database.yaml');
});

it('where each release has a namespace, its Secrets have a folder, a Kustomization and an account of their own', () => {
  const of = (name: string) =>
    secretFile(
      `customers/beta/secrets/prod/${name}.yaml`,
      sealed('database', { metadata: { name: 'database', namespace: `beta-prod-${name}` } }),
    );
  const beta = {
    ...customer('beta', { products: { web: {}, api: {} }, tenants: { prod: sites.flux } }),
    secrets: [of('web'), of('api')],
  };
  const all = filesOf(
    specs({
      fleet: fleet({ namespacePer: 'release' }),
      products: [product('web'), product('api')],
      customers: [beta],
    }),
  );
  for (const name of ['web', 'api']) {
    const folder = `clusters/flux-prod/tenants/beta-prod/secrets/${name}`;
    expect(Object.keys(all).filter((path) => path.startsWith(folder))).toEqual([`${folder}/${name}.yaml`]);
    expect(kustomization(all, `fleet-releases/beta-prod-${name}-secrets`).spec).toMatchObject({
      path: `./${folder}`,
      serviceAccountName: `beta-prod-${name}.secrets`,
      targetNamespace: `beta-prod-${name}`,
      decryption: { secretRef: { name: 'beta-prod-sops' } },
    });
  }
  expect(kustomization(all, 'flux-system/beta-prod-releases').spec.dependsOn).toEqual([
    { name: 'beta-prod' },
    { name: 'beta-prod-api-secrets', namespace: 'fleet-releases' },
    { name: 'beta-prod-web-secrets', namespace: 'fleet-releases' },
  ]);
});
