import type { WorkloadsSpec } from '../../lib/authored/environment/strategy';
import type { WebServiceSpec } from '../../lib/workload/authored/web-service';
import { constructs } from '../../lib/workload/constructs/draw';
import { WebService } from '../../lib/workload/constructs/web-service';
import { ANALYSIS, drawn, FULL, objectsOf, releaseIn, WEB } from '../support/workloads';

function one(kind: string, spec: WebServiceSpec, ...given: Parameters<typeof releaseIn>): unknown {
  return objectsOf(spec, releaseIn(...given)).find((object) => object.kind === kind);
}

/** What a run of a service comes to, by kind and name. */
function kinds(spec: WebServiceSpec, ...given: Parameters<typeof releaseIn>): string[] {
  return objectsOf(spec, releaseIn(...given)).map(({ kind, metadata: { name } }) => `${kind} ${name}`);
}

const CANARY: WorkloadsSpec = {
  strategy: { canary: { weights: [10, 50], every: '5m' } },
  scaling: { min: 3, max: 20 },
  traffic: 'nginx',
};
const BLUE_GREEN: WorkloadsSpec = { strategy: { blueGreen: {} }, scaling: { min: 3, max: 20 } };

describe('a service of which little is said', () => {
  it('is a Deployment of one replica, without an autoscaler', () => {
    expect(kinds(WEB)).toEqual([
      'ServiceAccount acme-prod-web',
      'Deployment acme-prod-web',
      'Service acme-prod-web',
      'PodDisruptionBudget acme-prod-web',
    ]);
    expect(one('Deployment', WEB)).toMatchObject({
      spec: {
        replicas: 1,
        progressDeadlineSeconds: 600,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
        template: {
          spec: { containers: [{ image: 'ghcr.io/acme/web:v1.2.0', ports: [{ containerPort: 8080 }] }] },
        },
      },
    });
  });

  it('has no token of the Kubernetes API', () => {
    expect(one('ServiceAccount', WEB)).toMatchObject({ automountServiceAccountToken: false });
    expect(one('Deployment', WEB)).toMatchObject({
      spec: {
        template: { spec: { automountServiceAccountToken: false, serviceAccountName: 'acme-prod-web' } },
      },
    });
  });

  it('starts as long as its liveness probe may fail 30 times', () => {
    const probe = { httpGet: { path: '/live', port: 'http' }, periodSeconds: 10, timeoutSeconds: 1 };
    expect(one('Deployment', WEB)).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [
              {
                startupProbe: { ...probe, failureThreshold: 30 },
                livenessProbe: { ...probe, failureThreshold: 3 },
                readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
              },
            ],
          },
        },
      },
    });
  });
});

describe('config', () => {
  const told = (value: string) => one('Deployment', { ...FULL, config: { variables: { LOG: value } } });
  const checksum = (value: string) =>
    (told(value) as { spec: { template: { metadata: { annotations: Record<string, string> } } } }).spec
      .template.metadata.annotations['checksum/config'];

  it('replaces pods when it changes, and not when its order does', () => {
    expect(checksum('info')).toMatch(/^[0-9a-f]{16}$/);
    expect(checksum('debug')).not.toBe(checksum('info'));
    const ordered = (variables: Record<string, string>) =>
      one('Deployment', { ...WEB, config: { variables } });
    expect(ordered({ A: '1', B: '2' })).toEqual(ordered({ B: '2', A: '1' }));
  });

  it('is variables and files, as Secrets are', () => {
    expect(kinds(FULL)).toEqual(
      expect.arrayContaining(['ConfigMap acme-prod-web-config', 'ConfigMap acme-prod-web-files']),
    );
    expect(one('Deployment', FULL)).toMatchObject({
      spec: {
        template: {
          spec: {
            imagePullSecrets: [{ name: 'registry' }],
            containers: [
              {
                envFrom: [
                  { configMapRef: { name: 'acme-prod-web-config' } },
                  { secretRef: { name: 'database' } },
                ],
                volumeMounts: [
                  { name: 'writable-0', mountPath: '/tmp' },
                  { name: 'files', mountPath: '/etc/config', readOnly: true },
                  { name: 'secret-1', mountPath: '/etc/keys', readOnly: true },
                ],
              },
            ],
            volumes: [
              { name: 'writable-0', emptyDir: {} },
              { name: 'files', configMap: { name: 'acme-prod-web-files' } },
              { name: 'secret-1', secret: { secretName: 'keys' } },
            ],
          },
        },
      },
    });
  });
});

describe('requests from outside', () => {
  it('come through an Ingress with TLS', () => {
    expect(one('Ingress', FULL)).toMatchObject({
      metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: ['shop.acme.example'], secretName: 'acme-prod-web-tls' }],
        rules: [{ host: 'shop.acme.example' }],
      },
    });
  });

  it('come through a VirtualService where Istio routes', () => {
    const istio: WorkloadsSpec = { traffic: { istio: { gateways: ['istio-system/public'] } } };
    expect(kinds(FULL, istio).filter((each) => each.startsWith('Ingress'))).toEqual([]);
    expect(one('VirtualService', FULL, istio)).toMatchObject({
      spec: { gateways: ['istio-system/public'], hosts: ['shop.acme.example'], http: [{ route: [{}] }] },
    });
    expect(one('VirtualService', FULL, { ...CANARY, ...istio })).toMatchObject({
      spec: {
        http: [
          {
            name: 'primary',
            route: [
              { destination: { host: 'acme-prod-web' }, weight: 100 },
              { destination: { host: 'acme-prod-web-canary' }, weight: 0 },
            ],
          },
        ],
      },
    });
  });
});

it('an autoscaler adds replicas at once and takes them away slowly', () => {
  expect(one('HorizontalPodAutoscaler', WEB, { scaling: { min: 2, max: 5 } })).toMatchObject({
    apiVersion: 'autoscaling/v2',
    spec: {
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [{ resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
      behavior: {
        scaleUp: {
          stabilizationWindowSeconds: 0,
          policies: [{ type: 'Percent', value: 100, periodSeconds: 60 }],
        },
        scaleDown: {
          stabilizationWindowSeconds: 300,
          policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }],
        },
      },
    },
  });
});

it('a service may be scaled otherwise than its environment says', () => {
  const scaled = { ...WEB, scaling: { min: 4, max: 6 } } as const;
  expect(one('HorizontalPodAutoscaler', scaled)).toMatchObject({ spec: { minReplicas: 4, maxReplicas: 6 } });
});

describe('a new version', () => {
  it('comes when the old one is gone, with Recreate', () => {
    expect(one('Deployment', WEB, { strategy: 'Recreate' })).toMatchObject({
      spec: { strategy: { type: 'Recreate' } },
    });
  });

  it.each<['Recreate' | 'RollingUpdate', object]>([
    ['Recreate', { maxSurge: 0, maxUnavailable: '100%' }],
    ['RollingUpdate', { maxSurge: '25%', maxUnavailable: 0 }],
  ])('is taken back with %s by a Rollout without steps', (strategy, canary) => {
    expect(one('Rollout', WEB, { strategy, rollback: 'automatic' })).toMatchObject({
      spec: { replicas: 1, progressDeadlineAbort: true, strategy: { canary } },
    });
    expect(kinds(WEB, { strategy, rollback: 'automatic' })).not.toContain('Deployment acme-prod-web');
  });

  it('is a canary of Argo Rollouts, whose requests ingress-nginx splits', () => {
    expect(one('Rollout', FULL, { ...CANARY, analysis: ANALYSIS! })).toMatchObject({
      spec: {
        progressDeadlineAbort: true,
        strategy: {
          canary: {
            stableService: 'acme-prod-web',
            canaryService: 'acme-prod-web-canary',
            trafficRouting: { nginx: { stableIngress: 'acme-prod-web' } },
            analysis: { templates: [{ templateName: 'acme-prod-web' }], startingStep: 1 },
            steps: [
              { setWeight: 10 },
              { pause: { duration: '300s' } },
              { setWeight: 50 },
              { pause: { duration: '300s' } },
            ],
          },
        },
      },
    });
  });

  it('is a canary by the numbers of replicas, where nothing splits requests', () => {
    const { traffic: _, ...byReplicas } = CANARY;
    const rollout = one('Rollout', WEB, byReplicas) as { spec: { strategy: { canary: object } } };
    expect(Object.keys(rollout.spec.strategy.canary).sort()).toEqual(['maxSurge', 'maxUnavailable', 'steps']);
    expect(kinds(WEB, byReplicas)).not.toContain('Service acme-prod-web-canary');
  });

  it('is blue-green with Argo Rollouts: judged without requests before it has them, and with them after', () => {
    const analysed = { ...BLUE_GREEN, traffic: 'nginx', analysis: ANALYSIS! } as const;
    expect(one('Rollout', FULL, analysed)).toMatchObject({
      spec: {
        strategy: {
          blueGreen: {
            activeService: 'acme-prod-web',
            previewService: 'acme-prod-web-preview',
            autoPromotionEnabled: true,
            prePromotionAnalysis: { templates: [{ templateName: 'acme-prod-web-preview' }] },
            postPromotionAnalysis: { templates: [{ templateName: 'acme-prod-web' }] },
          },
        },
      },
    });
    const templates = objectsOf(FULL, releaseIn(analysed)).filter(({ kind }) => kind === 'AnalysisTemplate');
    const asked = templates.map(({ metadata, spec }) => [
      metadata.name,
      (spec as unknown as { metrics: { name: string; count: number }[] }).metrics.map(({ name, count }) => [
        name,
        count,
      ]),
    ]);
    expect(asked).toEqual([
      [
        'acme-prod-web',
        [
          ['latency', 5],
          ['queue', 5],
          ['restarts', 5],
          ['success-rate', 5],
        ],
      ],
      [
        'acme-prod-web-preview',
        [
          ['queue', 5],
          ['restarts', 5],
        ],
      ],
    ]);
  });

  it('waits for a person who promotes it', () => {
    const byHand = { ...BLUE_GREEN, strategy: { blueGreen: { manualPromotion: true } } };
    expect(one('Rollout', WEB, byHand)).toMatchObject({
      spec: { strategy: { blueGreen: { autoPromotionEnabled: false } } },
    });
    const canary = { canary: { weights: [10], every: '5m', manualPromotion: true } } as const;
    expect(one('Rollout', FULL, { ...CANARY, strategy: canary })).toMatchObject({
      spec: {
        strategy: { canary: { steps: [{ setWeight: 10 }, { pause: { duration: '300s' } }, { pause: {} }] } },
      },
    });
  });

  it('that is bad pauses where a person decides, and is taken back elsewhere', () => {
    const metric = (rollback: 'automatic' | 'manual') =>
      (
        one('AnalysisTemplate', FULL, {
          ...CANARY,
          rollback,
          analysis: { ...ANALYSIS!, failureLimit: 2 },
        }) as {
          spec: { metrics: object[] };
        }
      ).spec.metrics[3];
    expect(metric('automatic')).toMatchObject({ successCondition: 'result[0] >= 99', failureLimit: 2 });
    expect(metric('automatic')).not.toHaveProperty('failureCondition');
    expect(metric('manual')).toMatchObject({
      successCondition: 'result[0] >= 99',
      failureCondition: 'false',
      inconclusiveLimit: 2,
    });
    expect(metric('manual')).not.toHaveProperty('failureLimit');
  });

  it('is a canary of Flagger', () => {
    expect(one('Canary', FULL, { ...CANARY, analysis: ANALYSIS! }, 'flagger')).toMatchObject({
      spec: {
        provider: 'nginx',
        targetRef: { kind: 'Deployment', name: 'acme-prod-web' },
        autoscalerRef: { kind: 'HorizontalPodAutoscaler', name: 'acme-prod-web' },
        ingressRef: { kind: 'Ingress', name: 'acme-prod-web' },
        service: { name: 'acme-prod-web', port: 80, targetPort: 8080 },
        analysis: {
          interval: '300s',
          stepWeights: [10, 50],
          threshold: 2,
          metrics: [
            { name: 'latency', templateRef: { name: 'acme-prod-web-latency' }, thresholdRange: { max: 0.5 } },
            { name: 'queue', thresholdRange: { max: 10 } },
            { name: 'restarts', thresholdRange: { max: 0 } },
            { name: 'success-rate', thresholdRange: { min: 99 } },
          ],
        },
      },
    });
  });

  it('is blue-green with Flagger, which asks nothing of requests that have not come', () => {
    const analysed = { ...BLUE_GREEN, traffic: 'nginx', analysis: ANALYSIS! } as const;
    expect(one('Canary', FULL, analysed, 'flagger')).toMatchObject({
      spec: {
        provider: 'kubernetes',
        analysis: { interval: '60s', iterations: 5, metrics: [{ name: 'queue' }, { name: 'restarts' }] },
      },
    });
  });
});

describe('what is asked of Prometheus', () => {
  const queries = (...given: Parameters<typeof releaseIn>) =>
    Object.fromEntries(
      objectsOf(FULL, releaseIn(...given))
        .filter(({ kind }) => kind === 'MetricTemplate')
        .map(({ metadata, spec }) => [metadata.name, (spec as unknown as { query: string }).query]),
    );

  it('is of the requests of the new version, by what routes them', () => {
    const ofNginx = 'namespace="acme-prod",ingress="acme-prod-web",canary!=""';
    expect(queries({ ...CANARY, analysis: ANALYSIS! }, 'flagger')).toEqual({
      'acme-prod-web-latency': `histogram_quantile(0.99, sum by (le) (rate(nginx_ingress_controller_request_duration_seconds_bucket{${ofNginx}}[60s]))) >= 0 or vector(0)`,
      'acme-prod-web-queue': 'max(queue_length{namespace="acme-prod"})',
      'acme-prod-web-restarts':
        'sum(increase(kube_pod_container_status_restarts_total{namespace="acme-prod",pod=~"acme-prod-web-[0-9a-z]+-[0-9a-z]+"}[60s])) or vector(0)',
      'acme-prod-web-success-rate': `100 - 100 * (sum(rate(nginx_ingress_controller_requests{${ofNginx},status=~"5.."}[60s])) or vector(0)) / (sum(rate(nginx_ingress_controller_requests{${ofNginx}}[60s])) > 0) or vector(100)`,
    });
    const istio = { istio: { gateways: ['istio-system/public'] } };
    expect(
      queries({ ...CANARY, traffic: istio, analysis: ANALYSIS! }, 'flagger')['acme-prod-web-success-rate'],
    ).toContain(
      'istio_requests_total{reporter="destination",destination_service_namespace="acme-prod",destination_service_name="acme-prod-web-canary"}',
    );
  });

  it('fills in what a query names, and leaves what it does not know', () => {
    const query = 'a{ns="{{namespace}}",n="{{ name }}",s="{{service}}",x="{{other}}"}[{{interval}}]';
    const analysis = { ...ANALYSIS!, queries: { queue: { query, max: 1 } } };
    expect(queries({ ...CANARY, analysis }, 'flagger')['acme-prod-web-queue']).toBe(
      'a{ns="acme-prod",n="acme-prod-web",s="acme-prod-web-canary",x="{{other}}"}[60s]',
    );
  });
});

describe('what does not fit is told, all of it', () => {
  const faults = (spec: object, ...given: Parameters<typeof releaseIn>) =>
    drawn(spec as WebServiceSpec, releaseIn(...given)).faults.map(({ problem, fix }) => `${problem}: ${fix}`);

  it('of each field', () => {
    expect(faults({ ...WEB, port: '80', replica: 3, name: 'Web', image: { name: 'web:latest' } })).toEqual([
      expect.stringContaining('\'name\' is "Web"'),
      expect.stringContaining('\'image.name\' is "web:latest"'),
      expect.stringContaining('\'port\' is "80", not'),
      expect.stringContaining("'replica' is unknown"),
    ]);
  });

  it('of the whole', () => {
    const spec: WebServiceSpec = {
      ...WEB,
      metrics: { port: 8080 },
      resources: { requests: { cpu: '2', memory: '1Gi' }, limits: { cpu: '1', memory: '512Mi' } },
    };
    const imageTags = { pattern: 'dev-.*', says: 'dev-<sha>' };
    expect(faults(spec, CANARY, 'argo-rollouts', { imageTags })).toEqual([
      "image tag 'v1.2.0' is none that environment 'prod' runs: give dev-<sha>",
      "'resources.requests.cpu' is 2, more than the limit: give at most 1",
      "'resources.requests.memory' is 1Gi, more than the limit: give at most 512Mi",
      "'metrics.port' is 8080, as 'port' is: give metrics a port of their own",
      "environment 'prod' splits requests by ingress-nginx, and no Ingress leads here: give ingress, or leave traffic out of the environment: replicas then split them",
    ]);
  });

  it('where an image has no tag', () => {
    const { version: _, ...release } = releaseIn();
    expect(drawn(WEB, release).faults).toEqual([
      {
        problem: "image 'ghcr.io/acme/web' has no tag",
        fix: 'give image.tag, or let the product have versions',
      },
    ]);
  });

  it('of what an author draws besides', () => {
    const told = (fill: Parameters<typeof constructs>[0]) =>
      constructs(fill)(releaseIn()).faults.map(({ problem }) => problem);
    expect(
      told(() => {
        throw new Error('no such value\n    at line 3');
      }),
    ).toEqual(['no such value']);
    expect(told(() => Promise.resolve())).toEqual([
      'its constructs are asynchronous, and nobody waits for them',
    ]);
    expect(
      told((scope, release) => {
        new WebService(scope, 'web', { release, ...WEB });
        new WebService(scope, 'web', { release, ...WEB, name: 'other' });
      }),
    ).toEqual([expect.stringContaining("There is already a Construct with name 'web'")]);
    expect(
      told((scope, release) => {
        new WebService(scope, 'shop', { release, ...WEB });
        new WebService(scope, 'admin', { release, ...WEB });
      }),
    ).toContain('two objects are Deployment acme-prod-web');
  });
});

it('two services are in one release, each with a name', () => {
  const { objects, faults } = constructs((scope, release) => {
    new WebService(scope, 'shop', { release, ...WEB });
    new WebService(scope, 'admin', { release, ...WEB, name: `${release.name}-admin` });
  })(releaseIn());
  expect(faults).toEqual([]);
  const deployments = objects
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ metadata }) => metadata.name);
  expect(deployments).toEqual(['acme-prod-web', 'acme-prod-web-admin']);
});
