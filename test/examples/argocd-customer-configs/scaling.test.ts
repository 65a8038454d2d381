import { plan } from '../../../lib/planner/plan';
import type { ApplicationSetSpec } from '../../../lib/engines/argocd/authored/application-set';
import type { Specs } from '../../../lib/authored/specs';
import { CONFIGS_URL, direct, files, setsIn, specs } from '../../support/customer-configs';
import { effectiveValues } from '../../support/helm-values';
import { manifestsIn, ofKind } from '../../support/manifests';
import { filesOf } from '../../support/sample';
import { joined } from '../../support/states';

describe('sources', () => {
  it('are two for every release and at most three for anything', () => {
    const counts = ofKind(manifestsIn(filesOf(direct())), 'Application').map(
      ({ object: { spec } }) => spec.sources?.length ?? 1,
    );
    expect([...new Set(counts)].sort()).toEqual([1, 2]);
    const ofSets = Object.values(setsIn(files)).map(
      ({ spec }) => (spec.template.spec.sources ?? [spec.template.spec.source]).length,
    );
    expect(ofSets).toEqual([2, 2, 2, 3, 1]);
  });

  it('of a set that are more than three are a warning', () => {
    const set = specs.fleet.applicationSets!['customer-with-secrets']!;
    const more = { ...set.template.sources![2]!, path: 'shared/common-secrets' };
    const changed = {
      ...set,
      template: { ...set.template, sources: [...set.template.sources!, more] },
    } as ApplicationSetSpec;
    const { issues } = plan({
      ...specs,
      fleet: {
        ...specs.fleet,
        applicationSets: { ...specs.fleet.applicationSets, 'customer-with-secrets': changed },
      },
    });
    expect(issues).toEqual([
      expect.objectContaining({
        severity: 'warning',
        at: {
          file: 'fleet/fleet.ts',
          path: 'applicationSets.customer-with-secrets.template.sources',
        },
        problem: 'its Applications would have 4 sources',
      }),
    ]);
  });
});

/** The direct style, with a repository for the premium tier and one for each region. */
function split(): Specs {
  const base = direct();
  const at = (name: string) => ({ url: CONFIGS_URL.replace('customer-configs', name), branch: 'main' });
  const names = ['customer-configs-us-east', 'customer-configs-eu-west', 'customer-configs-premium'];
  return {
    ...base,
    fleet: {
      ...base.fleet,
      applicationSets: {},
      states: Object.fromEntries(names.map((name) => [name, at(name)])),
      values: {
        tiers: { premium: 'customer-configs-premium' },
        regions: { 'us-east': 'customer-configs-us-east', 'eu-west': 'customer-configs-eu-west' },
      },
    },
  };
}

describe('the state split by region and tier', () => {
  const all = filesOf(split());
  const one = filesOf(direct());

  it.each([
    ['customer-configs-premium', 'customer-01'],
    ['customer-configs-eu-west', 'customer-02'],
    ['customer-configs-us-east', 'customer-03'],
  ])('has in %s the values of %s alone, with what products add', (state, customer) => {
    const own = Object.keys(all).filter((path) => path.startsWith(`${state}/`));
    const customers = own.flatMap((path) => /\/customers\/([^/]+)\//.exec(path)?.[1] ?? []);
    expect([...new Set(customers)]).toEqual([customer]);
    expect(own).toContain(`${state}/products/product-a/base-values.yaml`);
    const release = ofKind(manifestsIn(all), 'Application').find(
      ({ object }) => object.metadata.name === `${customer}-product-a-prod`,
    )!;
    expect(release.object.spec.sources![1]!.repoURL).toBe(CONFIGS_URL.replace('customer-configs', state));
  });

  it('changes no effective value', () => {
    const states = Object.keys(split().fleet.states!);
    const releases = ofKind(manifestsIn(all), 'Application').filter(({ object }) => object.spec.sources);
    expect(releases).toHaveLength(15);
    for (const { object } of releases) {
      const { name } = object.metadata;
      const now = effectiveValues(joined(all, ['platform-infrastructure', ...states]), name);
      const before = effectiveValues(joined(one, ['platform-infrastructure', 'customer-configs']), name);
      expect([name, now]).toEqual([name, before]);
    }
  });
});

it('an API behind the plugin generator can take the place of files', () => {
  const input = { parameters: { tier: 'all' } };
  const set: ApplicationSetSpec = {
    generators: [{ plugin: { configMapRef: { name: 'customers-api' }, input } }],
    template: {
      name: '{{ .customer }}-overview',
      // What a service says decides no rights.
      project: 'platform',
      source: {
        repoURL: 'customer-configs',
        targetRevision: 'main',
        path: 'customers/{{ .customer }}/configs',
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'terraform' },
    },
    preserveResourcesOnDeletion: true,
  };
  const fleet = {
    ...specs.fleet,
    applicationSets: { ...specs.fleet.applicationSets, 'from-api': set },
  };
  const found = setsIn(filesOf({ ...specs, fleet }));
  expect(found['applicationsets/from-api.yaml']!.spec.generators).toMatchObject([
    { plugin: { configMapRef: { name: 'customers-api' }, input } },
  ]);
});
