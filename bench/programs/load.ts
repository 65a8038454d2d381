import type * as Read from '../../lib/read';
import { load } from '../../entry/load.cjs';

/** The seconds of CPU that it takes to load the customers of the program in a folder. */
const root = process.argv[2]!;
const { loadCatalogue, read } = load('lib/read/index') as typeof Read;
const loaded = loadCatalogue(root, 'products/catalogue.ts');
if (!('catalogue' in loaded)) throw new Error(JSON.stringify(loaded.issues));
const before = process.cpuUsage();
const { issues } = read({ root, catalogue: loaded.catalogue });
const { user, system } = process.cpuUsage(before);
if (issues.length > 0) throw new Error(JSON.stringify(issues));
process.stdout.write(String((user + system) / 1e6));
