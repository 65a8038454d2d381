import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import type { Values } from '../../../lib/authored/values';
import { layersOfValues } from '../../support/layers';

/*
 * Records what Helm makes of value files: `npx tsx test/plan/helm-merge/record.ts`, with helm on the PATH. The chart has no
 * values of its own, so that what its template sees is what all `-f` come to.
 */
const CASES = 400;
const SEED = 20_261_201;

const folder = mkdtempSync(join(tmpdir(), 'helm-merge-'));
const chart = join(folder, 'chart');
mkdirSync(join(chart, 'templates'), { recursive: true });
writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: recorded\nversion: 1.0.0\n');
writeFileSync(join(chart, 'templates/values.yaml'), 'values: {{ toJson .Values }}\n');

function helm(...args: readonly string[]): string {
  return execFileSync('helm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function supplied(layers: readonly Values[]): Values {
  const files = layers.flatMap((values, index) => {
    const file = join(folder, `${index}.yaml`);
    writeFileSync(file, JSON.stringify(values));
    return ['-f', file];
  });
  return (parse(helm('template', chart, ...files)) as { readonly values: Values }).values;
}

const cases = fc
  .sample(layersOfValues, { numRuns: CASES, seed: SEED })
  .map((layers) => ({ layers, values: supplied(layers) }));
const lines = cases.map((each) => `    ${JSON.stringify(each)}`).join(',\n');
const version = JSON.stringify(helm('version', '--template', '{{ .Version }}'));
writeFileSync(
  join(__dirname, 'recorded.json'),
  `{\n  "helm": ${version},\n  "seed": ${SEED},\n  "cases": [\n${lines}\n  ]\n}\n`,
);
rmSync(folder, { recursive: true });
