import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { CustomerSpec } from '../../lib/authored/customer';
import { program } from '../../lib/cli/program';
import { cacheFolder } from '../../lib/incremental/cache';
import { saidIfUnchanged } from '../../lib/incremental/pending';
import { beginRun, type Context } from '../../lib/incremental/context';
import { write } from '../../lib/output/write';
import { catalogue } from '../sample/products/catalogue';
import { sampleRoot, sampleSpecs, type Files } from '../support/sample';

/** How much of a run was left out: all of it, all but some customers, all but whom a version reaches, or nothing; or it was stopped by errors. */
export type Level = 'unchanged' | 'some' | 'versions' | 'full' | 'refused';

/** What a run comes to. */
export interface Ended {
  readonly code: number;
  /** On stderr, but for the seconds. */
  readonly said: string;
  /** Every file of the output, with those whose names begin with a dot. */
  readonly files: Files;
}

/** What the test changes of the fleet and its products. */
export interface Platform {
  /** Of the quota of tier standard. */
  readonly pods?: number;
  /** Memory of product-a, in its base values. */
  readonly memory?: string;
}

/** The sample fleet, each customer three times, in a folder of its own; and two outputs of it: by runs that know of one another, and by full ones. */
export class Twin {
  readonly folder = mkdtempSync(join(tmpdir(), 'twin-'));
  readonly root = join(this.folder, 'fleet');
  /** The customer, tenant or release that may go, as people say it by FLEET_REMOVE. */
  mayGo = '';
  readonly outputs = { incremental: join(this.folder, 'a/dist'), full: join(this.folder, 'b/dist') };
  private readonly environment = process.env;

  constructor() {
    cpSync(sampleRoot, this.root, { recursive: true });
    rmSync(join(this.root, 'customers'), { recursive: true });
    mkdirSync(join(this.root, 'node_modules'));
    // The catalogue is given: of this module customers take the one function.
    this.write('products/catalogue.ts', 'export const defineCustomer = (spec: object) => spec;\n');
    for (const spec of customersOfSample())
      for (const copy of [0, 1, 2].map((number) => copied(spec, number)))
        this.write(`customers/${copy.name}/customer.ts`, moduleOf(copy));
  }

  /** Path of what is kept of the runs. */
  get stamp(): string {
    return join(cacheFolder(join(this.root, 'main.ts'))!, 'stamp');
  }

  /** Names of the customers. */
  get customers(): string[] {
    return readdirSync(join(this.root, 'customers')).sort();
  }

  /** @returns undefined where there is no such file */
  read(path: string): string | undefined {
    try {
      return readFileSync(join(this.root, path), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** @param text of the file; it is removed where there is none, with the folder that has nothing else */
  write(path: string, text: string | undefined): void {
    const file = join(this.root, path);
    if (text !== undefined) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return;
    }
    rmSync(file, { force: true });
    if (existsSync(dirname(file)) && readdirSync(dirname(file)).length === 0)
      rmSync(dirname(file), { recursive: true });
  }

  async incremental(): Promise<Ended & { readonly level: Level }> {
    const main = join(this.root, 'main.ts');
    // What is written a moment before a run is not relied on: the test does not wait for that moment.
    const context: Context = { main, around: this.mayGo, began: Date.now() + 1000, modules: () => [main] };
    beginRun(context);
    const known = saidIfUnchanged(context);
    const written = jest.mocked(write).mock.calls.length;
    const { code, said } =
      known === undefined ? await this.run(this.outputs.incremental) : { code: 0, said: known };
    const [call] = jest.mocked(write).mock.calls.slice(written);
    const instead = call?.[2]?.instead;
    const part = instead?.some((path) => path.startsWith('products/')) ? 'versions' : 'some';
    const level = known !== undefined ? 'unchanged' : !call ? 'refused' : instead ? part : 'full';
    return { level, code, said: withoutSeconds(said), files: filesIn(this.outputs.incremental) };
  }

  async full(): Promise<Ended> {
    beginRun(undefined);
    const { code, said } = await this.run(this.outputs.full);
    return { code, said: withoutSeconds(said), files: filesIn(this.outputs.full) };
  }

  private async run(outdir: string) {
    process.env = { ...this.environment, CDK8S_OUTDIR: outdir, FLEET_REMOVE: this.mayGo };
    let said = '';
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    try {
      const fleet = program({ root: this.root, catalogue: this.catalogue() });
      const code = await fleet.run([]);
      return { code, said: said.split(outdir).join('dist').split(relative(this.root, outdir)).join('dist') };
    } finally {
      stderr.mockRestore();
      process.env = this.environment;
    }
  }

  /** Made of the fleet's files, as modules of a fleet are that compute. */
  private catalogue() {
    const { pods, memory } = JSON.parse(this.read('fleet/platform.json') ?? '{}') as Platform;
    const { fleet, products } = catalogue;
    const { standard } = fleet.tiers;
    const quota = { ...standard.quota, ...(pods !== undefined && { pods }) };
    const tiers = { ...fleet.tiers, standard: { ...standard, quota } };
    const changed = products.map((product) =>
      product.name === 'product-a' && memory !== undefined
        ? { ...product, values: { ...product.values, memory } }
        : product,
    );
    return { fleet: { ...fleet, tiers }, products: changed } as unknown as typeof catalogue;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function withoutSeconds(said: string): string {
  return said.replace(/, [\d.]+ s\n$/, '\n');
}

function filesIn(folder: string): Files {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.sort().map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

/** As people write it, and as it is read without being compiled. */
export function moduleOf(spec: object): string {
  return `import { defineCustomer } from '../../products/catalogue';\n\nexport default defineCustomer(${JSON.stringify(spec, null, 2)});\n`;
}

/** The spec in such a module. */
export function specOf(text: string): Record<string, unknown> {
  return JSON.parse(text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))) as Record<string, unknown>;
}

let sample: readonly CustomerSpec[] | undefined;

export function customersOfSample(): readonly CustomerSpec[] {
  return (sample ??= sampleSpecs().customers.map(({ spec }) => spec));
}

/** The same with names and hosts of its own: customer-01, customer-11, customer-21. */
export function copied(spec: object, copy: number): CustomerSpec {
  const text = JSON.stringify(spec)
    .replaceAll(/"customer-0(\d)"/g, `"customer-${copy}$1"`)
    .replaceAll(/(\.test|-operators)"/g, `${copy > 0 ? `.${copy}` : ''}$&`);
  return JSON.parse(text) as CustomerSpec;
}
