import { plan } from '../../../lib/planner/plan';
import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { children, dependencies, depthOf, specs } from '../../support/home-kubernetes';
import { manifestsIn, ofKind } from '../../support/manifests';
import { filesOf } from '../../support/sample';

/** A component as Argo CD can have it: with no variables, which are Flux's, and none of Flux's own objects. */
function onArgocd(name: string, spec: ComponentSpec): ComponentSpec {
  const { flux, ...rest } = spec;
  if ('notifications' in rest) {
    const { notifications: _, ...any } = rest;
    const manifests = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }];
    return { ...any, namespace: 'observability', podSecurity: 'privileged', manifests };
  }
  const values = flux?.kustomization?.substitute ?? {};
  const text = JSON.stringify(rest).replace(/(\$?)\$\{(\w+)\}/g, (_, escaped: string, variable: string) =>
    escaped ? `\${${variable}}` : values[variable]!,
  );
  return JSON.parse(text) as ComponentSpec;
}

const { home } = specs.fleet.clusters;
const { kubernetes, apiServer, ingressNamespace, monitoringNamespace } = home!;
const cluster: ClusterSpec = {
  engine: 'argocd',
  environment: 'home',
  hosts: [],
  kubernetes,
  apiServer,
  ingressNamespace,
  monitoringNamespace,
};
const fleet: FleetSpec = {
  ...specs.fleet,
  clusters: { home: cluster },
  components: Object.fromEntries(
    Object.entries(specs.fleet.components).map(([name, spec]) => [name, onArgocd(name, spec)]),
  ),
};

/** By name of an Application. */
const waves = new Map(
  ofKind(manifestsIn(filesOf({ ...specs, fleet })), 'Application').map(({ object: { metadata } }) => [
    metadata.name,
    Number(metadata.annotations?.['argocd.argoproj.io/sync-wave']),
  ]),
);
const names = children.map(({ object }) => object.metadata.name);

/** The names in the order of the numbers, those with the same number together. */
function inOrder(numberOf: (name: string) => number): string[][] {
  const numbers = [...new Set(names.map(numberOf))].sort((a, b) => a - b);
  return numbers.map((number) => names.filter((name) => numberOf(name) === number).sort());
}

describe('the same components on a cluster that Argo CD runs', () => {
  it('have no issue', () => {
    expect(plan({ ...specs, fleet }).issues).toEqual([]);
  });

  it('are an Application each, in a wave', () => {
    expect(names.filter((name) => !Number.isInteger(waves.get(name)))).toEqual([]);
    expect(names).toHaveLength(40);
  });

  it('come in a later wave than all that they depend on', () => {
    const tooEarly = dependencies.filter(({ later, earlier }) => waves.get(later)! <= waves.get(earlier)!);
    expect(tooEarly).toEqual([]);
    expect(dependencies).toHaveLength(37);
  });

  it('come in the order in which Flux installs them', () => {
    const installed = inOrder((name) => depthOf(name));
    expect(inOrder((name) => waves.get(name)!)).toEqual(installed);
    expect(installed.map((each) => each.length)).toEqual([8, 4, 2, 16, 5, 5]);
  });

  it('that the infrastructure owns come after those of the bootstrap', () => {
    expect(waves.get('infrastructure')).toBeGreaterThan(waves.get('onepassword-connect')!);
  });
});
