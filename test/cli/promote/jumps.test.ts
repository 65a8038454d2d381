import * as fc from 'fast-check';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TransitionSpec } from '../../../lib/authored/rollout/transitions';
import { program } from '../../../lib/cli/program';
import { forecastJson } from '../../../lib/json/forecast';
import { promoteJson } from '../../../lib/json/promote';
import { statusJson } from '../../../lib/json/status';
import { listened } from '../../support/output';
import { customer, fleet, product } from '../../support/specs';
import { asFolder } from '../../support/yaml-customer';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'jumps-'))));
afterEach(() => rmSync(root, { recursive: true }));

const FILE = 'products/web/rings.yaml';
const RINGS = `internal:
  version: '2.0.0'
  ran: ['1.6.0', '1.4.3']
early:
  version: '2.0.0'
  ran: ['1.6.0', '1.4.3']
late:
  version: '1.4.3'
`;
const blocked: TransitionSpec = {
  from: '<1.6.0',
  to: '>=2.0.0',
  kind: 'blocked',
  through: '1.6.0',
  reason: 'the index is another',
};
const manual: TransitionSpec = {
  from: '1.4.x',
  to: '*',
  kind: 'manual',
  steps: ['Stop the jobs.', 'Copy the data.'],
};
const held = { web: { version: '1.4.3', until: '2026-12-31', reason: 'an audit' } };

async function run(
  transitions: readonly TransitionSpec[] | undefined,
  argv: readonly string[],
  text = RINGS,
) {
  const put = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  put(FILE, text);
  for (const [name, ring, holds] of [
    ['acme', 'late', undefined],
    ['hooli', 'late', undefined],
    ['initech', 'early', held],
  ] as const) {
    const prod = { cluster: 'argo-prod', ring, ...(holds && { holds }) };
    for (const [path, content] of Object.entries(asFolder(customer(name, { tenants: { prod } }).spec)))
      put(`customers/${name}/${path}`, content);
  }
  const web = product('web', transitions && { transitions }).spec;
  const clock = () => new Date('2026-12-01T09:00:00Z');
  heard.said = heard.out = '';
  const catalogue = { fleet: fleet(), products: [web] };
  const code = await program({ root, catalogue, command: 'fleet', clock }).run(argv);
  return { code, text: readFileSync(join(root, FILE), 'utf8') };
}
const to2 = ['promote', 'web', '--to', 'late', '--version', '2.0.0'];

it.each<[string, readonly TransitionSpec[], string[], string]>([
  [
    'a blocked jump, whatever the reason',
    [blocked],
    [...to2, '--reason', 'hurry'],
    `error: products/web/rings.yaml:8:12: no one may jump with 'web' from 1.4.3 to 2.0.0 (acme-prod, hooli-prod): the index is another
  fix: promote it to 1.6.0 first: --version 1.6.0, and then 2.0.0`,
  ],
  [
    'one without a way around',
    [{ from: '1.4.3', to: '*', kind: 'blocked', reason: 'no' }],
    to2,
    'from 1.4.3 to 2.0.0 (acme-prod, hooli-prod): no\n  fix: give another version',
  ],
  [
    'work by hand without a word that it is done',
    [manual],
    to2,
    `the jump with 'web' from 1.4.3 to 2.0.0 (acme-prod, hooli-prod) takes work by hand: 1. Stop the jobs. 2. Copy the data.
  fix: do that, and say that it is done: --reason`,
  ],
  [
    'what nobody says is safe',
    [{ from: '2.x', to: '*', kind: 'safe' }],
    to2,
    `whether one may jump with 'web' from 1.4.3 to 2.0.0 (acme-prod, hooli-prod), nobody says: no transition of the product is of these versions
  fix: state it under transitions of the product, or say why it may: --reason`,
  ],
  [
    'a hold that goes',
    [blocked],
    ['release-hold', 'initech', '--product', 'web'],
    "error: release-hold: no one may jump with 'web' from 1.4.3 to 2.0.0 (initech-prod)",
  ],
  [
    'a hold at another version',
    [{ from: '*', to: '1.6.0', kind: 'blocked', reason: 'no' }],
    ['hold', 'acme', '--product', 'web', '--version', '1.6.0', '--until', '2026-12-31', '--reason', 'x'],
    "error: hold: no one may jump with 'web' from 1.4.3 to 1.6.0 (acme-prod): no",
  ],
  [
    'a move to another ring',
    [blocked],
    ['move', 'acme-prod', '--ring', 'early', '--reason', 'x'],
    "error: --ring: no one may jump with 'web' from 1.4.3 to 2.0.0 (acme-prod/web)",
  ],
  [
    'a rollback',
    [{ from: '2.x', to: '1.x', kind: 'blocked', reason: 'data of 2' }],
    ['rollback', 'web', '--ring', 'late', '--reason', 'x'],
    "no one may jump with 'web' from 2.0.0 to 1.4.3",
  ],
])('%s is refused, and nothing is written', async (what, transitions, argv, said) => {
  const before =
    what === 'a rollback'
      ? RINGS.replace("late:\n  version: '1.4.3'", "late:\n  version: '2.0.0'\n  ran: ['1.4.3']")
      : RINGS;
  const { code, text } = await run(transitions, argv, before);
  expect([code, text, heard.out]).toEqual([1, before, '']);
  expect(heard.said).toContain(said);
});

it('work that is done is told with its steps, and goes into the data', async () => {
  expect((await run([manual], [...to2, '--reason', 'all is done', '--dry-run'])).code).toBe(0);
  expect(heard.out).toContain(
    '  from 1.4.3 to 2.0.0 by hand:\n    1. Stop the jobs.\n    2. Copy the data.\n',
  );
  await run([manual], [...to2, '--reason', 'all is done', '--dry-run', '--json']);
  expect(promoteJson.parse(JSON.parse(heard.out))).toMatchObject({
    jumps: [
      {
        from: '1.4.3',
        to: '2.0.0',
        kind: 'manual',
        steps: ['Stop the jobs.', 'Copy the data.'],
        tenants: ['acme-prod', 'hooli-prod'],
      },
    ],
  });
});

it('without a version the stop is promoted, and status and forecast name it', async () => {
  const safe = { from: '*', to: '*', kind: 'safe' } as const;
  await run([blocked, safe], ['promote', 'web', '--to', 'late', '--dry-run']);
  expect(heard.out).toContain('web in late: 1.4.3 -> 1.6.0: 2 tenants\n');
  await run([blocked, safe], ['status', 'web', '--json']);
  const [status] = statusJson.parse(JSON.parse(heard.out)).products;
  expect(status!.rings.at(-1)!.next).toEqual({ version: '1.6.0', from: ['early'] });
  await run([blocked, safe], ['forecast', 'web', '--json']);
  const [forecast] = forecastJson.parse(JSON.parse(heard.out)).products;
  expect(forecast!.rings.at(-1)!.steps.map(({ version }) => version)).toEqual(['1.6.0', '2.0.0']);
});

it('status and forecast say what takes people', async () => {
  await run([manual], ['status', 'web']);
  expect(heard.out).toContain('2.0.0, by hand');
  await run([manual], ['forecast', 'web']);
  expect(heard.out).toContain('work by hand, from 1.4.3 to 2.0.0');
  await run([], ['status', 'web']);
  expect(heard.out).toContain('2.0.0, and nobody says that it is safe');
  await run([], ['forecast', 'web']);
  expect(heard.out).toContain('somebody to say that 1.4.3 to 2.0.0 is safe');
});

it('a product that says nothing of jumps is promoted as ever', async () => {
  expect((await run(undefined, [...to2, '--dry-run', '--json'])).code).toBe(0);
  expect(promoteJson.parse(JSON.parse(heard.out))).not.toHaveProperty('jumps');
});

it('whatever is stated and promoted, nobody makes a blocked jump', async () => {
  const version = fc.constantFrom('1.4.3', '1.6.0', '2.0.0');
  const transition = fc.record({ from: version, to: version, kind: fc.constantFrom('safe', 'blocked') });
  let [taken, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(transition, { minLength: 2, maxLength: 6 }),
      fc.array(version, { minLength: 2, maxLength: 3 }),
      async (all, asked) => {
        const unlike = all.filter(
          ({ from, to }, index) => all.findIndex((each) => each.from === from && each.to === to) === index,
        );
        const transitions = unlike
          .map((each) => ({ ...each, reason: 'no' }))
          .map(({ reason, ...each }) =>
            each.kind === 'safe' ? each : { ...each, reason },
          ) as TransitionSpec[];
        let [now, text] = ['1.4.3', RINGS];
        for (const next of asked) {
          const found = await run(
            transitions,
            ['promote', 'web', '--to', 'late', '--version', next, '--reason', 'x'],
            text,
          );
          const isBlocked = unlike.some(
            ({ from, to, kind }) => from === now && to === next && kind === 'blocked',
          );
          expect([now, next, found.code]).toEqual([now, next, isBlocked || now === next ? 1 : 0]);
          if (isBlocked && now !== next) refused++;
          if (found.code !== 0) continue;
          taken++;
          [now, text] = [next, found.text];
        }
      },
    ),
    { numRuns: 40, seed: 7 },
  );
  expect([taken > 15, refused > 5]).toEqual([true, true]);
}, 60_000);
