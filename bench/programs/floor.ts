import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { factsOf } from '../customers';
import { yaml } from '../floor/emitter';
import { customerFiles, fleetFiles } from '../floor/files';

/** Straight functions, an emitter that checks nothing, and each file written once. */
const [customers, outdir] = [Number(process.argv[2]), process.argv[3]!];
const made = new Set<string>();

function put(path: string, text: string): void {
  const target = join(outdir, path);
  const folder = dirname(target);
  if (!made.has(folder)) {
    made.add(folder);
    mkdirSync(folder, { recursive: true });
  }
  writeFileSync(target, text);
}

for (const [path, text] of fleetFiles) put(path, text);
for (let index = 0; index < customers; index++) {
  for (const { path, comment, objects, values, json } of customerFiles(factsOf(index))) {
    if (objects) put(path, comment + objects.map(yaml).join('---\n'));
    else if (values) put(path, comment + yaml(values));
    else put(path, `${JSON.stringify(json, null, 2)}\n`);
  }
}
