import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { exampleRoot } from '../../support/examples';
import { manifestsIn, ofKind } from '../../support/manifests';
import { filesOf } from '../../support/sample';
import {
  application,
  emitted,
  environments,
  HUB,
  objects,
  places,
  plan,
  released,
  specs,
} from '../../support/warehouse-network';

const workflows = join(exampleRoot('warehouse-network'), '.github/workflows');
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly uses?: string;
        readonly needs?: string;
        readonly steps?: readonly { readonly name?: string; readonly uses?: string; readonly run?: string }[];
      }
    >
  >;
}
const workflow = (name: string) => parse(readFileSync(join(workflows, name), 'utf8')) as Workflow;

describe('images', () => {
  const steps = workflow('image.yml').jobs['image']!.steps!;
  const position = (part: string) => steps.findIndex(({ run }) => run?.includes(part));

  it('are scanned by Trivy after they are built and before they are pushed; what it finds ends the run', () => {
    const scan = position('"$TRIVY"');
    expect(position('docker build')).toBeGreaterThanOrEqual(0);
    expect(scan).toBeGreaterThan(position('docker build'));
    expect(position('docker push')).toBeGreaterThan(scan);
    expect(steps[scan]!.run).toMatch(/--exit-code 1 --severity HIGH,CRITICAL/);
  });

  it.each(environments)('of %s come by that and by no other way, before a version is written', (name) => {
    const { jobs } = workflow(`gitops-${name}.yml`);
    expect(jobs['image']!.uses).toBe('./.github/workflows/image.yml');
    for (const [job, { needs, steps: own = [] }] of Object.entries(jobs)) {
      if (job === 'image') continue;
      expect(needs).toBe('image');
      expect(own.filter(({ run }) => run?.includes('docker '))).toEqual([]);
    }
  });

  it('run from that registry alone: admission refuses others', () => {
    const registry = 'europe-west1-docker.pkg.dev/warehouse-network/apps';
    for (const { cluster } of places) {
      const policies = objects(cluster, 'ValidatingAdmissionPolicy').map(({ spec }) => JSON.stringify(spec));
      expect(policies.some((text) => text.includes(`['${registry}'].exists(`))).toBe(true);
    }
  });
});

it('workflows name actions by commit and may do no more than each job says', () => {
  for (const file of readdirSync(workflows)) {
    expect(workflow(file).permissions).toEqual({});
    for (const { steps = [] } of Object.values(workflow(file).jobs))
      for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  }
});

describe('commits', () => {
  it('that run in an environment have to be signed by a key that the AppProject names', () => {
    const project = ofKind(emitted, 'AppProject').find(({ object }) => object.metadata.name === 'warehouse')!;
    const { signatureKeys } = specs.fleet.argocd!.projects!.customers!;
    expect(signatureKeys!.length).toBeGreaterThan(0);
    expect(project.object.spec.signatureKeys).toEqual(signatureKeys!.map((keyID) => ({ keyID })));
  });

  it('can be verified: each release is one folder of git', () => {
    for (const { tenant } of places) {
      const { source, sources } = application(tenant).object.spec;
      expect(sources).toBeUndefined();
      expect(source!.repoURL).toMatch(/\.git$/);
    }
  });

  it('of the workflows are signed', () => {
    for (const name of environments) {
      const runs = Object.values(workflow(`gitops-${name}.yml`).jobs).flatMap(({ steps = [] }) =>
        steps.flatMap(({ run }) => run ?? []),
      );
      const signed = runs.findIndex((run) => run.includes('git config commit.gpgsign true'));
      expect(signed).toBeGreaterThanOrEqual(0);
      expect(runs.findIndex((run) => run.includes('git commit'))).toBeGreaterThan(signed);
    }
  });
});

describe('the developers', () => {
  const group = 'warehouse-developers';

  it.each(places)(
    'see $namespace on $cluster, and change workloads in dev alone',
    ({ cluster, namespace, environment }) => {
      const roles = objects(cluster, 'RoleBinding')
        .map(
          (object) =>
            object as unknown as {
              metadata: { namespace: string };
              roleRef: { name: string };
              subjects: { name: string }[];
            },
        )
        .filter(
          ({ metadata, subjects }) =>
            metadata.namespace === namespace && subjects.some(({ name }) => name === group),
        )
        .map(({ roleRef }) => roleRef.name);
      expect(roles.sort()).toEqual(environment === 'dev' ? ['tenant-releaser', 'view'] : ['view']);
    },
  );

  it('sync the Application of dev, and see the others', () => {
    const project = ofKind(emitted, 'AppProject').find(({ object }) => object.metadata.name === 'warehouse')!;
    const policies = (project.object.spec.roles ?? []).flatMap((role) => role.policies ?? []);
    const permits = (verb: string) =>
      policies
        .filter((policy) => policy.includes(` applications, ${verb}, `))
        .map((policy) => policy.split(', ')[4]);
    expect(permits('sync')).toEqual(['warehouse/warehouse-dev']);
    expect(permits('get')).toEqual(['warehouse/*']);
  });

  it('are nobody to Argo CD besides: release managers are, and whoever supports may look', () => {
    const [settings] = objects(HUB, 'ConfigMap').filter(({ metadata }) => metadata.name === 'argocd-rbac-cm');
    expect(settings!.data).toMatchObject({
      'policy.csv': 'g, warehouse-release-managers, role:admin\ng, warehouse-support, role:readonly\n',
      'policy.default': '',
    });
  });
});

describe('secrets', () => {
  it('come from Google Secret Manager, of the project of the environment', () => {
    for (const { cluster, environment } of places) {
      const [store, ...more] = objects(cluster, 'ClusterSecretStore');
      expect(more).toEqual([]);
      expect(store).toMatchObject({
        metadata: { name: 'google-secret-manager' },
        spec: { provider: { gcpsm: { projectID: `warehouse-network-${environment}` } } },
      });
    }
  });

  it('of the frontend are made by external-secrets, and are what its pods read', () => {
    for (const place of places) {
      const found = released(place);
      const [external] = found.filter(({ kind }) => kind === 'ExternalSecret');
      expect(external!.spec).toMatchObject({
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'google-secret-manager' },
        target: { name: 'web' },
      });
      const runner = found.find(({ kind }) => ['Deployment', 'Rollout'].includes(kind))!;
      expect(runner.spec).toMatchObject({
        template: {
          spec: {
            containers: [{ envFrom: expect.arrayContaining([{ secretRef: { name: 'web' } }]) as unknown }],
          },
        },
      });
    }
  });

  it('are nowhere in git', () => {
    expect(emitted.filter(({ object }) => object.kind === 'Secret')).toEqual([]);
  });
});

describe('the Vault plugin of Argo CD', () => {
  it('is in nobody’s way: no Application needs it', () => {
    const plugins = ofKind(emitted, 'Application').filter(({ object }) => object.spec.source?.plugin);
    expect(plugins).toEqual([]);
  });

  it('renders a component that asks for it', () => {
    const vault = {
      namespace: 'vault-secrets',
      plugin: { repository: 'manifests', path: 'vault', name: 'argocd-vault-plugin' },
      versions: { dev: { branch: 'main' }, staging: { branch: 'main' }, prod: { branch: 'main' } },
    } as const;
    const { clusters, components, repositories } = specs.fleet;
    const dev = clusters['dev-europe-west1']!;
    const fleet = {
      ...specs.fleet,
      repositories: {
        ...repositories,
        manifests: { git: 'https://github.com/warehouse-network/manifests.git' },
      },
      components: { ...components, vault },
      clusters: { ...clusters, 'dev-europe-west1': { ...dev, components: [...dev.components!, 'vault'] } },
    };
    const found = ofKind(manifestsIn(filesOf({ ...specs, fleet })), 'Application').find(
      ({ object }) => object.metadata.name === 'dev-europe-west1-vault',
    );
    expect(found!.object.spec.source).toMatchObject({
      plugin: { name: 'argocd-vault-plugin' },
      path: 'vault',
    });
    expect(plan.clusters.length).toBe(Object.keys(clusters).length);
  });
});
