import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program } from '../../lib/cli/program';
import { anyCluster, fleet, product } from '../support/specs';
import { repository, team } from '../support/own-repositories';
import type { FleetSpec } from '../../lib/authored/fleet';
import { listened } from '../support/output';

let root: string;
const heard = listened();
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'removals-'))));
afterEach(() => {
  delete process.env.FLEET_REMOVE;
  rmSync(root, { recursive: true });
});

const on = (engine: 'argocd' | 'flux') =>
  ({
    ...anyCluster,
    engine,
    environment: 'prod',
    hosts: ['dev', 'prod'],
    ...(engine === 'argocd' && { impersonation: false }),
  }) as const;
const acme = {
  title: 'Acme',
  tier: 'standard',
  region: 'westeurope',
  contact: 'ops@acme.test',
  group: 'acme-operators',
  products: { web: {} },
  tenants: { dev: { cluster: 'argo', ring: 'internal' }, prod: { cluster: 'flux', ring: 'late' } },
};
const other = { title: 'Other', contact: 'ops@other.test', group: 'other-operators' };

/** A fleet with the customers of a folder, each as `acme` but for what is said, and these teams. */
function made(customers: Readonly<Record<string, object>>, teams: FleetSpec['teams'] = {}) {
  // A module is loaded once, by its path.
  renameSync(root, `${root}x`);
  root = `${root}x`;
  rmSync(join(root, 'customers'), { recursive: true, force: true });
  mkdirSync(join(root, 'customers'));
  for (const [name, spec] of Object.entries(customers)) {
    const path = join(root, `customers/${name}/customer.ts`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `export default ${JSON.stringify({ name, ...acme, ...spec })};`);
  }
  const web = product('web', { chart: { repository: 'code', path: 'charts/web' }, version: undefined });
  const clusters = { argo: on('argocd'), flux: on('flux') };
  return program({
    root,
    catalogue: { fleet: fleet({ clusters, teams }), products: [web.spec] },
    command: 'fleet',
  });
}

/** What is said by a run with the arguments. */
async function said(
  customers: Readonly<Record<string, object>>,
  ...argv: string[]
): Promise<[number, string]> {
  const ringfleet = made(customers);
  heard.said = '';
  const code = await ringfleet.run(argv);
  return [code, heard.said];
}

beforeEach(async () => {
  expect((await said({ acme: {}, other }))[0]).toBe(0);
});

/** Puts all that is there into a commit. */
function committed(): void {
  for (const args of [['init'], ['add', '.'], ['commit', '-m', 'all']]) {
    const all = ['-c', 'user.name=a', '-c', 'user.email=a@b.test', ...args];
    execFileSync('git', all, { cwd: root, stdio: 'ignore' });
  }
}

const DEV =
  'acme-dev goes from argo (dev cascades: its Applications are deleted, and their workloads with them)';
const PROD =
  "acme-prod goes from flux (prod orphans: its HelmReleases and their workloads stay, and are nobody's)";
const STOPPED = `error: customers/acme: customer acme would be removed: ${DEV}; ${PROD}
  fix: put it back; where it is meant: fleet synth --remove acme (or FLEET_REMOVE=acme)
1 error
`;
const index = () => existsSync(join(root, 'dist/customers/acme/index.json'));

describe('a run that would remove a customer', () => {
  it.each([[[]], [['synth']], [['check']], [['synth', '--remove', 'acme-dev2']]])(
    'stops, names its tenants and what becomes of each, and writes nothing: %j',
    async (argv) => {
      expect(await said({ other }, ...argv)).toEqual([1, STOPPED]);
      expect(index()).toBe(true);
    },
  );

  it.each([[['--remove', 'acme']], [['synth', '--remove=acme-dev', '--remove', 'acme-prod']]])(
    'goes on where it is told, and names what goes: %j',
    async (argv) => {
      const [code, text] = await said({ other }, ...argv);
      expect([code, text]).toEqual([
        0,
        expect.stringContaining(`removed: ${DEV}\nremoved: ${PROD}\n1 customer,`),
      ]);
      expect(index()).toBe(false);
      expect(await said({ other }, 'check')).toEqual([0, '']);
    },
  );

  it('goes on where FLEET_REMOVE names it', async () => {
    process.env.FLEET_REMOVE = 'nobody, acme';
    expect((await said({ other }))[0]).toBe(0);
    expect(index()).toBe(false);
  });

  it('is not stopped where it only shows', async () => {
    expect((await said({ other }, 'graph'))[0]).toBe(0);
  });
});

it('of a customer that loses one tenant, that one alone is named', async () => {
  const less = { acme: { tenants: { dev: acme.tenants.dev } }, other };
  const [code, text] = await said(less);
  expect([code, text]).toEqual([
    1,
    expect.stringMatching(/^error: customers\/acme\/customer\.ts:.* tenants: would be/),
  ]);
  expect(text).toContain(`${PROD}\n  fix: put it back; where it is meant: fleet synth --remove acme-prod (`);
  expect(text).not.toContain('acme-dev');
  expect((await said(less, '--remove', 'acme-prod'))[0]).toBe(0);
});

it('a tenant that moves is named with what becomes of it where it was', async () => {
  const moved = { acme: { tenants: { ...acme.tenants, prod: { cluster: 'argo', ring: 'late' } } }, other };
  const [code, text] = await said(moved);
  expect([code, text]).toEqual([
    1,
    expect.stringContaining(
      'acme-prod moves from flux to argo (there it starts anew, and where it was prod orphans: ',
    ),
  ]);
  expect((await said(moved, '--remove', 'acme-prod'))[0]).toBe(0);
});

it('a release that goes is named, and goes by its own name', async () => {
  const less = { acme: { products: {} }, other };
  const [code, text] = await said(less);
  expect([code, text]).toEqual([
    1,
    expect.stringContaining('web of acme-dev goes from argo (dev cascades: '),
  ]);
  expect(text).toContain('--remove acme-dev/web --remove acme-prod/web ');
  expect((await said(less, '--remove', 'acme-dev/web', '--remove', 'acme-prod/web'))[0]).toBe(0);
});

describe('a customer of another name', () => {
  it.each([
    ['group', { ...other, group: acme.group }],
    ['title and contact', { group: 'new-operators' }],
  ])('is said to be a rename where it has the same %s', async (_, spec) => {
    const [code, text] = await said({ acme2: spec, other });
    const start = 'error: customers/acme: acme is now acme2: a rename is a delete and a create: acme-dev';
    expect([code, text]).toEqual([1, expect.stringContaining(start)]);
    expect(text).toContain('fix: name it acme again (its title may change); where it is meant: ');
  });

  it('is another where it is like none that is gone', async () => {
    const [, text] = await said({ acme2: { title: 'New', group: 'new-operators' }, other });
    expect(text).toContain('customer acme would be removed: ');
  });
});

it('who names what is still there is told that nothing goes by that', async () => {
  const [code, text] = await said({ acme: {}, other }, '--remove', 'acme', '--remove', 'gone-before');
  expect([code, text]).toEqual([
    0,
    expect.stringMatching(
      /^warning: customers\/acme\/customer\.ts: 'acme' is still there: .*\n.*\n1 warning\n2 cust/,
    ),
  ]);
});

describe('where the output is gone, as when cdk8s runs the program', () => {
  it('git says what was there', async () => {
    committed();
    rmSync(join(root, 'dist'), { recursive: true });
    expect(await said({ other })).toEqual([1, STOPPED]);
    expect(existsSync(join(root, 'dist'))).toBe(false);
    expect((await said({ other }, '--remove', 'acme'))[0]).toBe(0);
  });

  it('nothing is known without git', async () => {
    rmSync(join(root, 'dist'), { recursive: true });
    expect((await said({ other }))[0]).toBe(0);
  });
});

describe('an index that is broken', () => {
  const path = 'dist/customers/acme/index.json';
  const conflict = '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> main\n';
  const broken: readonly (readonly [string, () => void])[] = [
    ['in two halves', () => writeFileSync(join(root, path), conflict)],
    ['of another shape', () => writeFileSync(join(root, path), '{ "customer": "acme" }')],
    ['gone', () => rmSync(join(root, path))],
    ['a folder', () => (rmSync(join(root, path)), mkdirSync(join(root, path)))],
  ];
  const unknown = `error: ${path}: cannot be read, so that nobody can tell which tenants of acme would be removed
  fix: bring back the one that was published; where it is meant: fleet synth --remove acme (or FLEET_REMOVE=acme)
1 error
`;

  it.each(broken)('stops the run, whatever is left of the customer: %s', async (_, breakIt) => {
    breakIt();
    expect(await said({ other })).toEqual([1, unknown]);
    expect(await said({ acme: {}, other }, 'check')).toEqual([1, unknown]);
  });

  it.each(broken)(
    'is written anew where its customer may go, and nothing else is said: %s',
    async (_, breakIt) => {
      breakIt();
      const [code, text] = await said({ acme: {}, other }, '--remove', 'acme');
      expect([code, text]).toEqual([0, expect.stringMatching(/^(removed: .*\n)?2 customers, /)]);
      expect(await said({ acme: {}, other }, 'check')).toEqual([0, '']);
    },
  );

  it.each(broken)('is taken from the commit that is checked out: %s', async (_, breakIt) => {
    committed();
    breakIt();
    expect(await said({ other })).toEqual([1, STOPPED]);
    expect((await said({ acme: {}, other }))[0]).toBe(0);
  });
});

it('a folder that is no customer is not taken for one that lost its index', async () => {
  mkdirSync(join(root, 'dist/customers/notes'));
  writeFileSync(join(root, 'dist/customers/.gitkeep'), '');
  expect((await said({ acme: {}, other }))[0]).toBe(0);
});

it('a customer of a state repository of its own folder is known, too', async () => {
  mkdirSync(join(root, 'dist/east/customers'), { recursive: true });
  renameSync(join(root, 'dist/customers/acme'), join(root, 'dist/east/customers/acme'));
  expect(readFileSync(join(root, 'dist/east/customers/acme/index.json'), 'utf8')).toContain('"acme"');
  expect(await said({ other })).toEqual([1, STOPPED]);
});

describe('a team, and a repository of an owner', () => {
  const data = team({ tenants: { prod: { cluster: 'flux' } } });
  /** The same as `said`, of the customers above and a team. */
  async function saidOf(teams: FleetSpec['teams'], of: object, ...argv: string[]): Promise<[number, string]> {
    const ringfleet = made({ acme: of, other }, teams);
    heard.said = '';
    return [await ringfleet.run(argv), heard.said];
  }

  beforeEach(async () => {
    expect(
      await saidOf({ data }, { repository, tenants: { prod: acme.tenants.prod } }, '--remove', 'acme-dev'),
    ).toEqual([0, expect.any(String)]);
  });

  it('stop a run that takes them away', async () => {
    const [code, text] = await saidOf({}, { tenants: { prod: acme.tenants.prod } });
    expect(code).toBe(1);
    expect(text).toContain(
      'error: fleet/fleet.ts teams: team data would be removed: data-prod goes from flux',
    );
    expect(text).toContain('--remove data (or FLEET_REMOVE=data)');
    expect(text).toMatch(
      /error: customers\/acme\/customer.ts(:\d+:\d+)? repository: would be removed: what its own repository brings to acme-prod goes from flux/,
    );
    expect(text).toContain('--remove acme-prod/repository (or FLEET_REMOVE=acme-prod/repository)');
  });

  it('may go by their names', async () => {
    const tenants = { prod: acme.tenants.prod };
    const [code] = await saidOf({}, { tenants }, '--remove', 'data', '--remove', 'acme-prod/repository');
    expect(code).toBe(0);
    expect(existsSync(join(root, 'dist/customers/data'))).toBe(false);
  });

  it('a team is none of the customers whose folder has to be there', async () => {
    const all = ['acme', 'other'].flatMap((name) => ['--remove', name]);
    const ringfleet = made({}, { data });
    expect(await ringfleet.run(all)).toBe(0);
    rmSync(join(root, 'customers'), { recursive: true });
    expect(await ringfleet.run([])).toBe(0);
    expect(existsSync(join(root, 'dist/customers/data/index.json'))).toBe(true);
  });
});
