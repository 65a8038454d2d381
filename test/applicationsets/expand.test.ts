import fc from 'fast-check';
import { expand, type ApplicationSetObject, type Context } from '../../lib/applicationsets';
import { CONFIGS, setOf, treeOf, VALUES, valuesOf } from '../support/expanded-sets';

const CUSTOMERS = valuesOf(
  'customer-01/product-a',
  'customer-01/product-b',
  'customer-02/product-a',
  'customer-03/product-a',
  'customer-03/product-c',
);
const RELEASE = '{{ index .path.segments 1 }}-{{ index .path.segments 2 }}';

const over = (files: Readonly<Record<string, string>>, more: Partial<Context> = {}): Context => ({
  tree: () => treeOf(files),
  clusters: [],
  ...more,
});
const namesOf = (set: ApplicationSetObject, context: Context) => {
  const { applications, problems } = expand(set, context);
  expect(problems).toEqual([]);
  return applications.map(({ metadata }) => metadata.name);
};

describe('a set over values files of customers', () => {
  const set = setOf([VALUES], RELEASE);

  it('makes one Application for each', () => {
    expect(namesOf(set, over(CUSTOMERS))).toEqual([
      'customer-01-product-a',
      'customer-01-product-b',
      'customer-02-product-a',
      'customer-03-product-a',
      'customer-03-product-c',
    ]);
  });

  it('makes one more for a new customer, and changes none', () => {
    const before = expand(set, over(CUSTOMERS)).applications;
    const after = expand(set, over({ ...CUSTOMERS, ...valuesOf('customer-04/product-a') })).applications;
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)?.metadata.name).toBe('customer-04-product-a');
  });

  it('makes one for each environment in a matrix', () => {
    const list = { list: { elements: [{ env: 'dev' }, { env: 'staging' }, { env: 'prod' }] } };
    const matrix = setOf([{ matrix: { generators: [VALUES, list] } }], `${RELEASE}-{{ .env }}`);
    const names = namesOf(matrix, over(CUSTOMERS));
    expect(names).toHaveLength(15);
    expect(names.slice(0, 3)).toEqual([
      'customer-01-product-a-dev',
      'customer-01-product-a-prod',
      'customer-01-product-a-staging',
    ]);
  });

  it('takes in a folder deeper in legacy mode alone', () => {
    const files = {
      ...CUSTOMERS,
      'customers/customer-01/product-a/environments/values.yaml': 'replicas: 3\n',
    };
    const byPath = setOf([VALUES], '{{ join "-" .path.segments }}');
    expect(namesOf(byPath, over(files, { globbing: 'legacy' }))).toHaveLength(6);
    expect(namesOf(byPath, over(files, { globbing: 'doublestar' }))).toHaveLength(5);
  });

  it('comes to the same whatever the order of files', () => {
    const made = expand(set, over(CUSTOMERS));
    const paths = Object.keys(CUSTOMERS);
    fc.assert(
      fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (shuffled) => {
        const files = Object.fromEntries(shuffled.map((path) => [path, CUSTOMERS[path]!]));
        expect(expand(set, over(files))).toEqual(made);
      }),
    );
  });
});

it('a list of a file can leave out what is not enabled', () => {
  const products = 'products:\n- {name: a, enabled: true}\n- {name: b, enabled: false}\n';
  const files = {
    git: { repoURL: CONFIGS, revision: 'main', files: [{ path: 'customers/*/products.yaml' }] },
  };
  const enabled = `
    {{- range .products }}
    {{- if .enabled }}
    - product: {{ .name }}
    {{- end }}
    {{- end }}`;
  const list = { list: { elements: [], elementsYaml: enabled } };
  const set = setOf([{ matrix: { generators: [files, list] } }], '{{ .path.basename }}-{{ .product }}');
  const context = over({
    'customers/one/products.yaml': products,
    'customers/two/products.yaml': 'products: []\n',
  });
  expect(namesOf(set, context)).toEqual(['one-a']);
});

it('labels of clusters can be selected by, after and within their generator', () => {
  const clusters = ['gold', 'silver'].map((tier) => ({
    name: `${tier}-cluster`,
    server: `https://${tier}.example.com`,
    labels: { tier },
  }));
  const name = '{{ .nameNormalized }}';
  const context = over({}, { clusters });
  const selector = { matchLabels: { tier: 'gold' } };
  expect(namesOf(setOf([{ clusters: {} }], name), context)).toEqual([
    'gold-cluster',
    'in-cluster',
    'silver-cluster',
  ]);
  expect(namesOf(setOf([{ clusters: { selector } }], name), context)).toEqual(['gold-cluster']);
  const after = { matchLabels: { 'metadata.labels.tier': 'silver' } };
  const { applications } = expand(
    setOf(
      [
        {
          clusters: { selector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } },
          selector: after,
        },
      ],
      name,
    ),
    context,
  );
  expect(applications.map(({ metadata }) => metadata.name)).toEqual(['silver-cluster']);
});

it('values of the second generator of a matrix may use what either of the two gives', () => {
  const second = {
    git: {
      repoURL: CONFIGS,
      revision: 'main',
      files: [{ path: 'customers/{{ .customer }}/*/values.yaml' }],
      values: { title: '{{ .path.basename }}', of: '{{ .customer }}' },
    },
  };
  const first = { list: { elements: [{ customer: 'customer-02' }] } };
  const set = setOf([{ matrix: { generators: [first, second] } }], '{{ .values.of }}-{{ .values.title }}');
  expect(namesOf(set, over(CUSTOMERS))).toEqual(['customer-02-product-a']);
});

describe('what only a live Argo CD knows', () => {
  it.each(['pullRequest', 'scmProvider', 'plugin', 'clusterDecisionResource'] as const)(
    'is said to be left out, and the rest is expanded: %s',
    (kind) => {
      const set = setOf([{ [kind]: {} }, { list: { elements: [{ name: 'a' }] } }], '{{ .name }}');
      const { applications, problems, notExpanded } = expand(set, over({}));
      expect([applications.length, problems]).toEqual([1, []]);
      expect(notExpanded).toEqual([{ at: `spec.generators[0].${kind}`, why: expect.any(String) }]);
    },
  );

  it('is what a repository holds that is not among the trees', () => {
    const { applications, notExpanded } = expand(setOf([VALUES], RELEASE), {
      tree: () => undefined,
      clusters: [],
    });
    expect(applications).toEqual([]);
    expect(notExpanded).toEqual([
      { at: 'spec.generators[0].git', why: `what ${CONFIGS} holds at main is not known here` },
    ]);
  });
});
