import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { credentialsIn } from '../../lib/credentials/scan';
import { root } from '../support/sample';
import { honestValues, kinds } from './honest';

const CASES = Number(process.env.HONEST ?? 1000);

it(`of ${CASES} honest values none is taken for a credential`, () => {
  expect(CASES).toBeGreaterThan(kinds.length);
  const alarms = Array.from({ length: CASES }, (_, seed) => honestValues(seed)).filter(
    (values) => credentialsIn(values).length > 0,
  );
  expect(alarms).toEqual([]);
});

const charts = join(root, 'examples/charts');
const files = readdirSync(charts, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(ya?ml|json|tpl|md)$/.test(file),
);

it('the charts of the examples hold none, neither as text nor as values', () => {
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const text = readFileSync(join(charts, file), 'utf8');
    const values: unknown = /values\.yaml$/.test(file) ? parse(text) : undefined;
    expect([file, ...credentialsIn(text), ...credentialsIn(values)]).toEqual([file]);
  }
});
