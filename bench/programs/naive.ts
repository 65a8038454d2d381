import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ApiObject, App, Chart, type ApiObjectProps } from 'cdk8s';
import { stringify } from 'yaml';
import { factsOf } from '../customers';
import { customerFiles } from '../floor/files';

/**
 * What a person writes first: one App, a Chart a customer, `app.synth()`, and the value files by the yaml library. It
 * gets every object ready-made, so it neither plans, merges nor checks, and writes fewer files.
 */
const [customers, outdir] = [Number(process.argv[2]), process.argv[3]!];
const app = new App({ outdir });
for (let index = 0; index < customers; index++) {
  const facts = factsOf(index);
  const chart = new Chart(app, facts.name);
  for (const { path, objects, values, json } of customerFiles(facts)) {
    for (const [number, object] of (objects ?? []).entries())
      new ApiObject(chart, `${path.replaceAll('/', '-')}-${number}`, object as ApiObjectProps);
    const text = values ? stringify(values) : json ? JSON.stringify(json, null, 2) : undefined;
    if (text === undefined) continue;
    mkdirSync(dirname(join(outdir, path)), { recursive: true });
    writeFileSync(join(outdir, path), text);
  }
}
app.synth();
