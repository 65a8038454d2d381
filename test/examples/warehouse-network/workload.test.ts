import { application, places, released, type Found } from '../../support/warehouse-network';

const [dev, staging, ...prod] = places;

function one(place: (typeof places)[number], kind: string): Found {
  const found = released(place).filter((object) => object.kind === kind);
  expect(found).toHaveLength(1);
  return found[0]!;
}
const kinds = (place: (typeof places)[number]) => released(place).map(({ kind }) => kind);
const syncs = ({ tenant }: (typeof places)[number]) =>
  application(tenant).object.spec.syncPolicy!.automated !== undefined;

describe('dev', () => {
  const rollout = one(dev, 'Rollout');

  it('replaces all pods at once, as Recreate does', () => {
    expect(rollout.spec['strategy']).toEqual({ canary: { maxSurge: 0, maxUnavailable: '100%' } });
  });

  it('syncs by itself', () => {
    expect(syncs(dev)).toBe(true);
  });

  it('takes back by itself a version that does not get ready: a Deployment cannot', () => {
    expect(rollout.spec).toMatchObject({ progressDeadlineAbort: true });
    expect(kinds(dev)).not.toContain('Deployment');
  });

  it('has one replica and no HPA', () => {
    expect(rollout.spec['replicas']).toBe(1);
    expect(kinds(dev)).not.toContain('HorizontalPodAutoscaler');
  });
});

describe('staging', () => {
  const deployment = one(staging, 'Deployment');

  it('rolls, and syncs by itself', () => {
    expect(deployment.spec).toMatchObject({ strategy: { type: 'RollingUpdate' } });
    expect(syncs(staging)).toBe(true);
  });

  it('leaves a bad version to people: nothing takes it back', () => {
    expect(kinds(staging)).not.toContain('Rollout');
    expect(deployment.spec).toMatchObject({ progressDeadlineSeconds: 600 });
  });

  it('has 2 to 5 replicas by its HPA, and no number of its own', () => {
    expect(one(staging, 'HorizontalPodAutoscaler').spec).toMatchObject({
      minReplicas: 2,
      maxReplicas: 5,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    });
    expect(deployment.spec).not.toHaveProperty('replicas');
  });
});

describe.each(prod)('prod: $tenant', (place) => {
  const rollout = one(place, 'Rollout');

  it('gives a new version a part of the requests first, which ingress-nginx splits', () => {
    expect(rollout.spec).toMatchObject({
      strategy: {
        canary: {
          stableService: 'web',
          canaryService: 'web-canary',
          steps: [
            { setWeight: 10 },
            { pause: { duration: '300s' } },
            { setWeight: 50 },
            { pause: { duration: '300s' } },
          ],
          trafficRouting: { nginx: { stableIngress: 'web' } },
        },
      },
    });
    const services = released(place).filter(({ kind }) => kind === 'Service');
    expect(services.map(({ metadata }) => metadata.name).sort()).toEqual([
      'web',
      'web-canary',
      'web-metrics',
    ]);
  });

  it('waits for a person to sync', () => {
    expect(syncs(place)).toBe(false);
  });

  it('is taken back through Argo CD: by nothing else, at once, and to a revision that Argo CD still has', () => {
    expect(rollout.spec).toMatchObject({
      progressDeadlineAbort: false,
      rollbackWindow: { revisions: 3 },
    });
    const { metrics } = one(place, 'AnalysisTemplate').spec as unknown as { metrics: object[] };
    expect(metrics).toHaveLength(3);
    for (const metric of metrics) expect(metric).toMatchObject({ failureCondition: 'false' });
    const { revisionHistoryLimit = 10 } = application(place.tenant).object.spec;
    expect(revisionHistoryLimit).toBeGreaterThan(0);
  });

  it('has 3 to 20 replicas by its HPA, no number of its own, and Argo CD leaves it alone', () => {
    expect(one(place, 'HorizontalPodAutoscaler').spec).toMatchObject({
      minReplicas: 3,
      maxReplicas: 20,
      scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' },
    });
    expect(rollout.spec).not.toHaveProperty('replicas');
    expect(application(place.tenant).object.spec.ignoreDifferences).toContainEqual({
      group: 'argoproj.io',
      kind: 'Rollout',
      jsonPointers: ['/spec/replicas'],
    });
  });
});

it.each(places)(
  '$tenant has what takes its versions through on its cluster, where it is a Rollout',
  (place) => {
    const isRollout = kinds(place).includes('Rollout');
    const install = () => application(`${place.cluster}-argo-rollouts`);
    if (isRollout) expect(install().object.spec.source!.chart).toBe('argo-rollouts');
    else expect(install).toThrow();
  },
);
