import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as Zod from 'zod';
import { root } from '../support/sample';
import { anchorsOf, linksOf, textOf } from './pages';

/*
 * docs/reference/ is generated from types, and types from schemas. Here the schemas themselves are counted: each map that one
 * describes, with every key of it, is on a page. `npm run check` compares the pages with what the generator writes now.
 */
interface Described {
  /** The file of lib that describes it. */
  readonly file: string;
  readonly shape: Readonly<Record<string, Zod.ZodType>>;
}

jest.mock('zod', () => {
  const real = jest.requireActual<typeof Zod>('zod');
  const described: Described[] = [];
  type Describe = (shape: Described['shape'], ...more: []) => Zod.ZodObject;
  const fileOf = () => /\/((?:lib|imports)\/[^:)]+\.ts):/.exec(new Error().stack ?? '')?.[1] ?? '';
  const recorded = (made: Zod.ZodObject): Zod.ZodObject => {
    described.push({ file: fileOf(), shape: made.shape });
    const derived = ['extend', 'omit', 'partial', 'pick'].map((name) => {
      const derive = made[name as 'extend'].bind(made) as (how?: object) => Zod.ZodObject;
      return [name, (how?: object) => recorded(derive(how))] as const;
    });
    return Object.assign(made, Object.fromEntries(derived));
  };
  const recording =
    (describe: Describe): Describe =>
    (shape, ...more) =>
      recorded(describe(shape, ...more));
  const { strictObject, looseObject, object } = real.z as unknown as Record<string, Describe>;
  const z = {
    ...real.z,
    strictObject: recording(strictObject!),
    looseObject: recording(looseObject!),
    object: recording(object!),
  };
  return { ...real, z, described };
});

const FOLDER = 'docs/reference';
// Who forks may have deleted the pages.
const pages = existsSync(join(root, FOLDER)) ? readdirSync(join(root, FOLDER)).sort() : [];

/** The keys below each place of each table: `` `quota.requests.cpu` `` is `cpu`, below `quota.requests`. */
function placesIn(page: string): Set<string>[] {
  return textOf(`${FOLDER}/${page}`)
    .split('\n\n')
    .flatMap((table) => {
      const places = new Map<string, Set<string>>();
      for (const [, path] of table.matchAll(/^\| `([^`]+)` \|/gm)) {
        const [, above, key] = /^(.*?)([^.]+)$/.exec(path!)!;
        places.set(above!, (places.get(above!) ?? new Set()).add(key!));
      }
      return [...places.values()];
    });
}

/** Whether Argo CD does not look for the key there: the schema has it to say where it belongs. */
function isMisplaced(schema: Zod.ZodType): boolean {
  const [issue] = schema.safeParse('').error?.issues ?? [];
  return issue?.code === 'custom' && issue.params?.['problem'] === 'stands at the wrong level';
}

/** Where the words of specs are described. What is generated of CRDs is not, nor what is judged of pods; docs/workloads.md tells of constructs. */
const AUTHORED = /^lib\/(?!rules\/|plan\/pods\/|workload\/)/;

(pages.length > 0 ? describe : describe.skip)('the reference', () => {
  it('has every key of every schema, with all others of its map', async () => {
    await import('../../lib/planner/plan');
    await import('../../lib/read/rings-file');
    const places = pages.flatMap(placesIn);
    const described = jest
      .requireMock<{ readonly described: readonly Described[] }>('zod')
      .described.filter(({ file }) => AUTHORED.test(file))
      .map(({ file, shape }) => ({
        file,
        keys: Object.keys(shape).filter((key) => !isMisplaced(shape[key]!)),
      }));
    expect(described.length).toBeGreaterThan(150);
    expect(described.flatMap(({ keys }) => keys).length).toBeGreaterThan(800);
    const missing = described.filter(
      ({ keys }) => !places.some((place) => keys.every((key) => place.has(key))),
    );
    expect(missing).toEqual([]);
  });

  it.each(pages)('%s links to what is there', (page) => {
    const dead = linksOf(`${FOLDER}/${page}`).filter(
      ({ path, anchor }) =>
        !existsSync(join(root, path)) || (anchor !== '' && !anchorsOf(path).includes(anchor)),
    );
    expect(dead).toEqual([]);
  });

  it('has an index of its pages', () => {
    const linked = linksOf(`${FOLDER}/README.md`).map(({ path }) => path);
    const others = pages.filter((page) => page !== 'README.md');
    expect(linked).toEqual(expect.arrayContaining(others.map((page) => `${FOLDER}/${page}`)));
  });
});
