import { environments, madeBy, PLATFORM_URL } from '../../support/customer-configs';

interface Spec {
  readonly destination: object;
  readonly sources: readonly { readonly repoURL: string; readonly targetRevision: string }[];
  readonly syncPolicy: object;
}
const branches = { dev: 'develop', staging: 'staging', prod: 'main' };
const made = madeBy(12).map(({ metadata, spec }) => ({ metadata, spec: spec as unknown as Spec }));
const of = (environment: string) => made.filter(({ metadata }) => metadata.name.endsWith(`-${environment}`));

describe.each(environments)('Applications of %s', (environment) => {
  it('take the chart from the branch of the environment, and go to its cluster', () => {
    expect(of(environment)).toHaveLength(5);
    for (const { metadata, spec } of of(environment)) {
      expect(spec.sources[0]).toMatchObject({
        repoURL: PLATFORM_URL,
        targetRevision: branches[environment],
      });
      expect(spec.destination).toEqual({ name: environment, namespace: metadata.name });
    }
  });
});

it.each(['dev', 'staging'])('%s syncs by itself, prunes and puts back', (environment) => {
  for (const { metadata, spec } of of(environment)) {
    expect(spec.syncPolicy).toMatchObject({ automated: { prune: true, selfHeal: true } });
    expect(metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io/foreground']);
  }
});

it('prod waits for a person: it has no automated sync at all, and deletes no workload', () => {
  for (const { metadata, spec } of of('prod')) {
    expect(Object.keys(spec.syncPolicy)).not.toContain('automated');
    expect(metadata.finalizers).toBeUndefined();
  }
});
