import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expand, type ApplicationSetObject, type ArgocdVersion } from '../../lib/applicationsets';
import { treeOf } from '../support/expanded-sets';

type Json = Readonly<Record<string, unknown>>;

const read = (name: string) => JSON.parse(readFileSync(join(__dirname, 'fixtures', name), 'utf8')) as unknown;
const { sets, usual } = read('sets.json') as { sets: { set: Json }[]; usual: { set: Json } };
const { templates } = read('functions.json') as { templates: { template: string }[] };

/** What is put in the place of something in a set. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    0,
    -1,
    1e300,
    '',
    [],
    {},
    [null],
    { key: null },
    '{{',
    '}}',
    '{{}}',
    '{{ . }}',
    '{{ .x.y }}',
    '{{ template "x" }}',
    '__proto__',
    'constructor',
    '*',
    '[',
    '{a,',
    '../..',
    ':(glob)**',
    'a: [',
    '- 1',
    '\0',
    '\ud800',
  ),
  fc.constantFrom(...templates.map(({ template }) => template)),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string(),
);

/** The data with something else at one place in it. */
function changedAt(data: unknown, steps: readonly number[], by: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof data !== 'object' || data === null) return by;
  const keys = Object.keys(data);
  if (keys.length === 0) return by;
  const at = keys[step % keys.length]!;
  const changed = changedAt((data as Json)[at], rest, by);
  if (!Array.isArray(data)) return { ...data, [at]: changed };
  return data.map((item: unknown, index) => (index === Number(at) ? changed : item));
}

const merged = (a: Json, b: Json): Json => {
  const spec = { ...(a.spec as Json), ...(b.spec as Json) };
  return { ...a, ...b, spec: Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== null)) };
};
const mutated = fc
  .record({
    set: fc.constantFrom(...sets.map(({ set }) => merged(usual.set, set))),
    changes: fc.array(fc.tuple(fc.array(fc.nat(30), { maxLength: 9 }), odd), { minLength: 1, maxLength: 4 }),
  })
  .map(({ set, changes }) =>
    changes.reduce<unknown>((found, [steps, by]) => changedAt(found, steps, by), set),
  );
const context = {
  tree: () =>
    treeOf({
      'customers/customer-01/products.yaml': 'products: [{name: a}]\n',
      'x.yaml': 'a: [',
      'l.yaml': '- 1',
    }),
  clusters: [{ name: 'one', server: 'https://one.example.com', labels: { tier: 'gold' } }],
};

describe('whatever a set holds', () => {
  it('is expanded or told, and never thrown', () => {
    fc.assert(
      fc.property(mutated, fc.constantFrom<ArgocdVersion>('3.2', '3.5'), (set, argocd) => {
        const { applications, problems, notExpanded } = expand(set as ApplicationSetObject, {
          ...context,
          argocd,
        });
        expect([applications, problems, notExpanded].map(Array.isArray)).toEqual([true, true, true]);
        for (const { at, problem, fix } of problems)
          expect([at, problem, fix]).toEqual(Array(3).fill(expect.stringMatching(/\S/)));
      }),
      { numRuns: Number(process.env.FUZZ_SETS ?? 1500) },
    );
  });

  it.each([
    ['lists in lists', (inner: unknown) => [inner]],
    ['maps in maps', (inner: unknown) => ({ a: inner })],
  ])('is told where it is nested too deep: %s', (_, around) => {
    let deep: unknown = '{{ .x }}';
    for (let depth = 0; depth < 20_000; depth++) deep = around(deep);
    const set = merged(usual.set, { spec: { template: { metadata: { name: 'a' }, spec: { deep } } } });
    const { problems } = expand(set as unknown as ApplicationSetObject, context);
    expect(problems).toEqual([expect.objectContaining({ problem: 'it is nested too deep' })]);
  });

  it.each([`{{ ${'('.repeat(20_000)}1${')'.repeat(20_000)} }}`, '{{ if 1 }}'.repeat(20_000)])(
    'is told where a template is',
    (template) => {
      const set = merged(usual.set, { spec: { template: { metadata: { name: template } } } });
      expect(expand(set as unknown as ApplicationSetObject, context).problems).toHaveLength(1);
    },
  );
});
