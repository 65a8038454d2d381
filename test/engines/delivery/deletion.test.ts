import { load, loadAll } from 'js-yaml';
import { customer, product, specs } from '../../support/specs';
import { filesOf } from '../../support/sample';

interface Found {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: object; readonly finalizers?: string[] };
}

const acme = customer('acme', {
  tenants: {
    dev: { cluster: 'argo-dev', ring: 'internal' },
    prod: {
      sites: {
        argo: { cluster: 'argo-prod', ring: 'late' },
        flux: { cluster: 'flux-prod', ring: 'late' },
        arc: { cluster: 'arc-prod', ring: 'late' },
      },
    },
  },
});
const peers = { to: [{ namespace: 'databases', ports: [5432] }] };
const files = filesOf(specs({ products: [product('web', { peers })], customers: [acme] }));

const KEPT = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
const annotated = (path: string) =>
  (loadAll(files[path]!) as Found[]).map(({ kind, metadata }) => [
    `${kind} ${metadata.name}`,
    metadata.annotations,
  ]);

test('an AppProject whose Applications are deleted with their workloads goes after them, by the one name that Argo CD takes off it again', () => {
  const { metadata } = load(files['clusters/argo-dev/delivery/tenants/acme/project.yaml']!) as Found;
  expect(metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io']);
  expect(metadata.annotations).toBeUndefined();
});

test('an AppProject whose Applications are left behind is left behind, too', () => {
  const { metadata } = load(files['clusters/argo-prod/delivery/tenants/acme/project.yaml']!) as Found;
  expect(metadata.finalizers).toBeUndefined();
  expect(metadata.annotations).toEqual({
    'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
    'argocd.argoproj.io/sync-options': 'Prune=false',
  });
});

test.each(['flux', 'arc'])(
  'on %s an environment that orphans keeps the releases and their guard rails',
  (engine) => {
    const tenant = `clusters/${engine}-prod/tenants/acme-prod-${engine}`;
    expect(annotated(`${tenant}/releases/web.yaml`)).toEqual([
      [`GitRepository acme-prod-${engine}-web`, KEPT],
      [`HelmRelease acme-prod-${engine}-web`, KEPT],
    ]);
    for (const [, annotations] of annotated(`${tenant}/guardrails/network-policies.yaml`)) {
      expect(annotations).toEqual(KEPT);
    }
  },
);

test('what confines a workload outlives it everywhere; access of the customer and its peers do not', () => {
  const tenant = 'clusters/argo-dev/tenants/acme-dev/guardrails';
  const kept = ['namespace', 'quota', 'network-policies', 'access']
    .flatMap((file) => annotated(`${tenant}/${file}.yaml`))
    .filter(([, annotations]) => annotations !== undefined);
  expect(kept.map(([name]) => name)).toEqual([
    'Namespace acme-dev',
    'ResourceQuota quota',
    'ResourceQuota critical-pods',
    'LimitRange limits',
    'NetworkPolicy default-deny',
    'ServiceAccount acme-dev',
    'RoleBinding releases',
  ]);
});

test('a hold is stated on the release that it holds, with its end and its reason', () => {
  const held = customer('acme', {
    tenants: {
      prod: {
        cluster: 'flux-prod',
        ring: 'late',
        holds: { web: { version: '0.9.0', until: '2027-01-31', reason: 'audit' } },
      },
    },
  });
  const entries = {
    internal: { version: '1.0.0' },
    early: { version: '1.0.0' },
    late: { version: '1.0.0', ran: ['0.9.0'] },
  };
  const out = filesOf(specs({ products: [product('web', {}, entries)], customers: [held] }));
  const [source, release] = loadAll(
    out['clusters/flux-prod/tenants/acme-prod/releases/web.yaml']!,
  ) as Found[];
  expect(release!.metadata.annotations).toMatchObject({
    'ringfleet.io/held-until': '2027-01-31',
    'ringfleet.io/held-because': 'audit',
  });
  expect(source).toMatchObject({ spec: { ref: { tag: 'web-0.9.0' } } });
});
