import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../lib/cli/program';
import { checkJson } from '../../lib/json/check';
import { listened } from '../support/output';
import { fleet, product } from '../support/specs';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'checked-'))));
afterEach(() => rmSync(root, { recursive: true }));

const run = (changes: Parameters<typeof fleet>[0], ...argv: string[]) => {
  heard.out = heard.said = '';
  const web = product('web', { version: undefined }).spec;
  return program({ root, catalogue: { fleet: fleet(changes), products: [web] } }).run(argv);
};
const checked = () => checkJson.parse(JSON.parse(heard.out));

it('what is fine is said as JSON, and nothing else', async () => {
  await run({}, 'synth');
  expect(await run({}, 'check', '--json')).toBe(0);
  expect([checked(), heard.said]).toEqual([{ isFine: true, issues: [], stale: [], removed: [] }, '']);
});

it('files that differ, and what is wrong, are said as they are to people', async () => {
  await run({}, 'synth');
  const stale = 'dist/clusters/argo-dev/bootstrap/root.yaml';
  writeFileSync(join(root, stale), 'edited');
  expect(await run({}, 'check', '--json')).toBe(1);
  expect(checked()).toMatchObject({ isFine: false, stale: ['clusters/argo-dev/bootstrap/root.yaml'] });
  expect(heard.said).toContain('stale: clusters/argo-dev/bootstrap/root.yaml');

  expect(await run({ rings: { internal: { environment: 'nowhere' } } }, 'check', '--json')).toBe(1);
  const { isFine, issues, stale: files } = checked();
  expect([isFine, files]).toEqual([false, []]);
  expect(issues[0]).toMatchObject({
    severity: 'error',
    at: { file: 'fleet/fleet.ts', path: 'rings.internal.environment' },
  });
  for (const { problem, fix } of issues) {
    expect(heard.said).toContain(problem);
    expect(heard.said).toContain(fix);
  }
});
