import { Fleet } from '../../../lib/constructs';
import { App } from 'cdk8s';
import { plan } from '../../../lib/planner/plan';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { render } from '../../../lib/output';
import { effectiveValues } from '../../support/helm-values';
import { manifestsIn, ofKind } from '../../support/manifests';
import { difference, filesOf, withCustomer } from '../../support/sample';
import { contentOf, joined } from '../../support/states';
import { customer, fleet, planned, product, specs } from '../../support/specs';

const east = { url: 'https://git.example.com/east.git', branch: 'main', prefix: 'values' };
const west = { url: 'ssh://git@git.example.com/west.git', branch: 'trunk' };
const placements = { prod: { sites: {} as Record<string, { cluster: string; ring: string }> } };
for (const engine of ['argo', 'flux', 'arc'])
  placements.prod.sites[engine] = { cluster: `${engine}-prod`, ring: 'late' };
const acme = customer('acme', { region: 'us-east', tenants: placements });
const initech = customer('initech', { region: 'us-west' });

function split(changes: Partial<FleetSpec> = {}) {
  return specs({
    fleet: fleet({
      states: { east, west },
      values: { regions: { 'us-east': 'east', 'us-west': 'west' } },
      ...changes,
    }),
    products: [product('web')],
    customers: [acme, initech],
  });
}
const files = filesOf(split());
const whole = filesOf(specs({ customers: [acme, initech] }));
const applications = ofKind(manifestsIn(contentOf(files, 'fleet-state')), 'Application');
const named = (name: string) => applications.find(({ object }) => object.metadata.name === name)!.object;

describe('several state repositories', () => {
  it('have a folder of the output each, with nothing beside them', () => {
    expect([...new Set(Object.keys(files).map((path) => path.split('/')[0]))].sort()).toEqual([
      'east',
      'fleet-state',
      'west',
    ]);
  });

  it('share what one would hold: values by region, everything else in the main one', () => {
    const tops = (state: string) => [
      ...new Set(Object.keys(contentOf(files, state)).map((path) => path.split('/').slice(0, 2).join('/'))),
    ];
    const shared = ['products/web', 'rings/internal', 'rings/early', 'rings/late'];
    expect(tops('east').sort()).toEqual(['customers/acme', ...shared].sort());
    expect(tops('west').sort()).toEqual(['customers/initech', ...shared].sort());
    expect(tops('fleet-state').sort()).toEqual([
      'azure/azuredeploy.json',
      ...Object.keys(fleet().clusters)
        .sort()
        .map((name) => `clusters/${name}`),
    ]);
    expect(Object.keys(joined(files, ['fleet-state', 'east', 'west'])).sort()).toEqual(
      Object.keys(whole).sort(),
    );
  });

  it('hold the same values and guard rails as one would', () => {
    const all = joined(files, ['fleet-state', 'east', 'west']);
    const isSame = (path: string) => /^(products|rings)\/|\/guardrails\/|\/values\.yaml$/.test(path);
    const compared = Object.keys(whole).filter(isSame);
    expect(compared.length).toBeGreaterThan(20);
    for (const path of compared) expect([path, all[path]]).toEqual([path, whole[path]]);
  });

  it('give the same tree as a whole', () => {
    const app = new App();
    const tree = new Fleet(app, 'output', planned(plan(split())));
    const rendered = Object.fromEntries(render(tree).map(({ path, content }) => [path, content]));
    expect(rendered).toEqual(files);
  });
});

describe('an Application', () => {
  it("reads values from the repository of its customer's region, below that repository's prefix", () => {
    const [chart, values] = named('acme-prod-argo-web').spec.sources!;
    expect(values).toEqual({ repoURL: east.url, targetRevision: 'main', ref: 'values' });
    const path = '$values/values/customers/acme/web/environments/prod.yaml';
    expect(chart!.helm!.valueFiles!.at(-1)).toBe(path);
    expect(named('initech-prod-web').spec.sources![1]).toEqual({
      repoURL: west.url,
      targetRevision: 'trunk',
      ref: 'values',
    });
    expect(named('acme-prod-argo-web').metadata.annotations).toHaveProperty(
      ['argocd.argoproj.io/manifest-generate-paths'],
      expect.stringContaining(';/values/customers/acme/web/values.yaml;'),
    );
  });

  it('is itself in the repository of its cluster', () => {
    expect(named('acme-prod-argo').spec.source!.repoURL).toBe('https://git.example.com/state.git');
  });

  it('is permitted those values by the AppProject, and no values of others', () => {
    const projects = ofKind(manifestsIn(contentOf(files, 'fleet-state')), 'AppProject');
    const reposOf = (name: string) =>
      projects.find(({ object }) => object.metadata.name === name)!.object.spec.sourceRepos;
    expect(reposOf('acme')).toEqual(['https://git.example.com/code.git', east.url]);
    expect(reposOf('initech')).toEqual(['https://git.example.com/code.git', west.url]);
  });
});

it('releases get the same effective values however the state is split', () => {
  const all = { ...joined(files, ['fleet-state', 'east', 'west']) };
  const unprefixed = filesOf(split({ states: { east: { ...east, prefix: '' }, west } }));
  const merged = joined(unprefixed, ['fleet-state', 'east', 'west']);
  for (const release of ['acme-prod-argo-web', 'initech-prod-web'])
    expect(effectiveValues(merged, release)).toEqual(effectiveValues(whole, release));
  expect(effectiveValues(all, 'acme-prod-flux-web')).toEqual(effectiveValues(whole, 'acme-prod-flux-web'));
});

describe('a cluster with a state repository of its own', () => {
  const flux = { ...fleet().clusters['flux-prod']!, state: 'west' };
  const arc = { ...fleet().clusters['arc-prod']!, state: 'west' };
  const moved = filesOf(split({ clusters: { ...fleet().clusters, 'flux-prod': flux, 'arc-prod': arc } }));

  it('has its folder there alone', () => {
    const folders = (state: string) =>
      Object.keys(contentOf(moved, state)).filter((path) => path.startsWith('clusters/flux-prod/'));
    expect(folders('fleet-state')).toEqual([]);
    expect(folders('west').length).toBeGreaterThan(10);
  });

  it('pulls it on Flux, by a source of its name', () => {
    const sources = ofKind(manifestsIn(contentOf(moved, 'west')), 'GitRepository').filter(
      ({ object }) => object.spec?.url === west.url,
    );
    expect(sources.map(({ object }) => object.metadata.name)).toEqual(['west']);
    const roots = ofKind(manifestsIn(contentOf(moved, 'west')), 'Kustomization');
    expect(
      new Set(
        roots.filter(({ cluster }) => cluster === 'flux-prod').map((each) => each.object.spec.sourceRef.name),
      ),
    ).toEqual(new Set(['west']));
  });

  it('pulls it on Arc', () => {
    const template = contentOf(moved, 'west')['clusters/arc-prod/bootstrap/azuredeploy.json'];
    expect(template).toContain(west.url);
    expect(template).not.toContain('git.example.com/state.git');
  });
});

it('Argo CD gets what opens a repository with values', () => {
  const credentials = { store: { name: 'vault' }, keys: { password: { key: 'git/east' } } };
  const opened = filesOf(split({ states: { east: { ...east, credentials }, west } }));
  const paths = Object.keys(opened).filter((path) => path.endsWith('/connections/state-east.yaml'));
  expect(paths).toEqual(
    ['argo-dev', 'argo-prod'].map((name) => `fleet-state/clusters/${name}/connections/state-east.yaml`),
  );
  expect(opened[paths[0]!]).toContain(`url: ${east.url}`);
});

it('a new customer modifies no file of any state repository', () => {
  const spec = { ...initech.spec, name: 'hooli', group: 'hooli-operators' };
  const { added, removed, modified } = difference(files, filesOf(withCustomer(split(), spec)));
  expect([removed, modified]).toEqual([[], []]);
  expect(new Set(added.map((path) => path.split('/')[0]))).toEqual(new Set(['fleet-state', 'west']));
});

it('index.json names the files of all repositories by their paths in the output', () => {
  const index = JSON.parse(files['east/customers/acme/index.json']!) as { files: { path: string }[] };
  for (const { path } of index.files) expect(files).toHaveProperty([path]);
  expect(new Set(index.files.map(({ path }) => path.split('/')[0]))).toEqual(
    new Set(['east', 'fleet-state']),
  );
});

describe('state repositories by hash', () => {
  const names = ['acme', 'hooli', 'initech', 'umbrella', 'zenith'];
  const by = (hash: readonly string[]) => {
    const customers = names.map((name) => customer(name));
    const found = filesOf({ ...split({ states: { east, west, north }, values: { hash } }), customers });
    return names.map((name) =>
      ['east', 'west', 'north'].filter((state) => `${state}/customers/${name}/metadata.yaml` in found),
    );
  };
  const north = { url: 'https://git.example.com/north.git', branch: 'main' };

  it('hold each customer once, and the one that is new takes its customers from the others', () => {
    const before = by(['east', 'west']);
    const after = by(['east', 'west', 'north']);
    expect(new Set(before.flat())).toEqual(new Set(['east', 'west']));
    for (const [index, states] of after.entries()) {
      expect(states).toHaveLength(1);
      expect([...before[index]!, 'north']).toContain(states[0]);
    }
  });
});
