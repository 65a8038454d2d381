import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program } from '../../lib/cli/program';
import { anyCluster, fleet, product } from '../support/specs';

let root: string;
let said: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'timely-'));
  said = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  given(
    'customers/acme/customer.ts',
    `export default ${JSON.stringify(acme).replaceAll('{"version', '\n\n{"version')};`,
  );
  given('products/web/rings.yaml', rings('1.6.0'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(root, { recursive: true });
});

const hold = { version: '1.5.1', until: '2026-12-31', reason: 'their freeze' };
const acme = {
  name: 'acme',
  title: 'Acme',
  tier: 'standard',
  region: 'westeurope',
  contact: 'ops@acme.test',
  group: 'acme-operators',
  products: { web: {} },
  tenants: { dev: { cluster: 'shared', ring: 'internal', holds: { web: hold } } },
};
const rings = (version: string) =>
  `internal:\n  version: '${version}'\n  since: 2026-11-02\n  ran: ['1.5.1']\n`;

function given(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** The program on that day, with its output written. */
function on(day: string, changes: Parameters<typeof fleet>[0] = {}) {
  const clusters = {
    shared: { ...anyCluster, engine: 'argocd', environment: 'dev', impersonation: false },
  } as const;
  const { spec } = product('web');
  const clock = () => new Date(`${day}T23:59:59Z`);
  const made = program({
    root,
    catalogue: { fleet: fleet({ clusters, ...changes }), products: [spec] },
    clock,
  });
  expect(made.synth()).toBe(0);
  const bySynth = said;
  said = '';
  return { ...made, bySynth };
}

it('check warns of a hold that has ended, and passes; synth says nothing of it', () => {
  const { check, bySynth } = on('2027-01-01');
  expect(bySynth).toMatch(/^1 customer, 1 tenant, 1 release: .*\n$/);
  expect([check(), said]).toEqual([
    0,
    `warning: customers/acme/customer.ts:3:20 tenants.dev.holds.web.until: the hold of 'web' at 1.5.1 ended on 2026-12-31, and still keeps it\n` +
      `  fix: remove the hold, and the release moves to what 'internal' runs; or give a later day\n1 warning\n`,
  ]);
});

it('check warns of a freeze that has ended, where its last day is over; synth says nothing of it', () => {
  const peak = {
    from: '2026-11-20',
    until: '2026-12-31',
    reason: 'their peak',
    timeZone: 'America/New_York',
  };
  given(
    'customers/acme/customer.ts',
    `export default ${JSON.stringify({ ...acme, freezes: { peak }, tenants: { dev: { cluster: 'shared', ring: 'internal' } } })};`,
  );
  // 2026-12-31 there.
  expect([on('2026-12-31').check(), said]).toEqual([0, '']);
  const { check, bySynth } = on('2027-01-01');
  expect(bySynth).not.toContain('freeze');
  expect([check(), said]).toEqual([
    0,
    expect.stringMatching(
      /^warning: customers\/acme\/customer.ts:1:\d+ freezes.peak.until: the freeze 'peak' ended on 2026-12-31, and begins again on 11-20 of each year on clusters whose windows know no year\n {2}fix: remove it\n1 warning\n$/,
    ),
  ]);
});

it('check warns of a tenant whose windows freezes cover for weeks', () => {
  const times = {
    windows: { night: { days: ['sat'], start: '22:00', duration: '4h' } },
    freezes: { peak: { from: '2026-11-20', until: '2027-01-10', reason: 'their peak' } },
  };
  given('customers/acme/customer.ts', `export default ${JSON.stringify({ ...acme, ...times })};`);
  expect([on('2026-12-15').check(), said]).toEqual([0, '']);
  const { check } = on('2026-12-01');
  expect([check(), said]).toEqual([
    0,
    expect.stringContaining(
      "tenants.dev: releases of 'acme-dev' do not change before Sat 2027-01-16 22:00 UTC: no window opens outside of 'peak'\n  fix: give it a window on other days, or a shorter freeze\n",
    ),
  ]);
});

it('check says nothing of a hold that goes on', () => {
  expect([on('2026-12-23').check(), said]).toEqual([0, '']);
});

it('check warns of a version whose date did not move, at its line; synth says nothing of it', () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: root });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'A fleet');
  given('products/web/rings.yaml', rings('1.7.0'));
  const { check, bySynth } = on('2026-11-30');
  expect(bySynth).toMatch(/^1 customer, 1 tenant, 1 release: .*\n$/);
  expect([check(), said]).toEqual([
    0,
    `warning: products/web/rings.yaml:3:10: 'internal' went from 1.6.0 to 1.7.0, and its since is still 2026-11-02\n` +
      `  fix: set since to the day on which it took 1.7.0, as in 2026-11-30\n1 warning\n`,
  ]);
});

it('check fails once a permission of what looks like a credential has ended; synth goes on as it was', () => {
  given(
    'customers/acme/customer.ts',
    `export default ${JSON.stringify({ ...acme, title: 'Acme password=hunter2' })};`,
  );
  const until = '2026-12-31';
  const allowedCredentials = { 'customers/acme/customer.ts title': { reason: 'their joke', until } };
  const before = on(until, { allowedCredentials });
  expect([before.check(), said]).toEqual([0, expect.stringContaining('ends today')]);
  said = '';
  const after = on('2027-01-01', { allowedCredentials });
  expect(after.bySynth).not.toContain('permission');
  expect([after.check(), said]).toEqual([1, expect.stringContaining(`ended on ${until}`)]);
  expect(said).not.toContain('hunter2');
});
