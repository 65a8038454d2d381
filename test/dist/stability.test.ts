import { App } from 'cdk8s';
import { Fleet } from '../../lib/constructs';
import type { CustomerSpec } from '../../lib/authored/customer';
import { render } from '../../lib/output';
import { reordered } from '../../lib/testing/reordered';
import {
  difference,
  filesOf,
  placed,
  planOf,
  sampleSpecs,
  withChanged,
  withCustomer,
  type Files,
} from '../support/sample';
import { variants } from '../support/variants';

const specs = sampleSpecs();
const files = filesOf(specs);

/** A customer with every product, in prod on the cluster. */
function newcomer(name: string, cluster: string): CustomerSpec {
  return {
    name,
    title: 'A new customer',
    tier: 'premium',
    region: 'westeurope',
    contact: 'ops@new.example',
    group: `${name}-operators`,
    products: { 'product-a': {}, 'product-b': { host: 'api.new.example' }, 'product-c': {} },
    tenants: { prod: { cluster, ring: 'ring4-conservative' } },
  };
}

describe('a new customer', () => {
  // Before, between and after those that are there already.
  const cases = ['argocd shared-prod', 'flux edge-prod', 'arc customer-01-prod'].flatMap((on) => {
    const [engine, cluster] = on.split(' ') as [string, string];
    return ['acme', 'customer-02-b', 'zenith'].map((name) => ({ engine, cluster, name }));
  });

  it.each(cases)('adds files of its own and modifies none: $name on $engine', ({ cluster, name }) => {
    const more = filesOf(withCustomer(specs, newcomer(name, cluster)));
    const { added, removed, modified } = difference(files, more);
    expect([removed, modified]).toEqual([[], []]);
    expect(added.filter((path) => !path.split(/[/.]/).some((part) => [name, `${name}-prod`].includes(part)))).toEqual(
      [],
    );
    expect(added.length).toBeGreaterThan(15);
  });

  it('that leaves takes its files and modifies none', () => {
    const fewer = filesOf({ ...specs, customers: specs.customers.slice(1) });
    const { added, removed, modified } = difference(files, fewer);
    expect([added, modified]).toEqual([[], []]);
    expect(removed.filter((path) => !path.includes('customer-01'))).toEqual([]);
    // The clusters stay, though nobody else is on them.
    expect(removed.filter((path) => /customer-01-prod\/(bootstrap|infrastructure)/.test(path))).toEqual([]);
  });
});

describe('a tenant in another ring', () => {
  const moves = [
    ['customer-02', 'argocd', 'ring4-conservative'],
    ['customer-03', 'flux', 'ring2-earlyadopters'],
    ['customer-01', 'arc', 'ring4-conservative'],
  ] as const;

  it.each(moves)('changes contents, never a path or a name: %s on %s', (customer, _, ring) => {
    const moved = filesOf(withChanged(specs, customer, (spec) => placed(spec, 'prod', { ring })));
    const { added, removed, modified } = difference(files, moved);
    expect([added, removed]).toEqual([[], []]);
    expect(modified.length).toBeGreaterThan(5);
    expect(modified.filter((path) => !path.includes(customer))).toEqual([]);
    expect(modified.map((path) => namesIn(moved[path]!))).toEqual(modified.map((path) => namesIn(files[path]!)));
  });
});

/** Everything in the text that is, or refers to, a name or namespace. */
function namesIn(text: string): string[] {
  return text.match(/^\s*(- )?(\w*[nN]ame(space)?|project|path): .*$/gm) ?? [];
}

describe('editing a customer', () => {
  it('changes its own files alone', () => {
    const edited = filesOf(
      withChanged(specs, 'customer-03', (spec) => ({
        ...spec,
        title: 'Another title',
        tier: 'premium',
        group: 'others',
        products: { ...spec.products, 'product-a': { host: 'new.fabrikam.example', replicaCount: 4 } },
      })),
    );
    const { added, removed, modified } = difference(files, edited);
    expect([added, removed]).toEqual([[], []]);
    expect(modified.filter((path) => !path.includes('customer-03'))).toEqual([]);
    expect(modified).toContain('customers/customer-03/metadata.yaml');
    expect(modified).toContain('clusters/edge-prod/tenants/customer-03-prod/guardrails/quota.yaml');
    expect(modified).toContain('clusters/edge-prod/tenants/customer-03-prod/releases/product-a.yaml');
  });

  it('of a value changes the file of its layer, and on Flux its release', () => {
    const edited = filesOf(
      withChanged(specs, 'customer-03', (spec) => placed(spec, 'prod', { values: { 'product-c': { workers: 3 } } })),
    );
    expect(difference(files, edited)).toEqual({
      added: [],
      removed: [],
      modified: [
        'clusters/edge-prod/tenants/customer-03-prod/releases/product-c.yaml',
        'customers/customer-03/product-c/environments/prod.yaml',
      ],
    });
  });
});

describe('the same fleet', () => {
  const same = (other: Files) => expect(difference(files, other)).toEqual(difference(files, files));

  it('gives the same bytes again', () => same(filesOf(sampleSpecs())));

  it.each(variants())('gives the same bytes in whatever order its input comes: %s', (_, given) => {
    const [before, after] = [filesOf(given), filesOf(reordered(given))];
    expect(difference(before, after)).toEqual(difference(before, before));
  });

  it('gives the same bytes rendered as one tree as unit by unit', () => {
    const rendered = render(new Fleet(new App(), 'fleet', planOf(specs)));
    same(Object.fromEntries(rendered.map(({ path, content }) => [path, content])));
    expect(rendered).toHaveLength(Object.keys(files).length);
  });
});
