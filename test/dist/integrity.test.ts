import { asApplied, manifestsIn, nameOf, type Emitted } from '../support/manifests';
import { filesOf, sampleSpecs } from '../support/sample';

const specs = sampleSpecs();
const files = filesOf(specs);
const emitted = asApplied(manifestsIn(files));

/** `file: kind namespace/name`, for messages that say where to look. */
function where({ path, object }: Emitted): string {
  return `${path}: ${object.kind} ${nameOf(object)}`;
}

describe('the objects of a tenant', () => {
  const ofTenants = specs.customers.flatMap(({ spec }) =>
    Object.entries(spec.tenants).flatMap(([environment, placement]) =>
      placement && 'cluster' in placement
        ? [{ customer: spec.name, tier: spec.tier, environment, ring: placement.ring, on: placement.cluster }]
        : [],
    ),
  );

  it.each(ofTenants)('$customer in $environment say whose they are', ({ customer, tier, environment, ring, on }) => {
    const tenant = `${customer}-${environment}`;
    const own = emitted.filter(
      ({ path }) =>
        path.startsWith(`clusters/${on}/tenants/${tenant}/`) || path.endsWith(`/${customer}/${tenant}.yaml`),
    );
    expect(own.length).toBeGreaterThanOrEqual(12);
    for (const each of own) {
      expect([where(each), each.object.metadata.labels]).toEqual([
        where(each),
        expect.objectContaining({
          'ringfleet.io/customer': customer,
          'ringfleet.io/tenant': tenant,
          'ringfleet.io/environment': environment,
          'ringfleet.io/ring': ring,
          'ringfleet.io/tier': tier,
        }),
      ]);
    }
  });

  it('are the only ones with the labels of their customer, but for its AppProjects', () => {
    const elsewhere = emitted
      .filter(({ object: { metadata } }) => 'ringfleet.io/customer' in (metadata.labels ?? {}))
      .filter(({ object: { metadata } }) => !('ringfleet.io/tenant' in metadata.labels!));
    expect([...new Set(elsewhere.map(({ object: { kind } }) => kind))]).toEqual(['AppProject']);
  });
});

describe('the index of a customer', () => {
  const index = (customer: string) =>
    JSON.parse(files[`customers/${customer}/index.json`]!) as {
      customer: string;
      files: { path: string; tenant?: string; environment?: string; product?: string; cluster?: string }[];
    };

  it.each(specs.customers.map(({ spec }) => spec.name))('lists each of its files, in the order of paths: %s', (name) => {
    const paths = index(name).files.map(({ path }) => path);
    const own = Object.keys(files).filter((path) =>
      path.split('/').some((part) => part === name || new RegExp(`^${name}-(dev|staging|prod)$`).test(part)),
    );
    // A cluster may have the name of a tenant, and is not the customer's file for that.
    const isOwn = (path: string) => path.startsWith('customers/') || /\/(tenants|guardrails|releases)\/customer/.test(path);
    expect(paths).toEqual(own.filter((path) => isOwn(path) && !path.endsWith('index.json')).sort());
    expect(index(name).customer).toBe(name);
  });

  it('says what each file is about', () => {
    const of = new Map(index('customer-03').files.map((file) => [file.path, file]));
    expect(of.get('clusters/edge-prod/tenants/customer-03-prod/releases/product-c.yaml')).toEqual({
      path: 'clusters/edge-prod/tenants/customer-03-prod/releases/product-c.yaml',
      tenant: 'customer-03-prod',
      environment: 'prod',
      product: 'product-c',
      ring: 'ring4-conservative',
      cluster: 'edge-prod',
    });
    expect(of.get('customers/customer-03/product-c/environments/prod.yaml')).toEqual({
      path: 'customers/customer-03/product-c/environments/prod.yaml',
      environment: 'prod',
      product: 'product-c',
    });
  });
});
