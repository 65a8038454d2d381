import { exampleNames } from '../support/examples';
import { manifestsIn, nameOf } from '../support/manifests';
import { bySets, everything, folders, withSet } from '../support/sets';
import { filesOf } from '../support/sample';
import { specs } from '../support/specs';
import { variants } from '../support/variants';
import { verdicts } from '../support/verdicts';

/** Kinds that no package validates, and why that is all right. */
const WITHOUT_VALIDATOR: Readonly<Record<string, string>> = {
  'infra.contrib.fluxcd.io/v1alpha2 Terraform': 'there is no package',
};

/** The same of examples, which may have been deleted. */
const OF_EXAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'app-poly-gitops': {
    'argocd-image-updater.argoproj.io/v1alpha1 ImageUpdater': 'there is no package: what we state of it is typed here',
  },
  'home-kubernetes': {
    'cilium.io/v2alpha1 CiliumL2AnnouncementPolicy': '@kubernetes-models/cilium would be there for an example alone',
    'cilium.io/v2alpha1 CiliumLoadBalancerIPPool': '@kubernetes-models/cilium would be there for an example alone',
    'dragonflydb.io/v1alpha1 Dragonfly': 'there is no package',
    'nfd.k8s-sigs.io/v1alpha1 NodeFeatureRule': 'there is no package',
  },
  'warehouse-network': {
    'gateway.networking.k8s.io/v1 Gateway': '@kubernetes-models/gateway-api would be there for an example alone',
    'gateway.networking.k8s.io/v1 HTTPRoute': '@kubernetes-models/gateway-api would be there for an example alone',
    'net.gke.io/v1 ServiceExport': 'there is no package',
    'networking.gke.io/v1 HealthCheckPolicy': 'there is no package',
  },
};

const wrong: readonly object[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 1 } },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: 'a' } },
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'a' }, spec: { project: 'a' } },
  { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: {}, spec: { interval: '1 hour' } },
  { apiVersion: 'v2', kind: 'Namespace', metadata: { name: 'a' } },
  { apiVersion: 'v1', kind: 'NameSpace', metadata: { name: 'a' } },
];

describe('every Kubernetes object of the sample fleet, and of fleets that use more', () => {
  const sets = withSet(withSet(bySets(specs(), { rollout: 'RollingSync' }), 'folders', folders), 'everything', everything);
  const fleets = [...variants().map(([, fleet]) => fleet), sets];
  const emitted = fleets.flatMap((fleet) => manifestsIn(filesOf(fleet)));
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
    const ofExamples = exampleNames.flatMap((name) => Object.keys(OF_EXAMPLES[name] ?? {}));
    expect([...new Set(without)].sort()).toEqual([...Object.keys(WITHOUT_VALIDATOR), ...ofExamples].sort());
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
