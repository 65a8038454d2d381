import type { KubernetesObject } from '../../../lib/authored/component/object';
import type { GuardrailsSpec } from '../../../lib/authored/guardrails';
import type { ProductInput } from '../../../lib/authored/specs';
import type { WorkloadsSpec } from '../../../lib/authored/environment/strategy';
import { constructs } from '../../../lib/workload/constructs/draw';
import { WebService } from '../../../lib/workload/constructs/web-service';
import { customer, fleet, issuesOf, product } from '../../support/specs';
import { WEB } from '../../support/workloads';

const SAFE = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};
const AMOUNTS = { cpu: '100m', memory: '128Mi' };
const container = {
  name: 'web',
  image: 'ghcr.io/acme/web:1.0.0',
  securityContext: SAFE,
  resources: { requests: AMOUNTS, limits: AMOUNTS },
  readinessProbe: { httpGet: { path: '/', port: 80 } },
  livenessProbe: { httpGet: { path: '/', port: 80 } },
};

/** Without what is undefined. */
function object(kind: string, spec: object): KubernetesObject {
  const manifest = {
    apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name: 'web' },
    spec,
  };
  return JSON.parse(JSON.stringify(manifest)) as KubernetesObject;
}
function deployment(changes: object, spec: object = {}): KubernetesObject {
  return object('Deployment', {
    ...spec,
    template: { spec: { containers: [{ ...container, ...changes }] } },
  });
}

/** A product of these manifests alone. */
function of(content: Partial<ProductInput['spec']>, guardrails?: GuardrailsSpec): ProductInput {
  const { spec, file } = product('web', { ...(guardrails && { guardrails }) });
  const { chart: _, version: _v, footprint: _f, ...rest } = spec;
  return { file, spec: { ...rest, ...content } };
}

function judge(
  objects: readonly KubernetesObject[],
  guardrails?: GuardrailsSpec,
  customers = [customer('acme')],
) {
  const issues = issuesOf({ products: [of({ manifests: objects }, guardrails)], customers });
  return issues.map(({ at, problem, fix }) => [at.path, problem, fix]);
}

it('pods that keep to the guard rails pass, and a Job needs no probes', () => {
  const { readinessProbe: _, livenessProbe: _l, ...once } = container;
  expect(judge([deployment({}), object('Job', { template: { spec: { containers: [once] } } })])).toEqual([]);
});

it.each<[string, object, string, string]>([
  [
    'what the level restricted refuses',
    { securityContext: { ...SAFE, privileged: true } },
    "container 'web' is privileged",
    'leave privileged out',
  ],
  [
    'a container without a limit',
    { resources: { requests: AMOUNTS, limits: { cpu: '100m' } } },
    "container 'web' has no limit of memory",
    'give resources.limits.memory',
  ],
  [
    'a container without a request',
    { resources: { requests: { cpu: '100m' }, limits: AMOUNTS } },
    "container 'web' requests no memory",
    'give resources.requests.memory',
  ],
  [
    'more than the LimitRange of the tier allows',
    { resources: { requests: AMOUNTS, limits: { cpu: '100m', memory: '9Gi' } } },
    "container 'web' may have 9Gi memory, more than the 8Gi of the tier",
    'lower the limit, or move the customer to a larger tier',
  ],
  [
    'a container without a probe',
    { livenessProbe: undefined },
    "container 'web' has no livenessProbe",
    'give livenessProbe',
  ],
])('%s is refused', (_, changes, problem, fix) => {
  expect(judge([deployment(changes)])).toEqual([
    ['manifests', `pods of Deployment web in release 'acme-prod-web': ${problem}`, fix],
  ]);
});

it('a template that is none is refused', () => {
  expect(judge([object('Deployment', { template: { spec: { containers: 'web' } } })])).toEqual([
    [
      'manifests',
      "pods of Deployment web in release 'acme-prod-web': they have no containers, or fields of other types",
      'write spec as Kubernetes has it',
    ],
  ]);
});

it('replicas beside an autoscaler are refused', () => {
  const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  const scaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: { scaleTargetRef: target, maxReplicas: 3 },
  };
  expect(judge([deployment({}), scaler])).toEqual([]);
  expect(judge([deployment({}, { replicas: 2 }), scaler])).toEqual([
    [
      'manifests',
      "pods of Deployment web in release 'acme-prod-web': replicas are stated, and an autoscaler sets them",
      'leave spec.replicas out',
    ],
  ]);
});

it('one mistake in many releases is said once', () => {
  const many = [customer('acme'), customer('beta'), customer('gamma')];
  expect(judge([deployment({ livenessProbe: undefined })], undefined, many)).toHaveLength(1);
});

it('one mistake in several workloads of a release is said of each', () => {
  const wrong = deployment({ livenessProbe: undefined });
  const other = { ...wrong, metadata: { name: 'worker' } };
  expect(judge([wrong, other]).map(([, problem]) => problem)).toEqual(
    ['web', 'worker'].map(
      (name) => `pods of Deployment ${name} in release 'acme-prod-web': container 'web' has no livenessProbe`,
    ),
  );
});

it('where a guard rail only warns, so does this', () => {
  const large = { requests: AMOUNTS, limits: { cpu: '1', memory: '9Gi' } };
  const objects = [deployment({ securityContext: { ...SAFE, privileged: true }, resources: large })];
  const severities = (guardrails?: GuardrailsSpec) =>
    issuesOf({ products: [of({ manifests: objects }, guardrails)] }).map(({ severity }) => severity);
  expect(severities()).toEqual(['error', 'error']);
  expect(severities({ podSecurity: 'warn', limits: 'warn', quota: 'warn' })).toEqual(['warning', 'warning']);
});

it('where a guard rail is off or looser, nothing holds pods to it', () => {
  const root = deployment({ securityContext: {} });
  expect(judge([root])).not.toEqual([]);
  expect(judge([root], { podSecurityLevel: 'baseline' })).toEqual([]);
  expect(judge([root], { podSecurity: 'off' })).toEqual([]);
  const large = deployment({ resources: { requests: AMOUNTS, limits: { cpu: '1', memory: '9Gi' } } });
  expect(judge([large], { limits: 'off', quota: 'off' })).toEqual([]);
});

describe('the quota', () => {
  it('holds the pods of manifests, with room for a rolling update', () => {
    expect(judge([deployment({}, { replicas: 40 })])).toEqual([]);
    expect(judge([deployment({}, { replicas: 41 })])).toEqual([
      [
        'tier',
        "what runs in 'acme-prod' asks for more than the quota of tier 'standard' during a rolling update: 52 pods of 50 (web 41 x 100m, 128Mi)",
        'lower the replicas or what each asks for, or move the customer to a larger tier',
      ],
    ]);
  });

  it('tells each of several that are too much alone', () => {
    const many = deployment({}, { replicas: 41 });
    const more = { ...many, metadata: { name: 'worker' }, spec: deployment({}, { replicas: 42 })['spec'] };
    expect(judge([many, more]).map(([, problem]) => problem)).toEqual(
      [
        ['52', '41'],
        ['53', '42'],
      ].map(
        ([pods, replicas]) =>
          `what runs in 'acme-prod' asks for more than the quota of tier 'standard' during a rolling update: ${pods} pods of 50 (web ${replicas} x 100m, 128Mi)`,
      ),
    );
  });

  it('holds those of a WebService, twice where it is blue-green', () => {
    const draw = constructs((scope, release) => {
      new WebService(scope, 'web', { release, ...WEB, image: { ...WEB.image, tag: '1.0.0' } });
    });
    const issues = (workloads: WorkloadsSpec) => {
      const { environments, ...rest } = fleet();
      const prod = { ...environments['prod']!, workloads };
      return issuesOf({
        fleet: { ...rest, environments: { ...environments, prod } },
        products: [of({ workload: draw })],
      }).map(({ problem }) => problem);
    };
    const scaling = { min: 3, max: 26 };
    expect(issues({ scaling })).toEqual([]);
    expect(issues({ scaling, strategy: { blueGreen: {} }, controller: false })).toEqual([
      "what runs in 'acme-prod' asks for more than the quota of tier 'standard' during a rolling update: 52 pods of 50 (web 26 x 100m, 128Mi)",
    ]);
  });
});
