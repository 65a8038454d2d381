import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program } from '../../../lib/cli/program';
import type { CustomerSpec } from '../../../lib/authored/customer';
import type { FleetSpec } from '../../../lib/authored/fleet';
import type { ProductSpec } from '../../../lib/authored/product';
import { publishJson } from '../../../lib/json/publish';
import { listened } from '../../support/output';
import { BareRepository, gitIn } from '../../support/state-repository';
import { customer, fleet, product } from '../../support/specs';
import { asFolder } from '../../support/yaml-customer';

const heard = listened();
let root: string;
let state: BareRepository;
let now: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'windows-'));
  state = new BareRepository();
  gitIn(root, 'init', '--quiet', '--initial-branch=main');
  for (const [key, value] of [
    ['user.name', 'Ann'],
    ['user.email', 'ann@fleet.test'],
    ['commit.gpgsign', 'false'],
  ] as const)
    gitIn(root, 'config', key, value);
});
afterEach(() => {
  rmSync(root, { recursive: true });
  state.remove();
});

const shop = { fleet: fleet(), products: [product('web').spec] };
/** Saturday evenings: 22:00 to 02:00. */
const windows = {
  night: { days: ['sat'], start: '22:00', duration: '4h', timeZone: 'Europe/Amsterdam' },
} as const;
const THURSDAY = '2026-12-03T10:00:00Z';
const SATURDAY = '2026-12-05T21:30:00Z';

/** Writes two customers with the version that both of them run, and commits it. */
function put(version: string, times: Partial<CustomerSpec>, replicaCount = 1): void {
  const files: Record<string, string> = {
    'products/web/rings.yaml': ['internal', 'early', 'late']
      .map((ring) => `${ring}:\n  version: '${version}'\n`)
      .join(''),
  };
  for (const [name, cluster, own] of [
    ['acme', 'flux-prod', times],
    ['bank', 'flux-prod', {}],
    ['coop', 'argo-prod', times],
  ] as const) {
    const { spec } = customer(name, {
      ...own,
      tenants: { prod: { cluster, ring: 'late' } },
      products: { web: { replicaCount } },
    });
    for (const [path, text] of Object.entries(asFolder(spec))) files[`customers/${name}/${path}`] = text;
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  gitIn(root, 'add', '-A');
  gitIn(root, 'commit', '--quiet', '--allow-empty', '-m', version);
}

async function publish(
  catalogue: { readonly fleet: FleetSpec; readonly products: readonly ProductSpec[] },
  ...argv: string[]
): Promise<number> {
  heard.said = heard.out = '';
  const made = program({ root, catalogue, command: 'fleet', clock: () => new Date(now) });
  return made.run(['publish', '--repo', state.folder, ...argv]);
}

/** The files of tenants with the text, as clusters have them. */
const having = (text: string) =>
  Object.entries(state.files())
    .filter(([path, content]) => path.includes('/tenants/') && content.includes(text))
    .map(([path]) => path);
const RELEASE = 'clusters/flux-prod/tenants/acme-prod/releases/web.yaml';

it('what comes outside of a window is kept back on Flux, and published in it; others get it at once', async () => {
  now = THURSDAY;
  put('1.0.0', { windows });
  expect([await publish(shop), heard.said]).toEqual([0, expect.not.stringContaining('kept back')]);
  put('1.1.0', { windows }, 2);
  expect([await publish(shop, '--json'), heard.said]).toEqual([
    0,
    expect.stringContaining(
      'kept back: releases of acme-prod on flux-prod, until Sat 2026-12-05 22:00 Europe/Amsterdam: the window night\n' +
        '  publish again then; where it cannot wait: --allow window/acme-prod, for this run\n',
    ),
  ]);
  const said = publishJson.parse(JSON.parse(heard.out));
  expect(said.keptBack).toMatchObject([
    { tenant: 'acme-prod', at: '2026-12-05T22:00:00+01:00', waits: [{ what: 'window', of: 'night' }] },
  ]);
  // The sync window is Argo CD's own, and so the Application has it.
  expect(said.publishings[0]!.change.versions.map(({ tenants }) => tenants)).toEqual([
    ['bank-prod', 'coop-prod'],
  ]);
  expect(having('1.0.0')).toEqual([RELEASE]);
  const record = () =>
    state
      .files()
      ['.ringfleet-releases']!.split('\n')
      .filter((line) => /^\w/.test(line));
  expect(record().map((line) => line.split(' ').at(-1))).toEqual(['1.0.0', '1.1.0', '1.1.0']);
  expect(state.files()[RELEASE]).toContain('replicaCount: 1');
  // Nothing but what is kept: no commit.
  expect([await publish(shop), heard.said]).toEqual([
    0,
    expect.stringMatching(/^nothing changed: .*\nkept back: /),
  ]);

  now = SATURDAY;
  expect([await publish(shop), heard.said]).toEqual([0, expect.not.stringContaining('kept back')]);
  expect([having('1.0.0'), record().filter((line) => line.endsWith('1.1.0')).length]).toEqual([[], 3]);
  expect(state.git('log', '-1', '--format=%s', 'main')).toContain('web 1.0.0 to 1.1.0 in late');
  expect(state.files()[RELEASE]).toContain('replicaCount: 2');
});

it('a freeze is let through by its name for one run; guard rails do not wait', async () => {
  now = THURSDAY;
  const freezes = { peak: { from: '2026-12-01', until: '2026-12-24', reason: 'their peak' } };
  put('1.0.0', { freezes });
  await publish(shop);
  put('1.1.0', { freezes, group: 'others' });
  await publish(shop);
  expect(heard.said).toContain('until Fri 2026-12-25 00:00 UTC: the freeze peak (their peak)\n');
  expect(having('1.0.0')).toEqual([RELEASE]);
  expect(having('others').some((path) => path.includes('acme-prod/guardrails/'))).toBe(true);
  expect([await publish(shop, '--allow', 'acme'), having('1.0.0')]).toEqual([0, [RELEASE]]);
  expect([await publish(shop, '--allow', 'window/acme'), having('1.0.0')]).toEqual([0, []]);
  expect(state.git('log', '-1', '--format=%(trailers:key=Allowed,valueonly)', 'main').trim()).toBe(
    'window/acme',
  );
});

it('the repository of charts that a release is still pulled from stays until the release moves', async () => {
  const pulled = (repository: string) =>
    product('web', { chart: { repository, name: 'web' }, version: 'chart' }).spec;
  const repositories = (more: object) => ({
    fleet: fleet({ repositories: { ...fleet().repositories, ...more } }),
  });
  const [here, there] = [{ helm: 'https://here.example.com' }, { helm: 'https://there.example.com' }];
  now = THURSDAY;
  put('1.0.0', { windows });
  const before = { ...repositories({ here, there }), products: [pulled('here')] };
  expect(await publish(before)).toBe(0);
  const names = () =>
    Object.keys(state.files()).filter((path) =>
      path.startsWith('clusters/flux-prod/delivery/tenants/repositories/'),
    );
  const of = (name: string) => `clusters/flux-prod/delivery/tenants/repositories/${name}.yaml`;
  expect(names()).toEqual([of('here')]);
  const after = { ...before, products: [pulled('there')] };
  gitIn(root, 'commit', '--quiet', '--allow-empty', '-m', 'Move');
  await publish(after);
  expect([heard.said, names()]).toEqual([expect.stringContaining('kept back'), [of('here'), of('there')]]);
  now = SATURDAY;
  await publish(after);
  expect(names()).toEqual([of('there')]);
});

it('who skips a version in the meantime jumps farther than its ring, which is judged when it does', async () => {
  const transitions = [
    { from: '<1.1.0', to: '>=1.2.0', kind: 'blocked', reason: 'the schema moves by 1.1', through: '1.1.0' },
    { from: '>=1.0.0', to: '>=1.0.0', kind: 'safe' },
  ] as const;
  const jumping = { ...shop, products: [product('web', { transitions }).spec] };
  now = THURSDAY;
  put('1.0.0', { windows });
  await publish(jumping);
  put('1.1.0', { windows });
  expect([await publish(jumping), heard.said]).toEqual([0, expect.stringContaining('kept back')]);
  put('1.2.0', { windows });
  // Of coop, Argo CD decides what it skips.
  expect([await publish(jumping), heard.said]).toEqual([0, expect.stringContaining('kept back')]);
  now = SATURDAY;
  expect([await publish(jumping), heard.said]).toEqual([
    1,
    expect.stringContaining('the schema moves by 1.1'),
  ]);
});
