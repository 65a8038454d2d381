import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { manifestsIn, nameOf } from '../support/manifests';
import { filesOf, root } from '../support/shipped';
import { variants } from '../support/variants';

/** Kinds that no package validates, and why that is all right. */
const WITHOUT_VALIDATOR: Readonly<Record<string, string>> = {
  // An example's own manifests, which are applied as they are given; the API server of the cluster checks them.
  'cilium.io/v2alpha1 CiliumL2AnnouncementPolicy': 'no package of kubernetes-models has Cilium',
  'cilium.io/v2alpha1 CiliumLoadBalancerIPPool': 'no package of kubernetes-models has Cilium',
  'dragonflydb.io/v1alpha1 Dragonfly': 'no package of kubernetes-models has Dragonfly',
  'monitoring.coreos.com/v1 PodMonitor': 'a package for two objects would be the largest of the test packages',
  'monitoring.coreos.com/v1 PrometheusRule': 'a package for two objects would be the largest of the test packages',
  'nfd.k8s-sigs.io/v1alpha1 NodeFeatureRule': 'no package of kubernetes-models has Node Feature Discovery',
  'postgresql.cnpg.io/v1 Cluster': 'no package of kubernetes-models has CloudNativePG',
};

/** What the validator of each object's type says, in a process that can load it. */
function verdicts(objects: readonly object[]): (string | null)[] {
  const script = join(root, 'test/support/validators.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    input: JSON.stringify(objects),
    encoding: 'utf8',
    cwd: root,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as (string | null)[];
}

const wrong: readonly object[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 1 } },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: 'a' } },
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'a' }, spec: { project: 'a' } },
  { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: {}, spec: { interval: '1 hour' } },
  { apiVersion: 'v2', kind: 'Namespace', metadata: { name: 'a' } },
  { apiVersion: 'v1', kind: 'NameSpace', metadata: { name: 'a' } },
];

describe('every Kubernetes object of the fleet that ships, and of fleets that use more', () => {
  const emitted = variants().flatMap(([, specs]) => manifestsIn(filesOf(specs)));
  const said = verdicts([...wrong, ...emitted.map(({ object }) => object)]);
  const saidOfWrong = said.splice(0, wrong.length);

  it('passes the validator of its type', () => {
    const faults = emitted.flatMap(({ path, object }, index) =>
      said[index] === null || said[index] === 'no validator'
        ? []
        : [`${path}: ${object.kind} ${nameOf(object)}: ${said[index]}`],
    );
    expect(faults).toEqual([]);
    expect(said).toHaveLength(emitted.length);
    expect(emitted.length).toBeGreaterThan(800);
  });

  it('has a validator, or a reason why not that is still needed', () => {
    const without = emitted
      .filter((_, index) => said[index] === 'no validator')
      .map(({ object }) => `${object.apiVersion} ${object.kind}`);
    expect([...new Set(without)].sort()).toEqual(Object.keys(WITHOUT_VALIDATOR).sort());
  });

  it('would be refused if it were wrong', () => {
    expect(saidOfWrong).toEqual([
      'data/metadata/name must be string',
      'data must have required property roleRef',
      'data/spec must have required property destination',
      expect.stringContaining('must match pattern'),
      'no validator',
      'no validator',
    ]);
  });
});
