import { load } from 'js-yaml';
import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { CustomerInput } from '../../../lib/authored/specs';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { manifestsIn, ofKind } from '../../support/manifests';
import { difference, filesOf, type Files } from '../../support/sample';
import { contentOf } from '../../support/states';
import { customer, fleet, specs } from '../../support/specs';

const text = 'resource "null_resource" "a" {\n  triggers = { "x" = "${var.x}" }\n}\n';
const tf = (of: string, name: string) => ({ file: `customers/${of}/terraform/${name}`, name, text });
const acme: CustomerInput = {
  ...customer('acme'),
  terraform: [tf('acme', 'main.tf'), tf('acme', 'modules/network/main.tf')],
};
const zeta: CustomerInput = { ...customer('zeta'), terraform: [tf('zeta', 'main.tf')] };

type Setting = NonNullable<FleetSpec['terraform']>;
const argo: Setting = { cluster: 'argo-prod', namespace: 'ingress' };
const flux: Setting = { cluster: 'flux-prod', namespace: 'ingress' };

function made(terraform: Setting, changes: Partial<FleetSpec> = {}, customers = [acme, zeta]): Files {
  return filesOf(specs({ fleet: fleet({ terraform, ...changes }), customers }));
}
const onArgocd = made(argo);
const onFlux = made(flux);
const folder = ({ cluster }: Setting, of = 'acme') => `clusters/${cluster}/delivery/tenants/${of}/`;
const infrastructure = (files: Files, setting: Setting) =>
  load(files[`${folder(setting)}terraform.yaml`]!.replace(/^#.*\n/, '')) as {
    metadata: object;
    spec: { syncPolicy?: object; source: object };
  };
/** Objects of a customer's Terraform beside what runs it, by kind and place. */
const beside = (files: Files, setting: Setting, of = 'acme') =>
  manifestsIn(files)
    .filter(({ path }) => path.startsWith(`${folder(setting, of)}terraform-`))
    .map(({ object }) => object);
const places = (objects: ReturnType<typeof beside>) =>
  objects.map(({ kind, metadata: { namespace, name } }) => [kind, namespace, name].filter(Boolean).join(' '));
const labels = { 'app.kubernetes.io/managed-by': 'ringfleet', 'ringfleet.io/customer': 'acme' };

it('the files of a customer are passed on as they are', () => {
  for (const path of ['main.tf', 'modules/network/main.tf'])
    expect(onArgocd[`customers/acme/terraform/${path}`]).toBe(text);
});

describe('the Terraform of a customer on Argo CD', () => {
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'acme-infrastructure',
      namespace: 'argocd',
      labels,
      annotations: { 'argocd.argoproj.io/manifest-generate-paths': '/customers/acme/terraform' },
    },
    spec: {
      project: 'acme-infrastructure',
      source: {
        repoURL: 'https://git.example.com/state.git',
        targetRevision: 'main',
        path: 'customers/acme/terraform',
        plugin: { name: 'terraform' },
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'acme-terraform' },
    },
  };

  it('is an Application with a plugin that is never synced by itself', () => {
    expect(infrastructure(onArgocd, argo)).toEqual(application);
  });

  it('may make ConfigMaps and Secrets in its own namespace, and nothing else', () => {
    const [project] = ofKind(manifestsIn(onArgocd), 'AppProject').filter(
      ({ object }) => object.metadata.name === 'acme-infrastructure',
    );
    expect(project!.object.spec).toEqual({
      description: 'Terraform of A customer',
      sourceRepos: ['https://git.example.com/state.git'],
      destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'acme-terraform' }],
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: [
        { group: '', kind: 'ConfigMap' },
        { group: '', kind: 'Secret' },
      ],
    });
  });

  it('has a namespace that is never pruned, in which no pod talks to anybody', () => {
    const [project, namespace, ...more] = beside(onArgocd, argo);
    expect(places([project!, namespace!, ...more])).toEqual([
      'AppProject argocd acme-infrastructure',
      'Namespace acme-terraform',
      'ServiceAccount acme-terraform terraform-runner',
      'Role acme-terraform terraform-runner',
      'RoleBinding acme-terraform terraform-runner',
      'NetworkPolicy acme-terraform default-deny',
    ]);
    expect(namespace!.metadata).toMatchObject({
      labels: { ...labels, 'pod-security.kubernetes.io/enforce': 'restricted' },
      annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
    });
  });

  it('is synced as its own account where accounts are impersonated', () => {
    const impersonating = { ...fleet().clusters['argo-prod']!, impersonation: true } as ClusterSpec;
    const files = made(argo, { clusters: { ...fleet().clusters, 'argo-prod': impersonating } });
    const [project] = ofKind(manifestsIn(files), 'AppProject').filter(
      ({ object }) => object.metadata.name === 'acme-infrastructure',
    );
    expect(project!.object.spec.destinationServiceAccounts).toEqual([
      {
        server: 'https://kubernetes.default.svc',
        namespace: 'acme-terraform',
        defaultServiceAccount: 'acme-terraform:terraform-runner',
      },
    ]);
  });

  it('has its namespace on the cluster itself where a hub has the Application', () => {
    const managed = {
      ...fleet().clusters['argo-prod']!,
      impersonation: undefined,
      managedBy: 'argo-dev',
    } as ClusterSpec;
    const files = made(argo, { clusters: { ...fleet().clusters, 'argo-prod': managed } });
    expect(Object.keys(files)).toContain(
      'clusters/argo-prod/delivery/cluster/namespaces/acme-terraform.yaml',
    );
    expect(places(beside(files, argo))).toEqual(['AppProject argocd acme-infrastructure']);
  });

  it('shares namespace and project where the fleet says so', () => {
    const files = made({ ...argo, namespaces: 'shared' });
    const { spec } = application;
    expect(infrastructure(files, argo).spec).toEqual({
      ...spec,
      project: 'platform',
      destination: { ...spec.destination, namespace: 'ingress' },
    });
    expect(beside(files, argo)).toEqual([]);
  });

  it('is synced where the fleet says so, and nothing is pruned or put back', () => {
    const { spec } = infrastructure(made({ ...argo, approve: 'auto', plugin: 'tofu' }), argo);
    expect([spec.source, spec.syncPolicy]).toMatchObject([{ plugin: { name: 'tofu' } }, { automated: {} }]);
  });

  it('can be applied by a cluster that hosts no tenants', () => {
    const hub = { ...fleet().clusters['argo-prod']!, hosts: [] };
    const setting = { ...argo, cluster: 'hub' };
    const files = made(setting, { clusters: { ...fleet().clusters, hub } });
    expect(infrastructure(files, setting).metadata).toMatchObject({ name: 'acme-infrastructure' });
    const root = ofKind(manifestsIn(files), 'Application').find(
      ({ cluster, object }) => cluster === 'hub' && object.metadata.name === 'tenants',
    );
    expect(root!.object.spec.source!.path).toBe('clusters/hub/delivery/tenants');
  });

  it('modifies nothing of others', () => {
    const { terraform: _, ...without } = acme;
    expect(difference(made(argo, {}, [without, zeta]), onArgocd)).toEqual({
      added: [
        ...['terraform-namespace.yaml', 'terraform-project.yaml', 'terraform.yaml'].map(
          (name) => folder(argo) + name,
        ),
        'customers/acme/terraform/main.tf',
        'customers/acme/terraform/modules/network/main.tf',
      ],
      removed: [],
      modified: ['customers/acme/index.json'],
    });
  });
});

describe('the Terraform of a customer on Flux', () => {
  it('is a Terraform object in a namespace of its own that waits for a person', () => {
    expect(infrastructure(onFlux, flux)).toEqual({
      apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
      kind: 'Terraform',
      metadata: { name: 'acme-infrastructure', namespace: 'acme-terraform', labels },
      spec: {
        approvePlan: '',
        destroyResourcesOnDeletion: false,
        interval: '30m',
        retryInterval: '2m',
        path: './customers/acme/terraform',
        serviceAccountName: 'terraform-runner',
        runnerPodTemplate: {
          spec: { envFrom: [{ secretRef: { name: 'terraform-credentials', optional: true } }] },
        },
        sourceRef: { kind: 'GitRepository', name: 'acme-infrastructure', namespace: 'ingress' },
        storeReadablePlan: 'human',
      },
    });
  });

  it('has there all that it needs, none of which is pruned', () => {
    const objects = beside(onFlux, flux);
    expect(places(objects)).toEqual([
      'Namespace acme-terraform',
      'ServiceAccount acme-terraform terraform-runner',
      'Role acme-terraform terraform-runner',
      'RoleBinding acme-terraform terraform-runner',
      'NetworkPolicy acme-terraform default-deny',
      'NetworkPolicy acme-terraform allow-dns',
      'NetworkPolicy acme-terraform allow-controller',
      'NetworkPolicy acme-terraform allow-apis',
      'GitRepository ingress acme-infrastructure',
    ]);
    for (const { metadata } of objects)
      expect(metadata).toMatchObject({
        labels,
        annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
      });
  });

  it('runs with rights in that namespace alone', () => {
    const rights = manifestsIn(onFlux).filter(
      ({ path, object }) => path === `${folder(flux)}terraform-namespace.yaml` && /Role/.test(object.kind),
    );
    expect(rights.map(({ object }) => object)).toMatchObject([
      {
        kind: 'Role',
        metadata: { namespace: 'acme-terraform' },
        rules: [
          { apiGroups: [''], resources: ['secrets'] },
          { apiGroups: [''], resources: ['configmaps'] },
          { apiGroups: ['coordination.k8s.io'], resources: ['leases'] },
        ],
      },
      {
        kind: 'RoleBinding',
        metadata: { namespace: 'acme-terraform' },
        roleRef: { kind: 'Role', name: 'terraform-runner' },
        subjects: [{ kind: 'ServiceAccount', name: 'terraform-runner', namespace: 'acme-terraform' }],
      },
    ]);
  });

  it('reaches any API, but no link-local address; and only the controller reaches it', () => {
    const policies = ofKind(manifestsIn(onFlux), 'NetworkPolicy').filter(
      ({ object }) => object.metadata.namespace === 'acme-terraform',
    );
    const spec = (name: string) => policies.find(({ object }) => object.metadata.name === name)!.object.spec;
    expect(spec('default-deny').policyTypes).toEqual(['Egress', 'Ingress']);
    expect(spec('allow-apis').egress!.flatMap(({ to }) => to!.map(({ ipBlock }) => ipBlock))).toEqual([
      { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] },
      { cidr: '::/0', except: ['fe80::/10'] },
    ]);
    expect(policies.filter(({ object }) => object.spec.ingress)).toHaveLength(1);
    expect(spec('allow-controller').ingress).toMatchObject([
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } } }],
        ports: [{ port: 30000, protocol: 'TCP' }],
      },
    ]);
  });

  it('gets the files of the customer and no others, by credentials that it cannot read', () => {
    const sources = ofKind(manifestsIn(onFlux), 'GitRepository').filter(
      ({ object }) => object.metadata.namespace === 'ingress',
    );
    expect(
      sources.map(({ object }) => [object.metadata.name, object.spec?.url, object.spec?.ignore]),
    ).toEqual([
      ['acme-infrastructure', 'https://git.example.com/state.git', only('acme')],
      ['zeta-infrastructure', 'https://git.example.com/state.git', only('zeta')],
    ]);
  });

  it("has an identity of the customer's own where the cloud gives one to accounts", () => {
    const accountAnnotations = { 'cloud.example.com/role': 'terraform-of-{customer}' };
    const accounts = ofKind(manifestsIn(made({ ...flux, accountAnnotations })), 'ServiceAccount');
    const roles = accounts.flatMap(
      ({ object }) => object.metadata.annotations?.['cloud.example.com/role'] ?? [],
    );
    expect(roles).toEqual(['terraform-of-acme', 'terraform-of-zeta']);
  });

  it('shares namespace, account and source where the fleet says so', () => {
    const files = made({ ...flux, namespaces: 'shared' });
    expect(infrastructure(files, flux)).toMatchObject({
      metadata: { name: 'acme-infrastructure', namespace: 'ingress' },
      spec: {
        serviceAccountName: 'tf-runner',
        sourceRef: { kind: 'GitRepository', name: 'fleet-state', namespace: 'ingress' },
      },
    });
    expect(infrastructure(files, flux).spec).not.toHaveProperty('runnerPodTemplate');
    expect(beside(files, flux)).toEqual([]);
  });

  it('stays where it was while it is handed over, applies nothing, and finds its new namespace made', () => {
    const files = made({ ...flux, approve: 'auto', handover: true });
    expect(infrastructure(files, flux)).toMatchObject({
      metadata: { name: 'acme-infrastructure', namespace: 'ingress' },
      spec: { approvePlan: '', serviceAccountName: 'tf-runner', sourceRef: { name: 'fleet-state' } },
    });
    expect(places(beside(files, flux))).toEqual(places(beside(onFlux, flux)));
    const source = ofKind(manifestsIn(files), 'GitRepository').find(
      ({ object }) => object.metadata.namespace === 'ingress' && object.metadata.name === 'fleet-state',
    );
    expect(source!.object.metadata.annotations).toEqual({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
  });
});

it('is pulled from the repository of its values', () => {
  const east = { url: 'https://git.example.com/east.git', branch: 'main', prefix: 'values' };
  const split = { states: { east }, values: 'east' };
  const argocd = contentOf(made(argo, split), 'fleet-state');
  expect(infrastructure(argocd, argo).spec).toMatchObject({
    source: { repoURL: east.url, path: 'values/customers/acme/terraform' },
  });
  const permitted = ofKind(manifestsIn(argocd), 'AppProject').flatMap(({ object, cluster }) =>
    object.spec.sourceRepos!.includes(east.url) ? [`${cluster} ${object.metadata.name}`] : [],
  );
  expect(permitted).toEqual(expect.arrayContaining(['argo-prod platform', 'argo-prod acme-infrastructure']));
  expect(permitted).not.toContain('argo-dev platform');
  const onFluxToo = contentOf(made(flux, split), 'fleet-state');
  expect(infrastructure(onFluxToo, flux).spec).toMatchObject({ path: './values/customers/acme/terraform' });
  expect(beside(onFluxToo, flux).at(-1)).toMatchObject({
    kind: 'GitRepository',
    spec: { url: east.url, ignore: only('acme', ['values']) },
  });
});

/** What leaves all out but a customer's Terraform. */
function only(name: string, above: readonly string[] = []): string {
  const path = [...above, 'customers', name, 'terraform'];
  const to = (depth: number) =>
    path
      .slice(0, depth)
      .map((each) => `/${each}`)
      .join('');
  return path.map((each, depth) => `${to(depth)}/*\n!${to(depth)}/${each}\n`).join('');
}
