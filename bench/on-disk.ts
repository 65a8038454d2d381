import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { COMPILED } from './compiled';
import { generate, link, ROOT, writeCustomer } from './generate';
import { inScratch, median, run, type Run, type Usage } from './measure';

const MAIN = [process.execPath, '-r', 'ringfleet/register', 'main.ts'];
const REGISTER = join(ROOT, 'entry/register.cjs');

/** As people run it: `npm run synth` without npm, over a folder a customer. By what is run, in that order. */
export interface OnDisk {
  readonly runs: Readonly<Record<string, Usage>>;
  /** Seconds of CPU that loading the customers takes. */
  readonly loading: number;
}

export function onDisk(customers: number): Promise<OnDisk> {
  return inScratch(async (folder) => {
    generate(folder, customers);
    const loaded = await run([process.execPath, '-r', REGISTER, join(__dirname, 'programs/load.ts'), folder]);
    const go = async (...verb: string[]) => {
      // A run relies on nothing that was written a moment before it.
      await setTimeout(100);
      return run([...MAIN, ...verb], folder);
    };
    const runs: Record<string, Usage> = {};
    runs['first run'] = await go();
    runs['nothing changed'] = await go();
    writeCustomer(folder, customers - 1, { memory: '192Mi' });
    runs['one customer changed'] = await go();
    // A fifth of the customers is in the ring.
    const rings = join(folder, 'products/api/rings.yaml');
    const text = readFileSync(rings, 'utf8').replace(
      'version: 2.3.1\n  ran: [2.2.7]',
      'version: 2.4.0\n  ran: [2.3.1, 2.2.7]',
    );
    writeFileSync(rings, text);
    runs['one version in one ring'] = await go();
    runs['check'] = await go('check');
    runs['preview'] = await go('preview', '--format', 'names');
    runs['typecheck'] = await go('typecheck');
    writeCustomer(folder, customers - 1, { memory: '128Mi' });
    runs['typecheck, one changed'] = await go('typecheck');
    return { runs, loading: Number(loaded.stdout) };
  });
}

/** What starts: a cdk8s program that makes nothing, as JavaScript and as TypeScript by tsx, and the fleet of the repository. */
export interface StartUp {
  readonly plain: Usage;
  readonly empty: Usage;
  /** All of it is loaded, planned and compared with what is there: no stamp is asked. */
  readonly shipped: Usage;
}

export function startUp(rounds: number): Promise<StartUp> {
  return inScratch(async (folder) => {
    for (const part of ['main.ts', 'fleet', 'products', 'customers'])
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    for (const name of readdirSync(join(ROOT, 'node_modules')))
      if (!name.startsWith('.')) link(folder, name, join(ROOT, 'node_modules', name));
    link(folder, 'ringfleet', ROOT);
    await run(MAIN, folder);
    const [plain, empty, shipped]: [Run[], Run[], Run[]] = [[], [], []];
    const program = join(__dirname, 'programs/empty.ts');
    const compiled = join(COMPILED, 'programs/empty.js');
    for (let round = 0; round < rounds; round++) {
      plain.push(await run([process.execPath, compiled, join(folder, 'plain')], ROOT));
      empty.push(await run([process.execPath, '-r', 'tsx/cjs', program, join(folder, 'empty')], ROOT));
      shipped.push(await run([...MAIN, 'synth', '--full'], folder));
    }
    return { plain: median(plain), empty: median(empty), shipped: median(shipped) };
  });
}
