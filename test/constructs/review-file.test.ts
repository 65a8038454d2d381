import { load } from 'js-yaml';
import { inOutput, inRepository, layout } from '../../lib/plan/layout';
import { tenantsOf, type Plan } from '../../lib/plan/fleet';
import type { Specs } from '../../lib/authored/specs';
import { shareOf } from '../../lib/plan/resolve/releases';
import { withMade } from '../support/expansion';
import { effectiveValues } from '../support/helm-values';
import { manifestsIn, ofKind } from '../support/manifests';
import { difference, filesOf, planOf, type Files } from '../support/sample';
import { customer, product, specs } from '../support/specs';
import { styles } from '../support/styles';
import { variants } from '../support/variants';

const PROD = 'customers/acme/web/releases/prod.yaml';
const isReview = (path: string) => /(^|\/)customers\/[^/]+\/[^/]+\/releases\//.test(path);
const reviewsIn = (files: Files) => Object.keys(files).filter(isReview).sort();
const shown = (given: Partial<Specs>, path = PROD) => load(filesOf(specs(given))[path]!);

it('what a release of Argo CD comes to is a file, null included', () => {
  const values = { replicaCount: 1, memory: '64Mi', host: null, cpu: '50m' };
  const web = product('web', { values, environments: { prod: { replicaCount: 4 } } });
  expect(filesOf(specs({ products: [web] }))[PROD])
    .toBe(`# What web of tenant acme-prod comes to: its version, its chart, and its values, all layers merged.
# For reviewers: nothing applies or reads this file. A null removes the chart's own default.
release: acme-prod-web
tenant: acme-prod
ring: late
cluster: argo-prod
namespace: acme-prod
version: "1.0.0"
versionFrom: products/web/rings.yaml late
chart:
  kind: git
  url: https://git.example.com/code.git
  path: charts/web
  ref:
    tag: web-1.0.0
values:
  cpu: 50m
  host: null
  memory: 64Mi
  replicaCount: 4
`);
});

it('keys in another order change nothing in it', () => {
  const values = { replicaCount: 1, memory: '64Mi', cpu: '50m' };
  const turned = { cpu: '50m', memory: '64Mi', replicaCount: 1 };
  const [one, other] = [values, turned].map((each) =>
    filesOf(specs({ products: [product('web', { values: each })] })),
  );
  expect(other![PROD]).toBe(one![PROD]);
});

it('HelmReleases show their values, so that nothing is beside them on Flux and Arc', () => {
  const on = (cluster: string) =>
    filesOf(specs({ customers: [customer('acme', { tenants: { prod: { cluster, ring: 'late' } } })] }));
  expect([on('flux-prod'), on('arc-prod')].flatMap(reviewsIn)).toEqual([]);
});

describe('a version', () => {
  it('that is held says by whom, until when and why', () => {
    const hold = { version: '0.9.0', until: '2027-01-31', reason: 'their audit' };
    const prod = { cluster: 'argo-prod', ring: 'late', holds: { web: hold } };
    const now = { version: '1.0.0', ran: ['0.9.0'] };
    const web = product('web', {}, { internal: now, early: now, late: now });
    expect(shown({ products: [web], customers: [customer('acme', { tenants: { prod } })] })).toMatchObject({
      version: '0.9.0',
      versionFrom: 'customers/acme tenants.prod.holds.web',
      hold: { until: '2027-01-31', reason: 'their audit' },
      chart: { ref: { tag: 'web-0.9.0' } },
    });
  });

  it('that a partial rollout has not replaced is what the ring ran before', () => {
    const [one, partial] = [
      { version: '1.0.0', ran: ['0.9.0'] },
      { previous: '0.9.0', percent: shareOf('acme') },
    ];
    const web = product('web', {}, { internal: one, early: one, late: { version: '1.0.0', ...partial } });
    expect(shown({ products: [web] })).toMatchObject({
      version: '0.9.0',
      versionFrom: 'products/web/rings.yaml late.previous',
    });
  });

  it.each([
    ['a Helm repository', 'charts', { kind: 'helm', url: 'https://charts.example.com', version: '1.0.0' }],
    [
      'a registry',
      'registry',
      { kind: 'oci', url: 'oci://registry.example.com/charts', ref: { tag: '1.0.0' } },
    ],
  ])('is that of the chart from %s', (_, repository, chart) => {
    const web = product('web', { chart: { repository, name: 'web' }, version: 'chart' });
    expect(shown({ products: [web] })).toMatchObject({ version: '1.0.0', chart: { ...chart, name: 'web' } });
  });

  it('is not said where the product has none', () => {
    const found = shown({ products: [product('web', { version: undefined as never })] });
    expect(found).not.toHaveProperty('version');
    expect(found).not.toHaveProperty('versionFrom');
    expect(found).toMatchObject({ chart: { ref: { branch: 'main' } } });
  });
});

it('each tenant has files of its own, by environment and site', () => {
  const tenants = {
    dev: { cluster: 'argo-dev', ring: 'internal' },
    prod: {
      sites: {
        north: { cluster: 'argo-prod', ring: 'late' },
        south: { cluster: 'argo-prod', ring: 'early' },
      },
    },
  };
  const files = filesOf(specs({ customers: [customer('acme', { tenants })] }));
  expect(reviewsIn(files).map((path) => [path, (load(files[path]!) as { tenant: string }).tenant])).toEqual([
    ['customers/acme/web/releases/dev.yaml', 'acme-dev'],
    ['customers/acme/web/releases/prod/north.yaml', 'acme-prod-north'],
    ['customers/acme/web/releases/prod/south.yaml', 'acme-prod-south'],
  ]);
});

it('the index of the customer has it, with what it is about', () => {
  const { files } = JSON.parse(filesOf(specs())['customers/acme/index.json']!) as { files: object[] };
  expect(files).toContainEqual({
    path: PROD,
    tenant: 'acme-prod',
    environment: 'prod',
    product: 'web',
    ring: 'late',
    cluster: 'argo-prod',
  });
});

it("a change of a product's value rewrites the files of those whom it reaches", () => {
  const given = (replicaCount: number) =>
    filesOf(
      specs({
        products: [product('web', { environments: { prod: { replicaCount } } })],
        customers: [
          customer('acme'),
          customer('brix', { products: { web: { replicaCount: 2 } } }),
          customer('corp', { tenants: { dev: { cluster: 'argo-dev', ring: 'internal' } } }),
        ],
      }),
    );
  expect(difference(given(3), given(4))).toEqual({
    added: [],
    removed: [],
    modified: [PROD, 'products/web/environments/prod.yaml'],
  });
});

/** What the state repositories hold, by path in each, and what sets make; `clusters/` as it is, for whoever looks for objects. */
function inRepositories(plan: Plan, files: Files): Files {
  const entries = plan.states.flatMap((state) => {
    const folder = inOutput(state, '');
    return Object.entries(files)
      .filter(([path]) => path.startsWith(folder))
      .map(([path, text]): [string, string] => [path.slice(folder.length), text])
      .map(([path, text]) => [path.startsWith('clusters/') ? path : inRepository(state, path), text]);
  });
  const made = Object.entries(withMade(files, plan)).filter(([path]) => !(path in files));
  return Object.fromEntries([...entries, ...made]) as Files;
}

describe.each([...styles(), ...variants()])('in %s', (_, given) => {
  const plan = planOf(given);
  const files = filesOf(given);
  const all = inRepositories(plan, files);
  const ofArgocd = tenantsOf(plan).filter(({ cluster }) => cluster.engine === 'argocd');

  it('there is a file for each release of Argo CD, which shows its values: of a chart those that Helm reads', () => {
    const expected = ofArgocd.flatMap(({ customer: name, environment, site, valuesIn, releases }) =>
      releases.map((release) => {
        const path = layout.customerRelease(name, release.product.name, environment.name, site);
        return { path: inOutput(valuesIn, path), release };
      }),
    );
    expect(reviewsIn(files)).toEqual(expected.map(({ path }) => path).sort());
    for (const { path, release } of expected) {
      const { name, content } = release;
      const values = content.form === 'helm' ? effectiveValues(all, name) : release.values;
      expect([path, load(files[path]!)]).toEqual([path, expect.objectContaining({ release: name, values })]);
    }
  });

  it('nothing applies these files, reads them, or is refreshed by them', () => {
    const reviews = Object.keys(all).filter(isReview);
    const applications = ofKind(manifestsIn(all), 'Application').flatMap(({ object: { metadata, spec } }) => [
      ...[spec.source ?? [], spec.sources ?? []].flat().flatMap(({ path }) => path ?? []),
      ...(metadata.annotations?.['argocd.argoproj.io/manifest-generate-paths'] ?? '').split(';'),
    ]);
    const kustomizations = ofKind(manifestsIn(all), 'Kustomization').map(
      ({ object }) => object.spec.path ?? '',
    );
    const used = [...new Set([...applications, ...kustomizations])]
      .map((path) => path.replace(/^\.?\//, ''))
      .filter((path) => path !== '');
    expect(
      used.filter((path) => reviews.some((review) => review === path || review.startsWith(`${path}/`))),
    ).toEqual([]);
    const naming = Object.entries(all).filter(
      ([path, text]) => !path.endsWith('index.json') && isReviewNamed(text),
    );
    expect(naming.map(([path]) => path)).toEqual([]);
  });
});

function isReviewNamed(text: string): boolean {
  return /customers\/[^/\s]+\/[^/\s]+\/releases\//.test(text);
}
