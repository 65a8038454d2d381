import { ofKind, manifestsIn } from '../../support/manifests';
import { fleetOf, repository, team } from '../../support/own-repositories';
import { filesOf } from '../../support/sample';
import { anyCluster, customer, product, specs } from '../../support/specs';
import type { CustomerSpec } from '../../../lib/authored/customer';
import type { FleetSpec } from '../../../lib/authored/fleet';

const of = (teams: FleetSpec['teams'], changes: Partial<FleetSpec> = {}, customers = [customer('acme')]) =>
  filesOf(specs({ fleet: fleetOf(teams, changes), customers }));
const files = of({ data: team() });
const objects = manifestsIn(files);
/** Objects of a file without what all of them have. */
const objectsOf = (path: string, all = files) =>
  manifestsIn({ [path]: all[path]! }).map(({ object }) => {
    const { apiVersion, kind, metadata, ...rest } = object as unknown as Record<string, object | string>;
    const { labels: _, ...own } = metadata as { labels?: object };
    return { apiVersion, kind, metadata: own, ...rest };
  });
const tenants = { flux: 'data-prod-flux', arc: 'data-prod-arc', argo: 'data-prod-argo' } as const;

describe.each([
  ['flux', 'flux-prod', 'delivery/tenants', 'flux-system', 'kustomize-controller', 'fleet-state'],
  ['arc', 'arc-prod', 'delivery/guardrails', 'infra', 'flux-applier', 'infra'],
] as const)('on %s', (engine, cluster, delivery, platform, account, state) => {
  const name = tenants[engine];

  it('source and Kustomization are in the namespace of the tenant, with an account of that namespace', () => {
    expect(objectsOf(`clusters/${cluster}/tenants/${name}/repository/repository.yaml`)).toEqual([
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'GitRepository',
        metadata: {
          name: `${name}-repository`,
          namespace: name,
          annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
        },
        spec: {
          url: 'https://git.example.com/data.git',
          ref: { branch: 'main' },
          interval: '5m',
          timeout: '60s',
          secretRef: { name: 'data-git' },
        },
      },
      {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        metadata: {
          name: `${name}-repository`,
          namespace: name,
          annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
        },
        spec: {
          path: './deploy/prod',
          serviceAccountName: 'repository-applier',
          targetNamespace: name,
          sourceRef: { kind: 'GitRepository', name: `${name}-repository` },
          interval: '30m',
          retryInterval: '2m',
          timeout: '10m',
          prune: true,
          wait: true,
          deletionPolicy: 'Orphan',
        },
      },
    ]);
  });

  it('the platform applies these, after the guard rails, and waits for nothing that comes of them', () => {
    const [, own] = objectsOf(`clusters/${cluster}/${delivery}/data/${name}.yaml`);
    expect(own).toEqual({
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: `${name}-repository`, namespace: platform },
      spec: {
        dependsOn: [{ name }],
        path: `./clusters/${cluster}/tenants/${name}/repository`,
        serviceAccountName: account,
        sourceRef: { kind: 'GitRepository', name: state },
        interval: '30m',
        retryInterval: '2m',
        timeout: '10m',
        prune: true,
        wait: false,
      },
    });
  });

  it('the account is bound to the rights of a release in that namespace, and nowhere else', () => {
    const bound = ofKind(objects, 'RoleBinding').filter(({ object }) =>
      object.subjects?.some((subject) => subject.name === 'repository-applier' && subject.namespace === name),
    );
    expect(bound.map(({ object: { metadata, roleRef } }) => [metadata.namespace, roleRef.name])).toEqual([
      [name, 'tenant-releaser'],
    ]);
    const everywhere = objects.filter(({ object }) => object.kind === 'ClusterRoleBinding');
    expect(JSON.stringify(everywhere)).not.toContain('repository-applier');
  });

  it('a policy guards that account, on clusters with such tenants alone', () => {
    const path = `clusters/${cluster}/${delivery}/admission-repositories.yaml`;
    expect(objectsOf(path).map(({ kind, metadata }) => [kind, metadata])).toEqual([
      ['ValidatingAdmissionPolicy', { name: 'tenant-accounts' }],
      ['ValidatingAdmissionPolicyBinding', { name: 'tenant-accounts' }],
      ['ValidatingAdmissionPolicyBinding', { name: 'tenant-accounts-warn' }],
    ]);
    expect(of({})).not.toHaveProperty([path]);
  });
});

it("what the cluster says of Flux's Kustomizations reaches a team's as far as its pace goes", () => {
  const { clusters } = fleetOf({});
  const flux = {
    kustomization: {
      interval: '7m',
      substitute: { token: 'x' },
      substituteFrom: [{ kind: 'Secret', name: 'platform' }],
      decryption: { secretRef: 'platform-keys' },
    },
  } as const;
  const found = of(
    { data: team() },
    { clusters: { ...clusters, 'flux-prod': { ...anyCluster, engine: 'flux', environment: 'prod', flux } } },
  );
  const [, own] = objectsOf('clusters/flux-prod/tenants/data-prod-flux/repository/repository.yaml', found);
  expect(own).toHaveProperty('spec.interval', '7m');
  expect(own).not.toHaveProperty('spec.postBuild');
  expect(own).not.toHaveProperty('spec.decryption');
});

describe('on Argo CD', () => {
  const path = 'clusters/argo-prod/tenants/data-prod-argo/repository/repository.yaml';

  it("an Application of the team's AppProject applies it as the account of the tenant", () => {
    expect(objectsOf(path)).toEqual([
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: {
          name: 'data-prod-argo-repository',
          namespace: 'argocd',
          annotations: { 'argocd.argoproj.io/sync-wave': '1' },
        },
        spec: {
          project: 'data',
          source: {
            repoURL: 'https://git.example.com/data.git',
            targetRevision: 'main',
            path: 'deploy/prod',
            kustomize: { namespace: 'data-prod-argo' },
          },
          destination: { server: 'https://kubernetes.default.svc', namespace: 'data-prod-argo' },
          syncPolicy: {
            retry: { limit: 5, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
            syncOptions: ['PruneLast=true'],
          },
        },
      },
    ]);
  });

  it('the AppProject permits that repository, that namespace, and no kind that is no workload', () => {
    const [project] = objectsOf('clusters/argo-prod/delivery/tenants/data/project.yaml');
    expect(project).toMatchObject({
      metadata: { name: 'data', namespace: 'argocd' },
      spec: {
        sourceRepos: ['https://git.example.com/data.git'],
        destinations: [{ namespace: 'data-prod-argo', server: 'https://kubernetes.default.svc' }],
        clusterResourceWhitelist: [],
        destinationServiceAccounts: [
          {
            namespace: 'data-prod-argo',
            server: 'https://kubernetes.default.svc',
            defaultServiceAccount: 'fleet-releases:data-prod-argo',
          },
        ],
      },
    });
  });

  it('it comes after all releases of a customer that has products, whose AppProject permits it, too', () => {
    const products = [product('web', { dependsOn: ['db'] }), product('db')];
    const acme = customer('acme', { products: { web: {}, db: {} }, repository });
    const found = filesOf(specs({ fleet: fleetOf({}), products, customers: [acme] }));
    const [application] = objectsOf('clusters/argo-prod/tenants/acme-prod/repository/repository.yaml', found);
    expect(application).toHaveProperty(['metadata', 'annotations', 'argocd.argoproj.io/sync-wave'], '3');
    const [project] = objectsOf('clusters/argo-prod/delivery/tenants/acme/project.yaml', found);
    expect(project).toHaveProperty('spec.sourceRepos', [
      'https://git.example.com/code.git',
      'https://git.example.com/data.git',
      'https://git.example.com/state.git',
    ]);
  });

  it('its people sync it where the environment lets them deploy, and it syncs by itself where releases do', () => {
    const dev = { ...anyCluster, engine: 'argocd', environment: 'dev', impersonation: true } as const;
    const { clusters } = fleetOf({});
    const found = of(
      { data: team({ tenants: { dev: { cluster: 'argo-dev' } } }) },
      { clusters: { ...clusters, 'argo-dev': dev } },
    );
    const [project] = objectsOf('clusters/argo-dev/delivery/tenants/data/project.yaml', found);
    expect(JSON.stringify(project)).toContain(
      'p, proj:data:deployer, applications, sync, data/data-dev-repository, allow',
    );
    const [application] = objectsOf('clusters/argo-dev/tenants/data-dev/repository/repository.yaml', found);
    expect(application).toHaveProperty('spec.syncPolicy.automated', { prune: true, selfHeal: true });
    expect(application).toHaveProperty('spec.source.targetRevision', 'develop');
    expect(application).toHaveProperty('metadata.finalizers', [
      'resources-finalizer.argocd.argoproj.io/foreground',
    ]);
  });

  it('what the folder is, is said, so that no plugin takes it for its own', () => {
    const plain = of({ data: team({ repository: { ...repository, content: 'manifests' } }) });
    expect(objectsOf(path, plain)[0]).toHaveProperty('spec.source.directory', { recurse: true, jsonnet: {} });
  });
});

describe('what is applied', () => {
  const flux = (own: Partial<CustomerSpec['repository'] & object>, changes: Partial<FleetSpec> = {}) =>
    of({ data: team({ repository: { ...repository, ...own } }) }, changes);
  const applied = (found: ReturnType<typeof of>) => {
    const [source, own] = objectsOf(
      'clusters/flux-prod/tenants/data-prod-flux/repository/repository.yaml',
      found,
    );
    const {
      spec: { ref },
    } = source as unknown as { spec: { ref: object } };
    const {
      spec: { path },
    } = own as unknown as { spec: { path: string } };
    return [ref, path];
  };

  it('is what the environment says, and else what all say', () => {
    const environments = { prod: { ref: { tag: 'v1' }, path: 'overlays/{site}' } };
    expect(applied(flux({ environments }))).toEqual([{ tag: 'v1' }, './overlays/flux']);
    expect(applied(flux({ ref: { branch: 'x' } }))).toEqual([{ branch: 'x' }, './deploy/prod']);
  });

  it('is the root of the repository where nobody says a path', () => {
    const { path: _, ...rest } = repository;
    const found = of({ data: team({ repository: rest }) });
    expect(applied(found)).toEqual([{ branch: 'main' }, './']);
    const [application] = objectsOf(
      'clusters/argo-prod/tenants/data-prod-argo/repository/repository.yaml',
      found,
    );
    expect(application).toHaveProperty('spec.source.path', '.');
  });

  it('has its hosts, ports and peers let through, and nothing else', () => {
    const found = flux({
      hosts: ['Data.example.com'],
      ports: { http: 8080 },
      peers: { to: [{ cidr: '203.0.113.0/24', ports: [443] }] },
    });
    const rails = 'clusters/flux-prod/tenants/data-prod-flux/guardrails';
    expect(objectsOf(`${rails}/namespace.yaml`, found)[0]).toHaveProperty(
      ['metadata', 'annotations', 'ringfleet.io/hosts'],
      'data.example.com',
    );
    const names = objectsOf(`${rails}/network-policies.yaml`, found).map(
      ({ metadata }) => (metadata as { name?: string }).name,
    );
    expect(names).toEqual([
      'default-deny',
      'allow-dns',
      'allow-same-namespace',
      'allow-ingress-controller',
      'allow-repository-peers',
    ]);
  });

  it('has a namespace of its own where each release has one', () => {
    const acme = customer('acme', { repository, tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } });
    const found = of({}, { namespacePer: 'release' }, [acme]);
    const [, own] = objectsOf('clusters/flux-prod/tenants/acme-prod/repository/repository.yaml', found);
    expect(own).toHaveProperty('metadata.namespace', 'acme-prod-repository');
    expect(own).toHaveProperty('spec.targetNamespace', 'acme-prod-repository');
    const spaces = objectsOf('clusters/flux-prod/tenants/acme-prod/guardrails/namespace.yaml', found);
    expect(spaces.map(({ metadata }) => (metadata as { name?: string }).name)).toEqual([
      'acme-prod-web',
      'acme-prod-repository',
    ]);
  });
});

it('the index knows the team, and which files deliver its repository', () => {
  const index = JSON.parse(files['customers/data/index.json']!) as {
    team: boolean;
    files: { path: string; repository?: true }[];
  };
  expect(index.team).toBe(true);
  expect(index.files.filter((file) => file.repository).map(({ path }) => path)).toEqual([
    'clusters/arc-prod/tenants/data-prod-arc/repository/repository.yaml',
    'clusters/argo-prod/tenants/data-prod-argo/repository/repository.yaml',
    'clusters/flux-prod/tenants/data-prod-flux/repository/repository.yaml',
  ]);
  expect(files['customers/data/metadata.yaml']).toContain(
    'Metadata of team data.\n# Edit fleet/fleet.ts teams.data.',
  );
});

it('a team changes no file of anybody else', () => {
  const before = of({});
  const changed = Object.keys(before).filter((path) => before[path] !== files[path]);
  expect(changed).toEqual([]);
});
