import { dependenciesOf } from '../../../lib/facts/components';
import { application, emitted, environments, specs, waveOf } from '../../support/app-poly-gitops';
import { ofKind } from '../../support/manifests';

/** In the order of the document, what comes together together. */
const stages = [
  ['sealed-secrets', 'ingress-nginx'],
  ['cloudnative-pg', 'prometheus-operator-crds'],
  ['cert-manager', 'observability'],
  ['cluster-issuer', 'chat-database'],
] as const;

describe.each(environments)('the waves of %s', (environment) => {
  const wave = (name: string) => waveOf(application(environment, name));

  it('begin with the namespaces', () => {
    const namespaces = ofKind(emitted, 'Namespace').filter(({ path }) =>
      path.startsWith(`clusters/${environment}/delivery/infrastructure/`),
    );
    expect(namespaces.map(({ object }) => object.metadata.name).sort()).toEqual([
      'cert-manager',
      'cnpg-system',
      'databases',
      'ingress-nginx',
      'observability',
      'sealed-secrets',
    ]);
    expect(new Set(namespaces.map(waveOf))).toEqual(new Set([-1]));
  });

  it('bring what seals and lets in, operators, certificates and observability, then instances', () => {
    const waves = stages.map((names) => [...new Set(names.map(wave))]);
    expect(waves).toEqual([[0], [1], [2], [3]]);
  });

  it('come from the dependencies: each component is later than all that it depends on', () => {
    const { components } = specs.fleet;
    const early = stages.flat().flatMap((name) =>
      dependenciesOf(components[name]!)
        .filter((on) => wave(on) >= wave(name))
        .map((on) => `${name} not after ${on}`),
    );
    expect(early).toEqual([]);
  });

  it('have chat-api after all of it: its root comes after that of the infrastructure', () => {
    expect([wave('bootstrap'), wave('infrastructure'), wave('tenants')]).toEqual([0, 1, 2]);
    const release = application(environment, `syncjob-${environment}-chat-api`);
    const tenant = application(environment, `syncjob-${environment}`);
    const tenants = application(environment, 'tenants');
    expect(tenant.path.startsWith(`${tenants.object.spec.source!.path}/`)).toBe(true);
    expect(release.path.startsWith(`${tenant.object.spec.source!.path}/`)).toBe(true);
    expect(waveOf(release)).toBeGreaterThan(waveOf(tenant));
  });

  it('wait for health, because Argo CD is told how to see that of an Application', () => {
    const [settings] = ofKind(emitted, 'ConfigMap').filter(
      ({ cluster, object }) => cluster === environment && object.metadata.name === 'argocd-cm',
    );
    expect(settings!.object.data).toHaveProperty(['resource.customizations.health.argoproj.io_Application']);
  });
});
