import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { CustomerInput, Specs } from '../../../lib/authored/specs';
import { isPermitted } from '../../support/argocd-rbac';
import { appliers, applies } from '../../support/applied';
import { madeBySets } from '../../support/expansion';
import { manifestsIn, nameOf, ofKind } from '../../support/manifests';
import { difference, filesOf, planOf, type Files } from '../../support/sample';
import { SEALED, sealedSecret, secretFile } from '../../support/secrets';
import { bySets } from '../../support/sets';
import { anyCluster, customer, fleet, product, specs } from '../../support/specs';

const plain = customer('acme', {
  tenants: {
    dev: { cluster: 'argo-dev', ring: 'internal' },
    prod: { cluster: 'argo-prod', ring: 'late' },
  },
});

/** A customer with a SealedSecret in each environment. */
const acme: CustomerInput = {
  ...plain,
  secrets: ['dev', 'prod'].map((environment) =>
    secretFile(`customers/acme/secrets/${environment}/a.yaml`, sealedSecret('a', `acme-${environment}`)),
  ),
};

const { clusters } = fleet();
const withClusters = (changes: Readonly<Record<string, Partial<ClusterSpec>>>, given = acme): Specs =>
  specs({
    fleet: fleet({
      clusters: Object.fromEntries(
        Object.entries(clusters).map(([name, each]) => [name, { ...each, ...changes[name] }]),
      ),
    }),
    customers: [given],
  });

const impersonating = withClusters({
  'argo-dev': { impersonation: true },
  'argo-prod': { impersonation: true },
});
const files = filesOf(impersonating);

const PATH = 'clusters/argo-prod/tenants/acme-prod/secrets.yaml';
const applicationIn = (given: Files, path = PATH) =>
  ofKind(manifestsIn({ [path]: given[path]! }), 'Application').map(({ object }) => object);
const projectIn = (given: Files, cluster: string) => {
  const path = `clusters/${cluster}/delivery/tenants/acme/secrets-project.yaml`;
  return ofKind(manifestsIn({ [path]: given[path]! }), 'AppProject')[0]!.object;
};

it('SealedSecrets have an Application of their own, which syncs by itself where releases wait for a person', () => {
  const [application, ...more] = applicationIn(files);
  expect(more).toEqual([]);
  expect(nameOf(application!)).toBe('argocd/acme-prod-secrets');
  expect(application!.spec).toMatchObject({
    project: 'acme-secrets',
    source: { path: 'clusters/argo-prod/tenants/acme-prod/secrets' },
    destination: { server: 'https://kubernetes.default.svc', namespace: 'acme-prod' },
    syncPolicy: { automated: { prune: true, selfHeal: true } },
  });
  const [release] = applicationIn(files, 'clusters/argo-prod/tenants/acme-prod/releases/web.yaml');
  expect(release!.spec.syncPolicy).not.toHaveProperty('automated');
});

it.each([
  ['files', impersonating],
  ['ApplicationSets', bySets(impersonating)],
])('by %s, nothing else applies them, and the Application of the tenant holds theirs', (_, given) => {
  const all = filesOf(given);
  const made = madeBySets(all, planOf(given));
  const emitted = [...manifestsIn(all), ...made];
  const applying = appliers(all, emitted, given.fleet.state.url);
  const who = (path: string) =>
    [...new Set(applying.filter((each) => applies(each, path)).map((each) => each.who))].sort();
  expect(who('clusters/argo-prod/tenants/acme-prod/secrets/a.yaml')).toEqual([
    'Application argocd/acme-prod-secrets',
  ]);
  expect(who(PATH)).toEqual(['Application argocd/acme-prod']);
  expect(who('clusters/argo-prod/tenants/acme-prod/guardrails/quota.yaml')).toEqual([
    'Application argocd/acme-prod',
  ]);
});

it('they come with the guard rails, after them, and before releases', () => {
  const wave = (path: string) =>
    applicationIn(files, path)[0]!.metadata.annotations!['argocd.argoproj.io/sync-wave'];
  expect(wave(PATH)).toBeUndefined();
  expect(wave('clusters/argo-prod/tenants/acme-prod/releases/web.yaml')).toBe('1');
});

it('their AppProject permits that kind in the namespaces of the customer, from the state repository, and no more', () => {
  expect(projectIn(files, 'argo-prod').spec).toEqual({
    description: expect.any(String) as string,
    sourceRepos: ['https://git.example.com/state.git'],
    destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'acme-prod' }],
    clusterResourceWhitelist: [],
    namespaceResourceWhitelist: [{ group: 'bitnami.com', kind: 'SealedSecret' }],
    roles: [
      expect.objectContaining({
        name: 'viewer',
        policies: ['p, proj:acme-secrets:viewer, applications, get, acme-secrets/*, allow'],
      }),
    ],
    destinationServiceAccounts: [
      {
        server: 'https://kubernetes.default.svc',
        namespace: 'acme-prod',
        defaultServiceAccount: 'fleet-releases:acme-prod.secrets',
      },
    ],
  });
});

it('releases may bring none', () => {
  const path = 'clusters/argo-prod/delivery/tenants/acme/project.yaml';
  const [project] = ofKind(manifestsIn({ [path]: files[path]! }), 'AppProject');
  const groups = project!.object.spec.namespaceResourceWhitelist!.map(({ group }) => group);
  expect(groups).not.toContain('bitnami.com');
});

it('the group of the customer sees the Application, and may do nothing with it', () => {
  const settings = ofKind(manifestsIn(files), 'ConfigMap').find(
    ({ cluster, object }) => cluster === 'argo-dev' && object.metadata.name === 'argocd-rbac-cm',
  )!.object;
  const may = (group: string, action: string) =>
    isPermitted(
      [group],
      { resource: 'applications', action, object: 'acme-secrets/acme-dev-secrets' },
      settings,
      [projectIn(files, 'argo-dev')],
    );
  const { group } = plain.spec;
  expect(['get', 'sync', 'update', 'delete'].map((action) => may(group, action))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(may('others', 'get')).toBe(false);
});

it('where Argo CD impersonates, their account may write SealedSecrets in this namespace, and nothing else', () => {
  const path = 'clusters/argo-prod/tenants/acme-prod/guardrails/access.yaml';
  const guardrails = manifestsIn({ [path]: files[path]! });
  const bound = ofKind(manifestsIn(files), 'RoleBinding').filter(({ object }) =>
    object.subjects?.some(({ name }) => name === 'acme-prod.secrets'),
  );
  expect(
    bound.map(({ object: { metadata, roleRef } }) => [
      nameOf({ metadata } as never),
      roleRef.kind,
      roleRef.name,
    ]),
  ).toEqual([['acme-prod/sealed-secrets', 'Role', 'sealed-secrets']]);
  const roles = guardrails.filter(({ object }) => object.kind === 'Role');
  expect(roles.map(({ object }) => [nameOf(object), (object as { rules?: unknown }).rules])).toEqual([
    [
      'acme-prod/sealed-secrets',
      [
        {
          apiGroups: ['bitnami.com'],
          resources: ['sealedsecrets'],
          verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
        },
      ],
    ],
  ]);
  expect(guardrails.map(({ object }) => `${object.kind} ${nameOf(object)}`)).toContain(
    'ServiceAccount fleet-releases/acme-prod.secrets',
  );
});

it('where it does not, they have no account', () => {
  const without = filesOf(withClusters({}));
  expect(projectIn(without, 'argo-prod').spec).not.toHaveProperty('destinationServiceAccounts');
  expect(without['clusters/argo-prod/tenants/acme-prod/guardrails/access.yaml']).not.toContain(
    'sealed-secrets',
  );
});

it('they go with a tenant whose environment cascades, and stay where it orphans', () => {
  const dev = applicationIn(files, 'clusters/argo-dev/tenants/acme-dev/secrets.yaml')[0]!;
  expect(dev.metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io/foreground']);
  expect(applicationIn(files)[0]!.metadata.finalizers).toBeUndefined();
  const kept = { 'argocd.argoproj.io/sync-options': 'Prune=false' };
  expect(projectIn(files, 'argo-prod').metadata.annotations).toMatchObject(kept);
  expect(projectIn(files, 'argo-dev').metadata).toMatchObject({
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
  });
});

it('with a handover neither the Application of the tenant nor theirs prunes', () => {
  const all = filesOf(withClusters({ 'argo-prod': { handover: true } }));
  expect(applicationIn(all)[0]!.spec.syncPolicy!.automated).toEqual({ selfHeal: true });
  const [tenant] = applicationIn(all, 'clusters/argo-prod/delivery/tenants/acme/acme-prod.yaml');
  expect(tenant!.spec.syncPolicy!.automated).toEqual({ selfHeal: true });
});

it('the first SealedSecret of a tenant changes nothing of its Application', () => {
  const without = filesOf(withClusters({ 'argo-dev': {} }, plain));
  const { added, removed, modified } = difference(without, filesOf(withClusters({})));
  expect(removed).toEqual([]);
  expect(modified).toEqual(['customers/acme/index.json']);
  expect(added.filter((path) => path.startsWith('clusters/argo-prod/'))).toEqual([
    'clusters/argo-prod/delivery/tenants/acme/secrets-project.yaml',
    'clusters/argo-prod/tenants/acme-prod/secrets.yaml',
    'clusters/argo-prod/tenants/acme-prod/secrets/a.yaml',
  ]);
});

it('where each release has a namespace, its SealedSecrets have an Application and an account of their own', () => {
  const of = (name: string) =>
    secretFile(`customers/acme/secrets/prod/${name}.yaml`, sealedSecret('a', `acme-prod-${name}`));
  const tenants = { prod: { cluster: 'argo-prod', ring: 'late' } };
  const all = filesOf(
    specs({
      fleet: fleet({
        namespacePer: 'release',
        clusters: {
          ...clusters,
          'argo-prod': { ...clusters['argo-prod']!, impersonation: true } as ClusterSpec,
        },
      }),
      products: [product('web'), product('api')],
      customers: [
        { ...customer('acme', { products: { web: {}, api: {} }, tenants }), secrets: [of('web'), of('api')] },
      ],
    }),
  );
  const made = applicationIn(all).map(({ metadata, spec }) => [
    metadata.name,
    spec.source!.path,
    spec.destination.namespace,
  ]);
  expect(made).toEqual(
    ['api', 'web'].map((name) => [
      `acme-prod-${name}-secrets`,
      `clusters/argo-prod/tenants/acme-prod/secrets/${name}`,
      `acme-prod-${name}`,
    ]),
  );
  const accounts = projectIn(all, 'argo-prod').spec.destinationServiceAccounts!;
  expect(accounts.map(({ defaultServiceAccount }) => defaultServiceAccount)).toEqual([
    'fleet-releases:acme-prod-api.secrets',
    'fleet-releases:acme-prod-web.secrets',
  ]);
});

describe('on a cluster that a hub manages', () => {
  const argocd = { ...anyCluster, engine: 'argocd', environment: 'prod' } as const;
  const connection = { server: 'https://prod:6443', credentials: { sealed: { config: SEALED } } };
  const given = specs({
    fleet: fleet({
      clusters: {
        ...clusters,
        hub: argocd,
        'argo-prod': { ...argocd, managedBy: 'hub', connection } as ClusterSpec,
      },
    }),
    customers: [acme],
  });
  const all = filesOf(given);

  it('they go there from the hub, after the guard rails, which no longer bring them', () => {
    expect(applicationIn(all)[0]!.spec.destination).toEqual({ name: 'argo-prod', namespace: 'acme-prod' });
    const [guardrails] = applicationIn(all, 'clusters/argo-prod/tenants/acme-prod/guardrails.yaml');
    expect(guardrails!.spec.source!.directory).toMatchObject({ include: 'guardrails/*' });
    expect(guardrails!.metadata.annotations!['argocd.argoproj.io/sync-wave']).toBe('-1');
    const [tenant] = applicationIn(all, 'clusters/argo-prod/delivery/tenants/acme/acme-prod.yaml');
    expect(tenant!.spec.source!.directory).toMatchObject({ exclude: '{guardrails,secrets}/*' });
  });

  it('their AppProject is on the hub, for that cluster', () => {
    expect(projectIn(all, 'hub').spec.destinations).toEqual([{ name: 'argo-prod', namespace: 'acme-prod' }]);
  });
});
