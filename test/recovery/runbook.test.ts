import { runbookOf, type RunbookName, type RunbookScope } from '../../lib/recovery/runbook';
import { operated } from '../support/operated';
import { repository } from '../support/own-repositories';
import { planOf } from '../support/sample';
import { product } from '../support/specs';
import { reordered } from '../../lib/testing/reordered';
import type { ProductSpec } from '../../lib/authored/product';
import type { Specs } from '../../lib/authored/specs';

const written = (name: RunbookName, scope: RunbookScope = {}, specs: Specs = operated()) =>
  runbookOf(planOf(specs), name, scope);
const headings = (text: string) => text.split('\n').filter((line) => line.startsWith('## '));
/** Commands, a line each. */
const commands = (text: string) =>
  [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block!.trimEnd().split('\n'));

describe('the runbook for', () => {
  it.each(['acme-prod', 'bolt-prod', 'delta-prod'])('an application, of %s', (tenant) => {
    expect(written('application', { tenant })).toMatchSnapshot();
  });

  it.each(['argo-prod', 'flux-prod', 'arc-prod', 'managed'])('a cluster, of %s', (cluster) => {
    expect(written('cluster', { cluster })).toMatchSnapshot();
  });
});

it('a disaster is recovered hub first, then by environment, the last of the promotion first', () => {
  expect(headings(written('disaster'))).toEqual([
    '## Before you start',
    '## First, what everything else is made of',
    '## Then the clusters, one after another',
    '## argo-prod',
    '## arc-prod',
    '## flux-prod',
    '## managed',
    '## argo-dev',
    '## At last',
  ]);
});

it('releases come after those that they depend on, and components after theirs', () => {
  const text = written('application', { tenant: 'bolt-prod' });
  const delivered = commands(text).filter((each) => each.includes('reconcile helmrelease'));
  expect(delivered.map((each) => /helmrelease (\S+)/.exec(each)![1])).toEqual([
    'bolt-prod-api',
    'bolt-prod-web',
  ]);
  const awaited = commands(written('cluster', { cluster: 'flux-prod' })).filter((each) =>
    each.includes(' wait kustomization/'),
  );
  const order = awaited.map((each) => /kustomization\/(\S+)/.exec(each)![1]);
  expect(order.indexOf('backups')).toBeGreaterThan(order.indexOf('velero'));
  expect(order.indexOf('watching')).toBeGreaterThan(order.indexOf('prometheus'));
});

it.each(['argo-prod', 'flux-prod', 'arc-prod', 'managed'])(
  'on %s no tenant comes before its data is back',
  (cluster) => {
    const all = commands(written('cluster', { cluster }));
    const restored = all.findIndex(
      (each) =>
        each.includes('restore create --from-schedule') && each.includes('-prod --include-namespaces'),
    );
    const admits = [
      'bootstrap/root.yaml',
      'apply --recursive -f clusters/flux-prod/bootstrap',
      '--template-file clusters/',
      'skip-reconcile-',
    ];
    const admitted = all.findIndex((each) =>
      admits.some(
        (text) =>
          each.endsWith(text) || each.includes(`${text}azuredeploy`) || each.includes(`${text}arc-prod`),
      ),
    );
    expect(restored).toBeGreaterThan(0);
    expect(admitted).toBeGreaterThan(restored);
    // What the platform had comes back as data: its Applications and Kustomizations would bring the tenants.
    for (const each of all.filter((command) => command.includes('--from-schedule platform.')))
      expect(each).toContain('--include-resources persistentvolumeclaims,persistentvolumes,secrets');
  },
);

it('every command says which cluster it is for', () => {
  for (const name of ['application', 'cluster', 'disaster'] as const)
    for (const command of commands(written(name)))
      if (/^(kubectl|flux|velero|argocd|helm) /.test(command))
        expect(command).toMatch(/--(kube-?)?context |--argocd-context /);
});

it('says of a tenant without backups that there are none', () => {
  const text = written('application', { tenant: 'acme-dev' });
  expect(text).toContain('none: what is in its volumes cannot be restored');
  expect(text).not.toContain('Restore the data');
  expect(text).not.toContain('Put database');
  expect(written('cluster', { cluster: 'argo-dev' })).toContain('their volumes come back empty: `acme-dev`');
});

it('says of a fleet without recovery what cannot come back', () => {
  const specs = operated();
  const { backups: _, ...components } = specs.fleet.components;
  const text = written(
    'cluster',
    { cluster: 'flux-prod' },
    { ...specs, fleet: { ...specs.fleet, components } },
  );
  expect(text).toContain('what was in volumes is lost');
  expect(text).not.toContain('velero --kubecontext');
});

it('stops the controller of ApplicationSets, which would take the pause away', () => {
  const specs = operated();
  const prod = {
    ...specs.fleet.clusters['argo-prod']!,
    delivery: 'ApplicationSets',
  } as Specs['fleet']['clusters'][string];
  const { managed: _, ...clusters } = specs.fleet.clusters;
  const fleet = { ...specs.fleet, clusters: { ...clusters, 'argo-prod': prod } };
  const customers = specs.customers.filter(({ spec }) => spec.name !== 'delta');
  const scaled = commands(
    written('application', { tenant: 'acme-prod' }, { ...specs, fleet, customers }),
  ).flatMap((each) => /argocd-applicationset-controller .*(--replicas=\d)/.exec(each)?.[1] ?? []);
  expect(scaled).toEqual(['--replicas=0', '--replicas=1', '--replicas=0', '--replicas=1']);
});

it('on Flux, what is no chart is a Kustomization', () => {
  const specs = operated();
  const manifests = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } }];
  const { rings: _, spec, ...file } = product('web');
  const { chart: __, version: ___, ...rest } = spec as ProductSpec & { readonly chart: unknown };
  const web = { ...file, spec: { ...rest, manifests } as ProductSpec };
  const changed = { ...specs, products: [web, product('api')] };
  const all = commands(written('application', { tenant: 'bolt-prod' }, changed));
  expect(all).toEqual(
    expect.arrayContaining([
      'flux --context flux-prod reconcile helmrelease bolt-prod-api -n fleet-releases',
      'flux --context flux-prod reconcile kustomization bolt-prod-web -n fleet-releases',
      'flux --context flux-prod suspend kustomization bolt-prod-web -n fleet-releases',
    ]),
  );
});

it('on Flux, manifests beside a chart are a Kustomization, which is paused with the HelmRelease', () => {
  const specs = operated();
  const manifests = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } }];
  const changed = { ...specs, products: [product('web', { manifests }), product('api')] };
  const all = commands(written('application', { tenant: 'bolt-prod' }, changed));
  expect(all).toContain(
    'flux --context flux-prod suspend kustomization bolt-prod-web-manifests -n fleet-releases',
  );
  expect(all.filter((each) => each.includes('suspend helmrelease'))[0]).toContain('bolt-prod-web');
});

it('does not depend on the order of input', () => {
  const specs = operated();
  for (const name of ['application', 'cluster', 'disaster'] as const)
    expect(written(name, {}, reordered(specs))).toBe(written(name, {}, specs));
});

it('what makes pods of a release is deleted with them, before a restore', () => {
  const given = operated();
  const prod = { ...given.fleet.environments['prod']!, workloads: { strategy: { blueGreen: {} } } };
  const environments = { ...given.fleet.environments, prod };
  const deleted = (tenant: string) =>
    commands(
      written('application', { tenant }, { ...given, fleet: { ...given.fleet, environments } }),
    ).filter((each) => each.includes(' delete ') && each.includes('deployments'));
  expect(deleted('acme-prod')).toEqual([
    expect.stringContaining(' delete rollouts.argoproj.io,deployments,'),
  ]);
  expect(deleted('bolt-prod')).toEqual([
    expect.stringContaining(' delete canaries.flagger.app,deployments,'),
  ]);
});

describe("an owner's repository", () => {
  const before = operated();
  const customers = before.customers.map((each) =>
    each.spec.name === 'bolt' ? { ...each, spec: { ...each.spec, repository } } : each,
  );
  const specs = { ...before, customers };

  it('is taken back by its owner, and delivered last', () => {
    const text = written('application', { tenant: 'bolt-prod' }, specs);
    expect(text).toContain(
      '`bolt-prod-repository` applies `deploy/prod` of `https://git.example.com/data.git` at `main`',
    );
    const delivered = commands(text).filter((each) => each.includes(' reconcile '));
    expect(delivered.slice(-1)).toEqual([
      'flux --context flux-prod reconcile kustomization bolt-prod-repository -n bolt-prod --with-source',
    ]);
  });

  it('brings nothing while data is restored', () => {
    const paused = commands(written('application', { tenant: 'bolt-prod' }, specs));
    for (const namespace of ['flux-system', 'bolt-prod'])
      expect(paused).toContain(
        `flux --context flux-prod suspend kustomization bolt-prod-repository -n ${namespace}`,
      );
  });

  it('has a Secret that a new cluster needs', () => {
    expect(written('cluster', { cluster: 'flux-prod' }, specs)).toContain('- `data-git` in `bolt-prod`');
  });
});
