import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program } from '../../lib/cli/program';
import { anyCluster, fleet, product } from '../support/specs';

let root: string;
let said: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'program-'));
  said = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(root, { recursive: true });
});

/** A product without versions, and one cluster for two environments. */
function made(customers: Readonly<Record<string, object>>) {
  for (const [name, spec] of Object.entries(customers))
    given(`customers/${name}/customer.ts`, `export default ${JSON.stringify({ name, ...acme, ...spec })};`);
  const clusters = {
    shared: {
      ...anyCluster,
      engine: 'argocd',
      environment: 'prod',
      hosts: ['dev', 'prod'],
      impersonation: false,
    },
  } as const;
  const web = product('web', { chart: { repository: 'code', path: 'charts/web' }, version: undefined });
  return program({ root, catalogue: { fleet: fleet({ clusters }), products: [web.spec] } });
}

const acme = {
  title: 'Acme',
  tier: 'standard',
  region: 'westeurope',
  contact: 'ops@acme.test',
  group: 'acme-operators',
  products: { web: {} },
  tenants: { dev: { cluster: 'shared', ring: 'internal' }, prod: { cluster: 'shared', ring: 'late' } },
};

function given(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('synthTenant', () => {
  it('gives what synth writes, also where tenants share a file', () => {
    const { synth, synthTenant } = made({ acme: {} });
    expect([synth(), said]).toEqual([
      0,
      expect.stringMatching(/^1 customer, 2 tenants, 2 releases: \d+ files, /),
    ]);
    const files = synthTenant('acme-dev');
    const project = files['clusters/shared/delivery/tenants/acme/project.yaml'];
    expect(project).toContain('namespace: acme-dev\n');
    expect(project).toContain('namespace: acme-prod\n');
    expect(
      Object.keys(files).filter((path) => path.includes('acme-prod') || path.includes('/prod.yaml')),
    ).toEqual([]);
    for (const [path, text] of Object.entries(files))
      expect([path, text]).toEqual([path, readFileSync(join(root, 'dist', path), 'utf8')]);
  });

  it('says which tenants there are where none has the name', () => {
    const { synthTenant } = made({ acme: {} });
    expect(() => synthTenant('acme-test')).toThrow(/^there is no tenant 'acme-test': .*acme-dev, acme-prod$/);
  });

  it('says all issues where there is no plan', () => {
    const { synthTenant } = made({ acme: { tier: 'gold' }, beta: { group: 5 } });
    expect(() => synthTenant('acme-dev')).toThrow(
      /^error: customers\/acme\/customer\.ts:1:46 tier: unknown tier 'gold'\n.*\nerror: customers\/beta\/customer\.ts:1:112 group: .*\n.*\n2 errors$/,
    );
  });
});

describe('check', () => {
  it('passes where dist/ is what synth writes, and says nothing', () => {
    const { synth, check } = made({ acme: {} });
    synth();
    said = '';
    expect([check(), said]).toEqual([0, '']);
  });

  it('names what is changed, missing and left over, and writes nothing', () => {
    const { synth, check } = made({ acme: {} });
    synth();
    said = '';
    given('dist/customers/acme/metadata.yaml', 'changed');
    given('dist/clusters/old.yaml', 'left over');
    rmSync(join(root, 'dist/products/web/base-values.yaml'));
    expect(check()).toBe(1);
    expect(said).toBe(
      `stale: clusters/old.yaml\nstale: customers/acme/metadata.yaml\nstale: products/web/base-values.yaml\n` +
        `3 files not as the fleet synthesizes them\n  fix: npm run synth, and commit\n`,
    );
    expect(readFileSync(join(root, 'dist/customers/acme/metadata.yaml'), 'utf8')).toBe('changed');
    expect(readFileSync(join(root, 'dist/clusters/old.yaml'), 'utf8')).toBe('left over');
  });

  it('fails where the input is wrong', () => {
    const { check } = made({ acme: { tier: 'gold' } });
    expect([check(), said]).toEqual([1, expect.stringMatching(/unknown tier 'gold'\n.*\n1 error\n$/)]);
  });
});

describe('synth', () => {
  it('writes nothing where the input is wrong', () => {
    const { synth } = made({ acme: { tier: 'gold' } });
    expect(synth()).toBe(1);
    expect(() => readFileSync(join(root, 'dist'))).toThrow('ENOENT');
  });

  it('says of a folder that it cannot write what the system says, without a stack trace', () => {
    const { synth } = made({ acme: {} });
    expect(synth()).toBe(0);
    rmSync(join(root, 'dist/customers'), { recursive: true });
    rmSync(join(root, 'dist/clusters/shared'), { recursive: true });
    given('dist/customers', 'a file where');
    given('dist/clusters/shared', 'a file where a folder should be is replaced');
    expect(synth()).toBe(0);
    rmSync(join(root, 'dist'), { recursive: true });
    given('dist', 'a file');
    said = '';
    expect([synth(), said]).toEqual([1, expect.stringMatching(/^error: .+\n$/)]);
  });

  it('removes what others put below a name of ours, and says so', () => {
    const { synth } = made({ acme: {} });
    synth();
    given('dist/customers/notes/todo.txt', 'mine');
    said = '';
    expect([synth(), said]).toEqual([
      0,
      expect.stringMatching(/^removed: customers\/notes\/todo\.txt\n1 customer, .* 1 changed, .*\n$/),
    ]);
    expect(existsSync(join(root, 'dist/customers/notes'))).toBe(false);
  });

  it.each([
    ['nothing', () => {}],
    ['an empty folder', () => mkdirSync(join(root, 'dist'))],
  ])('makes the same bytes where cdk8s-cli was killed and left %s', (_, left) => {
    const { synth } = made({ acme: {} });
    synth();
    const before = contents();
    rmSync(join(root, 'dist'), { recursive: true });
    left();
    expect(synth()).toBe(0);
    expect(contents()).toEqual(before);
  });
});

/** Every file of the output, what begins with a dot too. */
function contents(): Readonly<Record<string, string>> {
  const files = readdirSync(join(root, 'dist'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((path) => [path, readFileSync(path, 'utf8')]));
}
