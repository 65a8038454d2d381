import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { program } from '../../../lib/cli/program';
import { promoteJson } from '../../../lib/json/promote';
import { listened } from '../../support/output';
import { customer, fleet, product } from '../../support/specs';
import { asFolder } from '../../support/yaml-customer';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'missing-'))));
afterEach(() => rmSync(root, { recursive: true }));

const RINGS = `internal:
  version: '1.6.0'
  since: 2026-11-16
  ran: ['1.5.1', '1.4.3']
early:
  version: '1.6.0' # not all of them
  since: 2026-11-20
  previous: '1.5.1'
  percent: 50
  ran: ['1.4.3']
late:
  version: '1.4.3'
  since: 2026-09-07
`;
const held = { web: { version: '1.4.3', until: '2026-12-31', reason: 'an audit' } };

async function run(argv: readonly string[], changes: Partial<FleetSpec> = {}, text = RINGS) {
  const put = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  put('products/web/rings.yaml', text);
  for (const [name, ring, holds] of [
    ['acme', 'late', undefined],
    ['hooli', 'early', undefined],
    ['initech', 'late', held],
  ] as const) {
    const prod = { cluster: 'argo-prod', ring, ...(holds && { holds }) };
    for (const [path, content] of Object.entries(asFolder(customer(name, { tenants: { prod } }).spec)))
      put(`customers/${name}/${path}`, content);
  }
  heard.said = heard.out = '';
  const clock = () => new Date('2026-12-01T09:00:00Z');
  const catalogue = { fleet: fleet(changes), products: [product('web').spec] };
  const code = await program({ root, catalogue, command: 'fleet', clock }).run(['promote', ...argv]);
  return { code, text: readFileSync(join(root, 'products/web/rings.yaml'), 'utf8') };
}
const soaking = (ring: string, soak: string) => ({
  rings: Object.fromEntries(
    Object.entries(fleet().rings).map(([name, spec]) => [name, name === ring ? { ...spec, soak } : spec]),
  ),
});

it('every ring that lacks the version gets it, in their order, and who does not is told', async () => {
  const { code, text } = await run(['web', '--missing']);
  expect([heard.said.replace(/^.*changed.*\n/, ''), code]).toEqual(['', 0]);
  expect(text).toBe(`internal:
  version: '1.6.0'
  since: 2026-11-16
  ran: ['1.5.1', '1.4.3']
early:
  version: '1.6.0' # not all of them
  since: 2026-11-20
  ran: ['1.5.1', '1.4.3']
late:
  version: '1.6.0'
  since: 2026-12-01
  ran: ['1.4.3']
`);
  expect(heard.out).toContain('web in early: 1.6.0: ');
  expect(heard.out).toContain('web in late: 1.4.3 -> 1.6.0: 1 tenant\n');
  expect(heard.out).toContain(`still without it:
  initech-prod: held at 1.4.3 until 2026-12-31: an audit
    release-hold initech-prod --product web
`);
  expect(heard.out).toContain("git commit -am 'Promote web to 1.6.0 where it was missing'");
});

it('a dry run says the same, and writes nothing', async () => {
  const { code, text } = await run(['web', '--missing', '--dry-run', '--json']);
  expect([code, text]).toEqual([0, RINGS]);
  expect(promoteJson.parse(JSON.parse(heard.out))).toMatchObject({
    version: '1.6.0',
    isWritten: false,
    rings: [
      { ring: 'early', from: '1.6.0', to: '1.6.0', percent: 100 },
      { ring: 'late', from: '1.4.3', to: '1.6.0', tenants: [{ tenant: 'acme-prod' }] },
    ],
    left: [{ ring: 'late', tenant: 'initech-prod' }],
  });
});

it('a ring that has to wait is left, with what for, and the others are not', async () => {
  const { code, text } = await run(['web', '--missing'], soaking('early', '30d'));
  expect([code, text.includes('percent'), text.includes("late:\n  version: '1.4.3'")]).toEqual([
    0,
    false,
    true,
  ]);
  expect(heard.out).toMatch(/still without it:\n {2}late: 'late' takes 1.6.0 on 2026-12-01, .*30/);
});

it('where nobody may have it, that is refused, with every reason, and nothing is written', async () => {
  const freezes = { 'year-end': { from: '2026-11-30', until: '2026-12-04', reason: 'nobody is there' } };
  const { code, text } = await run(['web', '--missing'], { freezes });
  expect([code, text, heard.out]).toEqual([1, RINGS, '']);
  expect(heard.said).toContain("more customers of 'early' would get 1.6.0 on 2026-12-01");
  expect(heard.said).toContain("'late' takes 1.6.0 on 2026-12-01");
});

it('where nobody lacks it, nothing is left to do', async () => {
  const { code, text } = await run(['web', '--missing', '--version', '1.4.3']);
  expect([code, text, heard.out]).toEqual([0, RINGS, 'no ring lacks 1.4.3 of web\n']);
});

it.each<[string[], string]>([
  [['web', '--missing', '--to', 'late', '--percent', '5'], 'error: --missing: goes with no --percent\n'],
  [
    ['web', '--missing', '--to', 'late'],
    'error: --missing: goes with no --to\n  fix: leave the one or the other out',
  ],
  [['wep', '--missing'], "unknown product 'wep'\n  fix: did you mean 'web'"],
  [['web', '--missing', '--version', '1.7.0'], "error: --version: no ring runs or ran 1.7.0 of 'web'"],
  [
    ['web'],
    'error: promote: no ring is named\n  fix: name one by --to, or all that lack a version by --missing',
  ],
  [['--missing'], 'error: promote: no product is named'],
])('%j is refused', async (argv, said) => {
  const { code, text } = await run(argv);
  expect([code, text, heard.out]).toEqual([1, RINGS, '']);
  expect(heard.said).toContain(said);
});
