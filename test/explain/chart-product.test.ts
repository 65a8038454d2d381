import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { editorSchemas } from '../../lib/editors';
import { explained } from '../../lib/explain';
import { plan } from '../../lib/planner/plan';
import { valuesModule } from '../../lib/scaffold/chart/values-module';
import { customer, fleet, issuesOf, planned, product, release, specs, tenant } from '../support/specs';

/** The schema that a product gets of its chart's files. */
function generated(schema: object | undefined, values: string): z.ZodObject {
  const made = valuesModule('products/web', schema && JSON.stringify(schema), values);
  if (typeof made !== 'string') throw new Error(made.problem);
  const [, text] = /export const values = ([^]*);\n$/.exec(made)!;
  return runInNewContext(`(${text})`, { z, RegExp }) as z.ZodObject;
}

const ofSchema = {
  type: 'object',
  properties: {
    replicaCount: { type: 'integer', minimum: 1, description: 'How many pods.', default: 1 },
    image: { type: 'object', properties: { tag: { type: 'string', description: 'Which build.' } } },
    adminPassword: { type: 'string', description: 'Of the first user.' },
  },
};
const ofValues = '# How many pods.\nreplicaCount: 1\nimage:\n  # Which build.\n  tag: ""\n';

describe.each([
  ['values.schema.json', generated(ofSchema, '')],
  ['values.yaml', generated(undefined, ofValues)],
])('a product whose values its %s describes', (_, schema) => {
  const footprint = () => ({ replicas: 2, cpu: '50m', memory: '64Mi' }) as const;
  const web = product('web', { schema, values: { replicaCount: 2 }, footprint });
  const given = { web: { image: { tag: 'v2', mirror: { host: 'x' } } } };
  const fleetOf = { products: [web], customers: [customer('acme', { products: given })] };

  it('is explained in the words of the chart, and what it does not name by who says it', () => {
    const found = planned(plan(specs(fleetOf)));
    const told = explained(tenant(found, 'acme-prod'), release(found, 'acme-prod', 'web'), []);
    const byPath = new Map(told.values.map((value) => [value.path.join('.'), value]));
    expect(byPath.get('replicaCount')).toMatchObject({
      value: 2,
      layer: 'base',
      description: 'How many pods.',
      default: 1,
    });
    expect(byPath.get('image.tag')).toMatchObject({ layer: 'customer', description: 'Which build.' });
    expect(byPath.get('image.mirror.host')).toMatchObject({
      value: 'x',
      layer: 'customer',
      at: { file: 'customers/acme/customer.ts' },
    });
  });

  it('completes in YAML with what the chart says, any part of it', () => {
    const made = editorSchemas({ fleet: fleet(), products: [web.spec], ringEntry: z.object({}) });
    const { properties, required } = made['values/web.json']!;
    expect(required).toBeUndefined();
    expect(properties?.['replicaCount']).toMatchObject({ description: 'How many pods.' });
    expect(JSON.stringify(properties?.['image'])).toContain('"description":"Which build."');
  });

  it('refuses what the chart would, where it is said', () => {
    const wrong = customer('acme', { products: { web: { replicaCount: 'two' } } });
    expect(issuesOf({ ...fleetOf, customers: [wrong] })).toMatchObject([
      { at: { file: 'customers/acme/customer.ts', path: 'products.web.replicaCount' } },
    ]);
  });
});
