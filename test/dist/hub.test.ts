import { appliers, applies } from '../support/applied';
import { destinationIn, landed } from '../support/hubs';
import { manifestsIn, nameOf, ofKind } from '../support/manifests';
import { filesOf, planOf } from '../support/sample';
import { variants } from '../support/variants';

const [, specs] = variants().find(([name]) => name === 'a fleet with a hub')!;
const files = filesOf(specs);
const plan = planOf(specs);
const emitted = manifestsIn(files);
const onHub = landed(plan, emitted).filter(({ cluster }) => cluster === 'shared-prod');
const applications = ofKind(onHub, 'Application');
const projects = ofKind(onHub, 'AppProject');

describe('a cluster that a hub manages', () => {
  it.each(['shared-dev', 'shared-staging'])('has no settings of Argo CD of its own: %s', (cluster) => {
    const own = emitted.filter((each) => each.cluster === cluster);
    expect(own.filter(({ object }) => ['ConfigMap', 'AppProject'].includes(object.kind))).toEqual([]);
    expect(own.filter(({ path }) => path.startsWith(`clusters/${cluster}/bootstrap/`))).toEqual([]);
    expect(own.length).toBeGreaterThan(20);
  });

  it('gets what is its own, and the hub what is Argo CD’s', () => {
    const applying = appliers(files, emitted, specs.fleet.state.url);
    const destinations = new Map(
      applications.map(({ object }) => [`Application ${nameOf(object)}`, object.spec.destination]),
    );
    for (const { path, object } of emitted) {
      const [by] = applying.filter((each) => applies(each, path) && destinations.has(each.who));
      if (!by || !/^clusters\/shared-/.test(path)) continue;
      const isArgocds = object.apiVersion.startsWith('argoproj.io/') || path.includes('/bootstrap/');
      const expected = isArgocds ? 'shared-prod' : path.split('/')[1];
      expect([path, destinationIn(plan, 'shared-prod', destinations.get(by.who)!)]).toEqual([path, expected]);
    }
  });

  it('is told apart by name, or by URL where it says so', () => {
    const of = (name: string) => applications.find(({ object }) => object.metadata.name === name)!.object.spec;
    expect(of('customer-03-staging-product-a').destination).toEqual({
      name: 'shared-staging',
      namespace: 'customer-03-staging',
    });
    expect(of('customer-03-dev-product-a').destination).toEqual({
      server: 'https://10.10.0.1:6443',
      namespace: 'customer-03-dev',
    });
  });

  it('has a root on the hub, which holds Applications alone: for the cluster, the infrastructure, the tenants', () => {
    const root = applications.find(({ object }) => object.metadata.name === 'root-shared-staging')!;
    expect(root.path).toBe('clusters/shared-prod/applications/clusters/shared-staging.yaml');
    const { path } = root.object.spec.source!;
    const held = Object.keys(files).filter((each) => each.startsWith(`${path}/`));
    const waves = ofKind(emitted, 'Application')
      .filter((each) => held.includes(each.path))
      .map(({ object }) => [
        object.metadata.name,
        object.metadata.annotations!['argocd.argoproj.io/sync-wave'],
      ]);
    expect(Object.fromEntries(waves)).toEqual({
      'cluster-shared-staging': '0',
      'infrastructure-shared-staging': '2',
      'tenants-shared-staging': '3',
    });
    expect(held).toHaveLength(3);
  });

  it('has components that say whose they are, and Helm releases of their own names', () => {
    const component = applications.find(({ object }) => object.metadata.name === 'shared-dev-ingress-nginx')!;
    expect(component.object.spec.source!.helm!.releaseName).toBe('ingress-nginx');
    expect(component.path).toBe('clusters/shared-dev/delivery/infrastructure/ingress-nginx.yaml');
  });

  it('gets the guard rails of a tenant before its releases', () => {
    const of = (name: string) => applications.find(({ object }) => object.metadata.name === name)!;
    const tenant = of('customer-03-dev').object.spec.source!;
    expect(tenant.directory!.exclude).toBe('{guardrails,secrets}/*');
    const guardrails = of('customer-03-dev-guardrails');
    expect(guardrails.object.spec.source!.directory!.include).toBe('guardrails/*');
    expect(guardrails.path.startsWith(`${tenant.path!}/`)).toBe(true);
    const wave = ({ object: { metadata } }: typeof guardrails) =>
      Number(metadata.annotations!['argocd.argoproj.io/sync-wave'] ?? 0);
    expect(wave(guardrails)).toBeLessThan(wave(of('customer-03-dev-product-a')));
  });
});

describe('a hub', () => {
  it('has one AppProject for each customer, with the namespaces on all its clusters', () => {
    expect(projects.map(({ object }) => object.metadata.name).sort()).toEqual([
      'a-customer-with-a-name-that-is-long-one',
      'customer-01',
      'customer-02',
      'customer-03',
      'default',
      'platform',
    ]);
    const { object } = projects.find((each) => each.object.metadata.name === 'customer-03')!;
    expect(object.spec.destinations).toEqual([
      { server: 'https://10.10.0.1:6443', namespace: 'customer-03-dev' },
      { server: 'https://kubernetes.default.svc', namespace: 'customer-03-prod-north' },
      { server: 'https://kubernetes.default.svc', namespace: 'customer-03-prod-south' },
      { name: 'shared-staging', namespace: 'customer-03-staging' },
    ]);
    expect(object.spec.destinationServiceAccounts!.map(({ server }) => server)).toEqual([
      'https://10.10.0.1:6443',
      'https://kubernetes.default.svc',
      'https://kubernetes.default.svc',
      'https://10.20.0.1:6443',
    ]);
  });

  it('permits what each Application pulls and where it goes, on every cluster', () => {
    expect(applications.length).toBeGreaterThan(30);
    for (const { object } of applications) {
      const { project, destination, source, sources = source ? [source] : [] } = object.spec;
      const { spec } = projects.find((each) => each.object.metadata.name === project)!.object;
      const permitted = spec.destinations!.filter(
        ({ server, name, namespace }) =>
          server === destination.server &&
          name === destination.name &&
          (namespace === '*' || namespace === destination.namespace),
      );
      expect([nameOf(object), permitted.length]).toEqual([nameOf(object), 1]);
      for (const { repoURL } of sources) expect(spec.sourceRepos).toContain(repoURL);
    }
  });

  it('syncs what is the platform’s as an account that each cluster names', () => {
    const { object } = projects.find((each) => each.object.metadata.name === 'platform')!;
    expect(object.spec.destinationServiceAccounts).toEqual([
      {
        server: 'https://kubernetes.default.svc',
        namespace: '*',
        defaultServiceAccount: 'argocd:argocd-application-controller',
      },
      { server: 'https://10.10.0.1:6443', namespace: '*', defaultServiceAccount: 'platform:deployer' },
      { server: 'https://10.20.0.1:6443', namespace: '*', defaultServiceAccount: 'kube-system:argocd-manager' },
    ]);
  });

  it('alone has the policy of who sees what', () => {
    const policies = ofKind(emitted, 'ConfigMap').filter(
      ({ object }) => object.metadata.name === 'argocd-rbac-cm',
    );
    expect(policies.map(({ cluster }) => cluster)).toEqual(['shared-prod']);
  });
});
