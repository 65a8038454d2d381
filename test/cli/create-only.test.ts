import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../lib/cli/program';
import { arcCluster } from '../support/arc';
import { fleet } from '../support/specs';

let root: string;
let said: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'create-only-'));
  said = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  delete process.env.CDK8S_OUTDIR;
  jest.restoreAllMocks();
  rmSync(root, { recursive: true });
});

/** A fleet of one arc cluster whose platform is in the namespace. */
function withNamespace(namespace: string) {
  const one = arcCluster({ configurations: { infra: { namespace } } });
  return program({ root, catalogue: { fleet: fleet({ clusters: { one } }), products: [] } });
}

const template = () => readFileSync(join(root, 'dist/clusters/one/bootstrap/azuredeploy.json'), 'utf8');

describe('a configuration of Azure Arc that was written before', () => {
  it('may not change its namespace: synth and check say so, and nothing is written', () => {
    expect(withNamespace('gitops').synth()).toBe(0);
    const before = template();
    said = '';
    expect([withNamespace('platform').check(), withNamespace('platform').synth()]).toEqual([1, 1]);
    expect(said).toMatch(
      /^error: fleet\/fleet\.ts clusters\.one\.arc\.configurations\.infra\.namespace: .* 'gitops' .* 'platform'/,
    );
    expect(template()).toBe(before);
  });

  it('is looked for where the output goes', () => {
    expect(withNamespace('gitops').synth()).toBe(0);
    process.env.CDK8S_OUTDIR = 'elsewhere';
    expect(withNamespace('platform').synth()).toBe(0);
    expect(withNamespace('gitops').synth()).toBe(1);
  });

  it('stays as it is in run after run', () => {
    expect(withNamespace('gitops').synth()).toBe(0);
    expect([withNamespace('gitops').synth(), withNamespace('gitops').check()]).toEqual([0, 0]);
  });
});
