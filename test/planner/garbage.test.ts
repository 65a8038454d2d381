import * as fc from 'fast-check';
import { plan } from '../../lib/planner/plan';
import type { Specs } from '../../lib/authored/specs';
import { customer, fleet, product, specs, untyped } from '../support/specs';

const cyclic: Record<string, unknown> = {};
cyclic['self'] = [cyclic];

/** Anything that JavaScript knows, and what is nearly right: names in the wrong place, functions, wrong forms. */
const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    maxDepth: 3,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
  fc.constantFrom<unknown>(
    undefined,
    null,
    NaN,
    2 ** 60,
    '',
    ' ',
    'constructor',
    '__proto__',
    'toString',
    'valueOf',
  ),
  fc.constantFrom<unknown>(
    'web',
    'api',
    'dev',
    'prod',
    'late',
    'internal',
    'argo-dev',
    'code',
    'registry',
    'ingress',
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    cyclic,
    Symbol('x'),
    () => undefined,
    () => 'x',
    () => ({}),
    new (class Odd {})(),
  ),
  fc
    .constantFrom('__proto__', 'constructor', 'hasOwnProperty')
    .map((key) => JSON.parse(`{ "${key}": {} }`) as unknown),
);

type Path = readonly string[];

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Every place of a spec, the whole included. */
function places(value: unknown, path: Path = []): Path[] {
  return [
    path,
    ...(isPlain(value) ? Object.keys(value).flatMap((key) => places(value[key], [...path, key])) : []),
  ];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const map = value as Record<string, unknown>;
  return { ...map, [key]: replaced(map[key], rest, by) };
}

/** The spec with garbage in one to three of its places. */
function spoilt<T>(spec: T): fc.Arbitrary<T> {
  const change = fc.tuple(fc.constantFrom(...places(spec)), garbage);
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const alone = changes.filter(([path], index) =>
      changes.every(([other], at) => at === index || !other.every((key, depth) => path[depth] === key)),
    );
    const [first] = changes;
    return (alone.length > 0 ? alone : [first!]).reduce<unknown>(
      (all, [path, by]) => replaced(all, path, by),
      spec,
    ) as T;
  });
}

const buyers = [
  customer('acme', {
    products: { web: { replicaCount: 2, image: { tag: 'x' } }, api: {} },
    tenants: {
      dev: { cluster: 'argo-dev', ring: 'internal', products: ['web'] },
      prod: {
        sites: {
          oslo: {
            cluster: 'arc-prod',
            ring: 'late',
            holds: { web: { version: '1.0.0', until: '2026-12-31', reason: 'x' } },
          },
        },
        values: { web: { cpu: '1' } },
      },
    },
  }),
  customer('beta'),
];
const offered = [
  product('web', {
    environments: { prod: { cpu: '1' } },
    rings: { late: { cpu: '2' } },
    ports: { http: 80 },
    hosts: () => ['web.example.com'],
    peers: { to: [{ cidr: '10.0.0.0/8', ports: [443] }] },
  }),
  product('api', { chart: { repository: 'registry', name: 'api' }, version: { value: 'image.tag' } }),
];
const naming = { release: (tenant: string, of: string) => `${tenant}-${of}` };

/** Issues that say something, and a plan exactly where none of them is an error. */
function judges(input: Partial<Specs>): void {
  const { plan: found, issues } = plan(specs({ products: offered, customers: buyers, ...input }));
  for (const { at, problem, fix } of issues) {
    expect([at.file, problem, fix]).not.toContain('');
  }
  expect(found === undefined).toBe(issues.some(({ severity }) => severity === 'error'));
}

const runs = { numRuns: 200 };

describe('plan never throws, whatever', () => {
  it('a customer is', () => {
    fc.assert(
      fc.property(fc.oneof(garbage, spoilt(buyers[0]!.spec)), (spec) =>
        judges({ customers: [{ spec: untyped(spec), file: 'x.ts' }, buyers[1]!] }),
      ),
      runs,
    );
  });

  it('a product is', () => {
    fc.assert(
      fc.property(fc.oneof(garbage, spoilt(offered[0]!.spec), spoilt(offered[1]!.spec)), (spec) => {
        const { rings } = offered[0]!;
        judges({ products: [{ spec: untyped(spec), file: 'x.ts', ...(rings && { rings }) }, offered[1]!] });
      }),
      runs,
    );
  });

  it('the fleet is', () => {
    fc.assert(
      fc.property(fc.oneof(garbage, spoilt(fleet({ naming }))), (spec) => judges({ fleet: untyped(spec) })),
      runs,
    );
  });
});
